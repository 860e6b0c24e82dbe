"""What a build found, in a few lines for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from .building import Built
from .graph.store import open_store
from .ontology.model import Level
from .ontology.terms import GOV

# Classes counted, with the words for one and for many.
COUNTED = (
    ("Measure", "measure", "measures"),
    ("Commitment", "commitment", "commitments"),
    ("Observation", "reported figure", "reported figures"),
    ("Target", "target", "targets"),
    ("Honour", "honour", "honours"),
    ("Problem", "problem", "problems"),
    ("Institution", "institution", "institutions"),
    ("Programme", "programme", "programmes"),
    ("PolicyDocument", "document", "documents"),
    ("FollowUp", "follow-up", "follow-ups"),
)


def summary(built: Built) -> Iterator[str]:
    """Yield the lines: what was read, what was found, what went wrong, where things lie."""
    yield f"Reports: {len(built.reports)} read, {built.failed} left out"
    if built.reports:
        yield f"In the store: {', '.join(_counts(built))}"
    for issue in built.issues:
        if issue.level is Level.ERROR:
            yield f"  {issue.source}: {issue.message}"
    levels = Counter(issue.level for issue in built.issues)
    told = ", ".join(f"{levels[level]} {level.value}{'s' * (levels[level] != 1)}" for level in Level)
    yield f"Not understood: {told} ({built.out / 'issues.jsonl'})"
    yield f"Store:  {built.store}"
    if built.turtle:
        yield f"Turtle: {built.turtle}"
    if built.view:
        yield f"View:   {built.view}"


def _counts(built: Built) -> Iterator[str]:
    with open_store(built.store, read_only=True) as store:
        classes = " ".join(f"<{GOV[term]}>" for term, _, _ in COUNTED)
        rows = store.select(
            f"SELECT ?class (COUNT(?x) AS ?n) {{ VALUES ?class {{ {classes} }} ?x a ?class }} GROUP BY ?class"
        )
    found = {str(kind): int(str(number)) for kind, number in rows}
    for term, one, many in COUNTED:
        number = found.get(str(GOV[term]), 0)
        if number:
            yield f"{number} {one if number == 1 else many}"
