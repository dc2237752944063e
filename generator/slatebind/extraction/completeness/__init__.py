"""Checks that nothing of a document is lost silently: unread rows and text, doubtful sections, another dialect."""
