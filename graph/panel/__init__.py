"""The panel: place × year × indicator, every cell with the words that state it."""

from __future__ import annotations

from .reading import panel
from .rows import COLUMNS, Row, Wanted, wide
from .writing import FORMATS, format_of, write_panel

__all__ = ["COLUMNS", "FORMATS", "Row", "Wanted", "format_of", "panel", "wide", "write_panel"]
