"""Short names for IRIs, for people to read and to type: `gov:Effect`, `id:report/331181/2023/rule-of-law`."""

from __future__ import annotations

from ..ontology.iris import ID
from ..ontology.terms import ONTOLOGY, PREFIXES

# `id:` is what reports say, `list:` the concepts of the code lists (`list:topic/…`).
SHORT: dict[str, str] = {"id": ID, "list": f"{ONTOLOGY}/", **PREFIXES}


def shortened(iri: str) -> str:
    """The IRI with its namespace as a prefix; an IRI of no known namespace as it is.

    >>> shortened("https://w3id.org/govgraph/ontology#Effect")
    'gov:Effect'
    """
    fitting = [prefix for prefix, namespace in SHORT.items() if iri.startswith(namespace)]
    if not fitting:
        return iri
    prefix = max(fitting, key=lambda known: len(SHORT[known]))
    return f"{prefix}:{iri.removeprefix(SHORT[prefix])}"


def lengthened(name: str) -> str:
    """The IRI that a short name stands for; what has no known prefix as it is.

    >>> lengthened("gov:Effect")
    'https://w3id.org/govgraph/ontology#Effect'
    """
    prefix, _, rest = name.partition(":")
    return SHORT[prefix] + rest if prefix in SHORT else name
