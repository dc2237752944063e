"""The only writer of files. Knows folders, bytes and what an earlier run wrote; does not know what files mean."""

from slatebind.output.manifest import NO_ORIGIN, Origin
from slatebind.output.outcome import Outcome
from slatebind.output.paths import IGNORE, MANIFEST
from slatebind.output.single_file import write_single
from slatebind.output.stale import StaleOutput, find_stale
from slatebind.output.writer import compare, difference, recorded_paths, recorded_template, recorded_version, write

__all__ = [
    "IGNORE",
    "MANIFEST",
    "NO_ORIGIN",
    "Origin",
    "Outcome",
    "StaleOutput",
    "compare",
    "difference",
    "find_stale",
    "recorded_paths",
    "recorded_template",
    "recorded_version",
    "write",
    "write_single",
]
