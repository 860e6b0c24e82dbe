"""The root of everything that govgraph raises on purpose.

GovgraphError
├── InputError (ingest.errors)       a file or hint that cannot be used
├── LexiconError (ingest.lexicon)    a lexicon table that cannot be used
├── VocabularyError (ontology.vocab) a code list or code that does not exist
├── GraphError (graph.errors)        a store, endpoint, mapping or export that fails
├── QueryError (queries.errors)      a question or parameter that does not exist or fit
└── ViewError (viz.scene)            a view that cannot be made
"""


class GovgraphError(Exception):
    """Base of all errors that govgraph raises on purpose; the message says what is wrong and what to do."""
