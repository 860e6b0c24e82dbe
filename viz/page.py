"""The page: pyvis holds nodes and edges and fills our template; everything it needs stands in the one file.

The template puts the graph into JSON blocks by Jinja's `tojson`, which writes `<`, `>`, `&` and `'` as
`\\u003c` and so on, so that no word of a report can end the block. The Content-Security-Policy lets only the
scripts and the style of this build run, each named by its SHA-256, and nothing be fetched.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from dataclasses import asdict, dataclass
from hashlib import sha256
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from typing import Any, cast

from pyvis.edge import Edge as VisEdge
from pyvis.network import Network

from ..ontology.terms import GOV
from .kinds import KINDS
from .layout import Layout, arrange
from .scene import Evidence, Scene

PACKAGE = __name__.rpartition(".")[0]
LIBRARY = "lib/vis-9.1.2/vis-network.min.js"  # in pyvis's own package data
SCRIPTS = (  # one scope, in this order
    "graph.js",
    "dom.js",
    "shapes.js",
    "labels.js",
    "state.js",
    "legend.js",
    "canvas.js",
    "panel.js",
    "search.js",
    "table.js",
    "view.js",
)
OVERVIEW_FROM = 300  # nodes from which the page opens with the overview

Json = dict[str, Any]

OPTIONS: Json = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "dragNodes": False, "selectConnectedEdges": False, "tooltipDelay": 10**6},
    "nodes": {"shape": "custom"},
    "edges": {
        "arrows": {"to": {"enabled": False}},
        "smooth": {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.45},
        "width": 1,
        "hoverWidth": 0,
        "selectionWidth": 0,
    },
}


@dataclass(frozen=True, slots=True)
class Inline:
    """What the template puts in besides pyvis's own nodes and edges."""

    style: str
    library: str
    script: str
    title: str
    graph: Json

    @property
    def policy(self) -> str:
        """The Content-Security-Policy of the page."""
        scripts = " ".join(_hash(text) for text in (self.library, self.script))
        return (
            f"default-src 'none'; script-src {scripts}; style-src {_hash(self.style)}; img-src data:; "
            "base-uri 'none'; form-action 'none'"
        )


def render(scene: Scene, title: str) -> str:
    """Return the page as HTML text, the same for the same scene."""
    network = Network(directed=True, heading=title)
    opening = "overview" if len(scene.nodes) > OVERVIEW_FROM and scene.overview else "all"
    layouts = _layouts(scene)
    _draw(network, scene)
    network.options = cast("Any", OPTIONS)
    static = files(PACKAGE) / "static"
    inline = Inline(
        style=_text(static / "view.css"),
        library=_library(),
        script="(() => {\n'use strict';\n" + "".join(_text(static / name) for name in SCRIPTS) + "})();\n",
        title=title,
        graph=_graph(scene, layouts, opening),
    )
    with as_file(files(PACKAGE) / "templates") as folder:
        network.set_template_dir(str(folder), "view.html")
        network.templateEnv.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
        cast("Json", network.templateEnv.globals)["page"] = inline
        return network.generate_html()


def _draw(network: Network, scene: Scene) -> None:
    """Hand nodes and edges to pyvis; edges past `add_edge`, which looks through all of them each time."""
    for i, node in enumerate(scene.nodes):
        network.add_node(
            i, label=node.short or node.number, shape="custom", group=node.kind.key, govNumber=node.number
        )
    for number, edge in enumerate(scene.edges):
        drawn = VisEdge(edge.source, edge.target, True, id=number, govProperty=_local(edge.property))
        del drawn.options["arrows"]  # the page sets arrows once for all
        network.edges.append(drawn.options)


def _layouts(scene: Scene) -> Json:
    """Positions for wide and narrow windows, of all nodes and of the overview."""
    members = {"all": range(len(scene.nodes)), "overview": scene.overview}
    return {
        window: {
            name: _positions(scene, arrange(scene, nodes, columns), len(scene.nodes))
            for name, nodes in members.items()
        }
        for window, columns in (("wide", None), ("narrow", 1))
    }


def _positions(scene: Scene, layout: Layout, count: int) -> Json:
    frames = [
        {
            "box": [frame.x, frame.y, frame.width, frame.height],
            "heading": "" if frame.section is None else scene.sections[frame.section].path[-1],
            "report": None if frame.section is None else scene.sections[frame.section].report,
            "continued": frame.continued,
        }
        for frame in layout.frames
    ]
    return {"at": [layout.at.get(i) for i in range(count)], "frames": frames}


def _graph(scene: Scene, layouts: Json, opening: str) -> Json:
    counts = Counter(node.cls for node in scene.nodes)
    return {
        "reports": [asdict(report) for report in scene.reports],
        "kinds": [asdict(kind) | {"count": counts[cls]} for cls, kind in KINDS.items()],
        "names": {_local(iri): [name.zh, name.en] for iri, name in sorted(scene.names.items())},
        "facts": [
            {
                "iri": node.iri,
                "kind": node.kind.key,
                "label": node.label,
                "section": None if node.section is None else list(scene.sections[node.section].path),
                "properties": [[_local(prop), text] for prop, text in node.properties],
                "evidence": [_evidence(e) for e in node.evidence],
            }
            for node in scene.nodes
        ],
        "layouts": layouts,
        "opening": opening,
        "leftOut": scene.left_out,
        "reportsLeftOut": scene.reports_left_out,
    }


def _evidence(evidence: Evidence) -> Json:
    """The sentence in three pieces, so that the page need not count code points."""
    begin, end = evidence.begin - evidence.start, evidence.end - evidence.start
    whole = 0 <= begin <= end <= len(evidence.sentence) and evidence.sentence[begin:end] == evidence.words
    before, after = (evidence.sentence[:begin], evidence.sentence[end:]) if whole else ("", "")
    note = [evidence.note.zh, evidence.note.en] if evidence.note else None
    return {
        "report": evidence.report,
        "at": [evidence.begin, evidence.end],
        "text": [before, evidence.words, after],
        "note": note,
    }


def _local(iri: str) -> str:
    """The short name by which the page knows a property."""
    return iri.removeprefix(str(GOV))


def _library() -> str:
    """vis-network as pyvis ships it, without the source map that a debugger would fetch."""
    lines = _text(files("pyvis") / LIBRARY).splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("//# sourceMappingURL="))


def _text(path: Traversable) -> str:
    """Text as a browser sees it: any line end is one line feed, which the hashes depend on."""
    return path.read_text(encoding="utf-8").replace("\r\n", "\n").replace("\r", "\n")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
