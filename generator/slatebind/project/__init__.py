"""Projects: slatebind.toml, the steps from docs to output files, and building, comparing and explaining their output.

Callers import the modules; importing the package loads none of them, since a run with nothing to do needs only one.
"""
