"""Reading one command of a chapter: its heading, sections, tables and notices."""
