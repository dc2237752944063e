"""Reports of a comparison for people and for other programs: one module for each format, a pure function to text."""
