"""Slate Markdown as blocks with positions. The only importer of mistune."""
