"""Reviewed judgements on what is one thing and what is two: read from a file, applied at each build."""

from .file import Judgement, Merges, Verdict, append, read_merges

__all__ = ["Judgement", "Merges", "Verdict", "append", "read_merges"]
