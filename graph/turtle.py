"""Turtle and TriG for people: in reading order, Chinese as written, IRIs short.

Within a report's block, `@base` is the report, so that its parts read `<measure/1.1.2>` and its spans
`<text#char=12,20>`. Prefixes are declared where they are first used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from pyoxigraph import Literal, NamedNode, Quad

from ..ontology.iris import Iris
from ..ontology.terms import ONTOLOGY, PREFIXES, RDF, XSD
from ..ontology.vocab import FILES

# The part of Turtle's PN_LOCAL that needs no escapes; dots may not end a name.
LOCAL = re.compile(r"[A-Za-z0-9_\u4e00-\u9fff](?:[A-Za-z0-9_.\-\u4e00-\u9fff]*[A-Za-z0-9_\-\u4e00-\u9fff])?")
PLACE_CODE = re.compile(r"[0-9]{6}")
ENTITY_KINDS = ("place", "programme", "document", "indicator")
OF_A_PLACE = ("institution", "person")
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"} | {
    chr(c): f"\\u{c:04X}" for c in (*range(9), 11, 12, *range(14, 32), 127)
}
SHORT = str.maketrans(ESCAPES)
LONG = str.maketrans({c: e for c, e in ESCAPES.items() if c not in "\n\t"})
BARE = {
    str(XSD.integer): re.compile(r"[+-]?[0-9]+"),
    str(XSD.decimal): re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    str(XSD.boolean): re.compile(r"true|false"),
}


class TurtleWriter:
    """Writes one graph after another and remembers which prefixes are declared."""

    def __init__(self, iris: Iris, *, named_graphs: bool) -> None:
        self._named_graphs = named_graphs
        self._iris = iris
        self._namespaces = {namespace: prefix for prefix, namespace in PREFIXES.items()}
        self._namespaces |= {f"{ONTOLOGY}/{scheme}/": scheme for scheme in FILES}
        self._namespaces |= {f"{iris.base}{kind}/": f"id-{kind}" for kind in ENTITY_KINDS}
        self._declared: set[str] = set()
        self._used: dict[str, str] = {}
        self._shown: dict[str, str] = {}  # IRIs of this graph as written
        self._base = ""
        self._written_base = ""

    def graph(self, name: str, quads: Iterable[Quad]) -> Iterator[str]:
        """Yield the lines of one graph; `quads` must be in reading order."""
        self._base = f"{name}/" if name.startswith(f"{self._iris.base}report/") else self._iris.base
        self._used = {}
        self._shown = {}
        blocks = [list(self._subject(list(group))) for _, group in groupby(quads, key=lambda q: q.subject)]
        shown = self.iri(name) if self._named_graphs else ""
        yield from self._head()
        if self._named_graphs:
            yield f"GRAPH {shown} {{"
        for block in blocks:
            yield ""
            yield from block
        yield "}" if self._named_graphs else ""

    def _head(self) -> Iterator[str]:
        for prefix in sorted(self._used.keys() - self._declared):
            yield f"@prefix {prefix}: <{self._used[prefix]}> ."
        self._declared |= self._used.keys()
        if self._base != self._written_base:
            yield f"@base <{self._base}> ."
            self._written_base = self._base

    def _subject(self, quads: list[Quad]) -> Iterator[str]:
        yield self.term(quads[0].subject)
        groups = [
            (predicate, [self.term(quad.object) for quad in group])
            for predicate, group in groupby(quads, key=lambda q: q.predicate)
        ]
        for at, (predicate, values) in enumerate(groups, 1):
            verb = "a" if predicate.value == str(RDF.type) else self.term(predicate)
            end = " ." if at == len(groups) else " ;"
            yield f"    {verb} {', '.join(values)}{end}"

    def term(self, term: object) -> str:
        """One term as Turtle writes it."""
        if isinstance(term, NamedNode):
            return self.iri(term.value)
        return self._literal(term) if isinstance(term, Literal) else str(term)

    def iri(self, iri: str) -> str:
        """An IRI, as a prefixed name or relative to the base where it can be."""
        shown = self._shown.get(iri)
        if shown is None:
            shown = self._shown[iri] = self._shorten(iri)
        return shown

    def _shorten(self, iri: str) -> str:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        namespace, local = iri[:cut], iri[cut:]
        prefix = self._namespaces.get(namespace) or self._place_prefix(namespace)
        if prefix and LOCAL.fullmatch(local):
            self._used[prefix] = namespace
            return f"{prefix}:{local}"
        if iri.startswith(self._base) and len(iri) > len(self._base):
            return f"<{iri.removeprefix(self._base)}>"
        return f"<{iri}>"

    def _place_prefix(self, namespace: str) -> str | None:
        """Institutions and persons of one division share a prefix, such as `institution-331181`."""
        kind, _, code = namespace.removeprefix(self._iris.base).rstrip("/").partition("/")
        return f"{kind}-{code}" if kind in OF_A_PLACE and PLACE_CODE.fullmatch(code) else None

    def _literal(self, literal: Literal) -> str:
        words, datatype = literal.value, literal.datatype.value
        if datatype in BARE and BARE[datatype].fullmatch(words):
            return words
        quoted = f'"""{words.translate(LONG)}"""' if "\n" in words else f'"{words.translate(SHORT)}"'
        if literal.language:
            return f"{quoted}@{literal.language}"
        return quoted if datatype == str(XSD.string) else f"{quoted}^^{self.iri(datatype)}"
