"""The only writer of files. Knows folders, bytes and what an earlier run made; knows nothing of what files mean."""

from slatebind.output.left import Left, left_behind
from slatebind.output.manifest import NOWHERE, Origin
from slatebind.output.outcome import Outcome
from slatebind.output.paths import IGNORE, MANIFEST
from slatebind.output.single import write_single
from slatebind.output.writer import compare, difference, recorded_paths, recorded_template, write

__all__ = [
    "IGNORE",
    "MANIFEST",
    "NOWHERE",
    "Left",
    "Origin",
    "Outcome",
    "compare",
    "difference",
    "left_behind",
    "recorded_paths",
    "recorded_template",
    "write",
    "write_single",
]
