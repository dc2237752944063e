"""Applying edits to a file's bytes."""

from bisect import bisect_left
from collections.abc import Iterable

from slatebind.diagnostic import Edit

_BOM = b"\xef\xbb\xbf"


def apply_edits(raw: bytes, edits: Iterable[Edit]) -> bytes:
    """A file's bytes with the edits applied in order of position; one that overlaps an earlier one is skipped.

    So is one whose ``before`` is not the text at its position. Everything else stays as it is: line ends, byte order
    mark, and the lack of a last newline. A file that is not UTF-8 is left alone.
    """
    try:
        source = raw.decode()
    except UnicodeDecodeError:
        return raw
    mark = "\ufeff" if raw.startswith(_BOM) else ""
    source = source.removeprefix(mark)
    text = source.replace("\r\n", "\n").replace("\r", "\n")
    pieces = []
    done, last = 0, -1
    origin = _Origin(source, text)
    for start, end, after in _spans(text, edits):
        if start < done or start == last:
            continue
        last = start
        pieces += [source[origin.of(done) : origin.of(start)], origin.with_line_ends(after)]
        done = end
    pieces.append(source[origin.of(done) :])
    return (mark + "".join(pieces)).encode()


def _spans(text: str, edits: Iterable[Edit]) -> list[tuple[int, int, str]]:
    """Start, end and new text of every edit that fits; of two that start together the longer one first."""
    starts = [0]
    starts.extend(offset + 1 for offset, character in enumerate(text) if character == "\n")
    spans = []
    for edit in dict.fromkeys(edits):
        if not 1 <= edit.at.line <= len(starts):
            continue
        start = starts[edit.at.line - 1] + edit.at.column - 1
        if text.startswith(edit.before, start) and edit.before != edit.after:
            spans.append((start, start + len(edit.before), edit.after))
    return sorted(spans, key=lambda span: (span[0], -span[1], span[2]))


class _Origin:
    """From offsets in a text with LF line ends to offsets in what it was made of."""

    def __init__(self, source: str, text: str) -> None:
        self._breaks: list[int] = []
        if len(source) != len(text):
            found = source.find("\r\n")
            while found >= 0:
                self._breaks.append(found - len(self._breaks))
                found = source.find("\r\n", found + 2)
        counts = {"\n": source.count("\n") - len(self._breaks), "\r\n": len(self._breaks)}
        counts["\r"] = source.count("\r") - len(self._breaks)
        self._newline = max(counts, key=lambda end: counts[end])

    def of(self, offset: int) -> int:
        return offset + bisect_left(self._breaks, offset)

    def with_line_ends(self, text: str) -> str:
        return text.replace("\n", self._newline)
