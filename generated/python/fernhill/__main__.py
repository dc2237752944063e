"""The command line, as ``python -m fernhill``."""

from .cli import main

main("python -m fernhill")
