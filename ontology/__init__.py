"""What may be said: terms, code lists and shapes of the graph, the facts as records, and their IRIs."""
