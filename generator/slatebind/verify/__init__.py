"""Holds a spec against a server: one reader per kind of source, one model of facts, one comparison, and corrections."""
