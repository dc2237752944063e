"""The command line, as ``python -m tallowmere``."""

from .cli import main

main("python -m tallowmere")
