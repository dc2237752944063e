"""Applying automatic fixes, in rounds, until none is left. Reads files, and writes none."""

from collections import defaultdict
from collections.abc import Callable, Iterable

import msgspec

from slatebind.diagnostic import Diagnostic, Edit
from slatebind.dialects import Dialect
from slatebind.files import STDIN, STDIN_NAME, read_bytes
from slatebind.lint.edits import apply_edits
from slatebind.lint.engine import lint_document
from slatebind.lint.settings import Settings
from slatebind.markdown import FileReader, read_document
from slatebind.progress import ProgressCallback, no_progress

_MAX_ROUNDS = 20
"""Two rules that undo each other would go on for ever; the suite proves that none do."""


class Fixed(msgspec.Struct, frozen=True):
    """The findings of a document before and after fixing, and the bytes of each of its files.

    ``detected`` is the dialect and the reason, if it was detected.
    """

    found: tuple[Diagnostic, ...]
    left: tuple[Diagnostic, ...]
    before: dict[str, bytes]
    after: dict[str, bytes]
    detected: str = ""


def fix_document(
    path: str,
    dialect: Dialect,
    settings: Settings,
    is_given: Callable[[str], bool],
    on_progress: ProgressCallback = no_progress,
    *,
    read: FileReader = read_bytes,
    is_unsafe: bool = False,
) -> Fixed:
    """The document at ``path``, fixed in memory. Files of it for which ``is_given`` is false are left alone.

    ``read`` returns the content of its files. ``is_unsafe`` applies suggested edits, too, which may change values and
    names.
    ``on_progress`` gets the numbers of checked rules and of all, starting over in each round.
    """
    after: dict[str, bytes] = {}
    before: dict[str, bytes] = {}

    def read_fixed(file: str) -> bytes:
        name = STDIN_NAME if file == STDIN else file
        if name not in after:
            after[name] = before[name] = read(file)
        return after[name]

    left = found = lint_document(read_document(path, read_fixed), dialect, settings, on_progress)
    for _ in range(_MAX_ROUNDS):
        changed = {
            file: data
            for file, edits in _edits_by_file(left, is_unsafe=is_unsafe).items()
            if is_given(file) and (data := apply_edits(after[file], edits)) != after[file]
        }
        if not changed:
            break
        after.update(changed)
        left = lint_document(read_document(path, read_fixed), dialect, settings, on_progress)
    return Fixed(found, left, before, after)


def _edits_by_file(findings: Iterable[Diagnostic], *, is_unsafe: bool) -> dict[str, list[Edit]]:
    by_file: dict[str, list[Edit]] = defaultdict(list)
    for finding in findings:
        for edit in (*finding.edits, *(finding.suggested_edits if is_unsafe else ())):
            by_file[edit.at.file].append(edit)
    return by_file
