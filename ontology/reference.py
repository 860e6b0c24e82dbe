"""Writes `docs/ontology.md`: every class, property and code of the ontology, in Chinese and English.

Run `python -m govgraph.ontology.reference > docs/ontology.md` after a change to the ontology.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from rdflib import Graph, Literal, URIRef

from .terms import GOV, OWL, PREFIXES, RDF, RDFS, SCHEMA, ontology_files
from .vocab import FILES, concepts, indicators

INTRODUCTION = f"""\
# Ontology reference 本体参考

Namespace `{GOV}` (prefix `gov:`). This page is made from the files in `ontology/` by
`python -m govgraph.ontology.reference > docs/ontology.md`; change those, not this page.
本页由 `ontology/` 中的文件生成,请修改那些文件。"""
KINDS = (
    ("Classes 类", OWL.Class),
    ("Object properties 对象属性", OWL.ObjectProperty),
    ("Datatype properties 数据属性", OWL.DatatypeProperty),
)


def core() -> Graph:
    """Return `govgraph.ttl` and `alignments.ttl` as one graph."""
    graph = Graph()
    for file in ontology_files()[:2]:
        graph.parse(data=file.read_text("utf8"), format="turtle")
    return graph


def page() -> str:
    """Return the reference as Markdown; the same files give the same text."""
    graph = core()
    blocks = [INTRODUCTION]
    for title, kind in KINDS:
        blocks.append(f"## {title}")
        blocks.append("\n".join(_terms(graph, kind)))
    blocks.append("## Closed lists 封闭列表")
    blocks.append("\n".join(_individuals(graph)))
    blocks.append("## Code lists 代码表")
    for scheme in FILES:
        if scheme != "indicator":
            blocks += [f"### {scheme}", "\n".join(_codes(scheme))]
    blocks += ["### indicator", "\n".join(_indicators())]
    return "\n\n".join(blocks) + "\n"


def short(iri: URIRef) -> str:
    """Return an IRI as prefixed name, or in angle brackets where no prefix fits.

    >>> short(GOV.Measure)
    'gov:Measure'
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return f"<{iri}>"


def _table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    names = list(columns)
    yield f"| {' | '.join(names)} |"
    yield f"|{'---|' * len(names)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |"


def _terms(graph: Graph, kind: URIRef) -> Iterator[str]:
    if kind == OWL.Class:
        relations = {"subclass of": [RDFS.subClassOf], "near 相近": _matches(graph)}
    else:
        relations = {
            "of 定义域": [RDFS.domain, SCHEMA.domainIncludes],
            "leads to 值域": [RDFS.range, SCHEMA.rangeIncludes],
            "near 相近": [RDFS.subPropertyOf, *_matches(graph)],
        }
    rows = (
        [f"`{short(term)}`", *_both(graph, term), *(_list(graph, term, via) for via in relations.values())]
        for term in _declared(graph, kind)
    )
    return _table(["term", "label 名称", "comment 说明", *relations], rows)


def _matches(graph: Graph) -> list[URIRef]:
    """The SKOS mapping properties that the alignments use."""
    return sorted({p for p in graph.predicates() if isinstance(p, URIRef) and p.endswith("Match")})


def _individuals(graph: Graph) -> Iterator[str]:
    rows = (
        [f"`{short(kind)}`", f"`{short(term)}`", *_both(graph, term)]
        for kind in _declared(graph, OWL.Class)
        for term in _declared(graph, kind)
    )
    return _table(["list 列表", "term", "label 名称", "comment 说明"], rows)


def _codes(scheme: str) -> Iterator[str]:
    rows = ([f"`{c.code}`", c.label_zh, c.label_en] for c in concepts(scheme))
    return _table(["code 代码", "中文", "English"], rows)


def _indicators() -> Iterator[str]:
    english = {concept.code: concept.label_en for concept in concepts("indicator")}
    rows = (
        [f"`{i.code}`", i.label, english[i.code], i.unit or "", i.better, i.outcome_kind]
        for i in indicators()
    )
    return _table(["code 代码", "中文", "English", "unit 单位", "better 向好", "kind 类型"], rows)


def _declared(graph: Graph, kind: URIRef) -> list[URIRef]:
    return sorted(
        term
        for term in graph.subjects(RDF.type, kind)
        if isinstance(term, URIRef) and term.startswith(str(GOV))
    )


def _both(graph: Graph, term: URIRef) -> list[str]:
    return [_bilingual(graph, term, RDFS.label, " "), _bilingual(graph, term, RDFS.comment, "<br>")]


def _bilingual(graph: Graph, term: URIRef, via: URIRef, between: str) -> str:
    found = [value for value in graph.objects(term, via) if isinstance(value, Literal)]
    return between.join(str(value) for tag in ("zh", "en") for value in found if value.language == tag)


def _list(graph: Graph, term: URIRef, via: list[URIRef]) -> str:
    found = {value for one in via for value in graph.objects(term, one) if isinstance(value, URIRef)}
    return ", ".join(f"`{short(value)}`" for value in sorted(found))


if __name__ == "__main__":
    sys.stdout.buffer.write(page().encode())  # UTF-8 with line feeds on every system
