"""slatebind: typed clients, models and docs from API references written in Slate Markdown."""
