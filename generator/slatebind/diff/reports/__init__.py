"""A comparison as people and other programs read it: one module a format, each a pure function to text."""
