"""The only writer of files. Knows folders, bytes and what an earlier run made; knows nothing of what files mean."""

from slatebind.output.outcome import Outcome
from slatebind.output.paths import MANIFEST
from slatebind.output.single import write_single
from slatebind.output.writer import compare, difference, write

__all__ = ["MANIFEST", "Outcome", "compare", "difference", "write", "write_single"]
