"""Mending what can be mended, in rounds, until nothing is left to mend. Reads files, and writes none."""

from collections.abc import Callable

import msgspec

from slatebind.dialects import Dialect
from slatebind.files import STDIN, STDIN_NAME, read_bytes
from slatebind.lint.edits import apply_edits
from slatebind.lint.engine import Result, lint_document
from slatebind.lint.rule import Edit
from slatebind.lint.settings import Settings
from slatebind.markdown import read_document
from slatebind.tick import Tick, unwatched

_ROUNDS = 20
"""Two rules that undo each other would go on for ever; the suite holds that none do."""


class Fixed(msgspec.Struct, frozen=True):
    """What was found, what of it is left after mending, and the bytes of each file before and after."""

    found: Result
    result: Result
    before: dict[str, bytes]
    after: dict[str, bytes]


def fix_document(
    path: str, dialect: Dialect, settings: Settings, is_given: Callable[[str], bool], tick: Tick = unwatched
) -> Fixed:
    """The document at ``path``, mended in memory. Files of it for which ``is_given`` is false are left alone.

    ``tick`` is told how many of the rules have looked, anew for each look at what is mended.
    """
    held: dict[str, bytes] = {}
    before: dict[str, bytes] = {}

    def read(file: str) -> bytes:
        name = STDIN_NAME if file == STDIN else file
        if name not in held:
            held[name] = before[name] = read_bytes(file)
        return held[name]

    result = found = lint_document(read_document(path, read), dialect, settings, tick)
    for _ in range(_ROUNDS):
        edits: dict[str, list[Edit]] = {}
        for one in (edit for mending in result.edits.values() for edit in mending if is_given(edit.at.file)):
            edits.setdefault(one.at.file, []).append(one)
        changed = {file: apply_edits(held[file], found) for file, found in edits.items()}
        if all(held[file] == data for file, data in changed.items()):
            break
        held.update(changed)
        result = lint_document(read_document(path, read), dialect, settings, tick)
    return Fixed(found, result, before, held)
