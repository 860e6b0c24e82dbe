"""Verbs of founding and opening behind a name that fills its clause (市商事调解中心挂牌, 云溪产业园投用)."""

from __future__ import annotations

from functools import cache

from ..lexicon import table


@cache
def founding(of: str) -> str:
    """The verbs behind a `body`, a body `raised` in rank, or a `site`, as alternatives of a pattern."""
    rows = table("institutions/founded", "verb", "of", "example")
    return "|".join(row["verb"] for row in rows if of in row["of"].split())
