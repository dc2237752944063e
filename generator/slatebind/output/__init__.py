"""The only writer of files. Knows folders, bytes and what an earlier run made; knows nothing of what files mean."""

from slatebind.output.manifest import NOWHERE, Origin
from slatebind.output.outcome import Outcome
from slatebind.output.paths import IGNORE, MANIFEST
from slatebind.output.single import write_single
from slatebind.output.writer import compare, difference, recorded_template, write

__all__ = [
    "IGNORE",
    "MANIFEST",
    "NOWHERE",
    "Origin",
    "Outcome",
    "compare",
    "difference",
    "recorded_template",
    "write",
    "write_single",
]
