"""Languages of targets: their facts, names, literals and types."""
