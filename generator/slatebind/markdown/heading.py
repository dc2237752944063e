"""Lines that are headings, for those who look for them without reading the text around them."""

import re
from collections.abc import Iterator

HEADING = re.compile(r" {0,3}(#{1,6})([ \t]*)(.*?)(?:[ \t]+#+)?[ \t]*")
"""A whole line: its marks, the space after them, and its text."""
_TOP = re.compile(r"^#[ \t]+\S[^\n]*$", re.M)


def top_headings(text: str, start: int = 0) -> Iterator[tuple[int, str]]:
    """The offset and the text of each line that is a heading of the first level, if it stands in nothing else."""
    for line in _TOP.finditer(text, start):
        parts = HEADING.fullmatch(line.group())
        if parts is not None:
            yield line.start(), parts[3]
