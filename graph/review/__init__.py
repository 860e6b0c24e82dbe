"""What a reviewer should look at: pairs that may be one thing or two, promises that may be kept or not."""

from .pairs import KINDS, Pair, doubtful

__all__ = ["KINDS", "Pair", "doubtful"]
