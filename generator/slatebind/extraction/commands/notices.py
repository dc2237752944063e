"""The asides of commands as notices."""

from collections.abc import Iterable, Iterator
from typing import get_args, get_type_hints

from slatebind.diagnostic import Position
from slatebind.extraction.parts import Part
from slatebind.extraction.report import Report
from slatebind.markdown import Aside
from slatebind.spec.model import Notice

_KINDS = get_args(get_type_hints(Notice)["kind"])


def read_notice(block: Aside, report: Report) -> Notice:
    """The notice of an aside. A class that Slate does not know is reported."""
    # The constant itself, not an equal string: the writer omits a default value by identity.
    kind = next((known for known in _KINDS if known == block.kind.lower()), None)
    if kind is None:
        hint = f"use one of {', '.join(_KINDS)}"
        report.add("aside-kind", block.at, f"unknown aside class `{block.kind}`; read as a notice", hint)
    return Notice(kind=kind or "notice", text=block.text)


def notices_in(parts: Iterable[Part], request: Position, report: Report) -> Iterator[Notice]:
    """The notices in the parts of an operation, but for an aside that holds its ``request`` line."""
    for block in (block for part in parts for block in part.blocks if isinstance(block, Aside)):
        # The text may stand between two lines of tags.
        last_line = block.at.line + block.text.count("\n") + 2
        is_request = block.at.file == request.file and block.at.line <= request.line <= last_line
        if block.text and not is_request:
            yield read_notice(block, report)
