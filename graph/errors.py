"""What can go wrong between facts and files.

GraphError
├── MappingError      facts that contradict each other
├── StoreError        a store that cannot be opened, read or written
│   ├── EndpointError     a remote store that is dead, slow, or no SPARQL endpoint
│   └── QuerySyntaxError  a query or update that is not SPARQL 1.1
├── MergesError       a file of reviewed judgements that cannot be used
├── ExportError       a format that does not exist, or nothing to export
└── EvaluationError   an evaluation that cannot be made
    ├── GoldError         gold files that are wrong, or a source that is not the one annotated
    │   └── CorpusNeeded      gold without texts, and no corpus named to cut them from
    └── BaselineError     a file of floors that cannot be used
"""

from __future__ import annotations

from ..ontology.errors import GovgraphError


class GraphError(GovgraphError):
    """The root of all errors of `govgraph.graph`; the message says what to do."""


class MappingError(GraphError):
    """Facts of one report that cannot be said in RDF, such as two measures with one number."""


class StoreError(GraphError):
    """A store that cannot be opened, read or written."""


class EndpointError(StoreError):
    """A remote store that does not answer, answers too late, or answers with an error."""


class QuerySyntaxError(StoreError):
    """A query or update that the store cannot parse; the message names line and column where known."""


class ExportError(GraphError):
    """An export that cannot be made."""


class MergesError(GraphError):
    """A file of reviewed judgements with a line that cannot be used; the message names it and the remedy."""


class PanelError(GraphError):
    """A panel that cannot be made: of something the store does not hold, or in no known format."""


class EvaluationError(GraphError):
    """An evaluation that cannot be made."""


class GoldError(EvaluationError):
    """A gold file that is wrong or whose source is not the one annotated; the message names the place."""


class CorpusNeeded(GoldError):  # noqa: N818 - reads as what happened
    """Gold files that hold no text, while no folder of sources was named."""


class BaselineError(EvaluationError):
    """A baseline file that is missing, is no JSON object of floors, or names an unknown measure."""
