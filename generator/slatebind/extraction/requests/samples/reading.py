"""Finding the sample calls in a block of code."""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Position
from slatebind.extraction.requests.samples.curl import read_curl
from slatebind.extraction.requests.samples.http_message import read_message
from slatebind.extraction.requests.samples.httpie import read_httpie
from slatebind.extraction.requests.samples.sample import Sample
from slatebind.extraction.requests.samples.shell_words import shell_words
from slatebind.markdown import Code

_COMMAND = re.compile(
    r"^[ \t]*(?:[$>%][ \t]*)?(?:sudo[ \t]+)?(?:(?P<curl>curl)(?:\.exe)?|(?P<httpie>https?))(?=[ \t]|\\\r?\n|\n)", re.M
)
_MESSAGE = re.compile(
    r"^[ \t]*(?P<method>GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)[ \t]+(?P<target>\S.*?)(?:[ \t]+HTTP/[\d.]+)?[ \t]*$",
    re.M,
)


def read_samples(block: Code) -> Iterator[Sample]:
    """The calls in a block, in their order. A block of code begins with a message, or contains commands."""
    text = block.text
    lines = _Lines(block)
    first = _MESSAGE.match(text, len(text) - len(text.lstrip("\n")))
    if first:
        at = lines.position(first.start())
        message = read_message(first["method"], first["target"], text[first.start() :], at)
        # A request line alone is how docs announce a request, not a sample of it.
        if message.headers or message.data:
            yield message
        return
    offset = 0
    while command := _COMMAND.search(text, offset):
        found = shell_words(text, command.end())
        offset = max(found.end, command.end())
        start = command.start("curl") if command["curl"] else command.start("httpie")
        read = read_curl if command["curl"] else read_httpie
        sample = read(found.words, text[start : found.end].rstrip(), lines.position(start))
        if sample is not None:
            yield sample


class _Lines:
    """Positions of growing offsets in a block, counted from the last one on."""

    def __init__(self, block: Code) -> None:
        self._block = block
        self._offset = 0
        self._line = block.at.line + 1

    def position(self, offset: int) -> Position:
        self._line += self._block.text.count("\n", self._offset, offset)
        self._offset = offset
        return Position(self._block.at.file, self._line)
