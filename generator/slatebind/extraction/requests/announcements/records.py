"""The record of a request line, and how much its place says."""

from enum import IntEnum

import msgspec

from slatebind.diagnostic import Position


class Trust(IntEnum):
    """How much the place of a request line says about whether it is an operation.

    A mention is inline code with both the method and the URL, in a sentence.
    """

    MENTION = 0
    SAMPLE = 1
    SENTENCE = 2
    FENCE = 3
    TABLE = 4
    OWN = 5
    ASKED_FENCE = 6
    ASKED = 7


class RequestLine(msgspec.Struct, frozen=True):
    """A method and a URL. ``method`` is empty if none is printed; ``title`` is what is said next to it.

    ``is_alone`` says that a block of code holds nothing else, ``is_titled`` that ``title`` is the rest of a heading.
    """

    method: str
    url: str
    at: Position
    trust: Trust
    title: str = ""
    is_alone: bool = False
    is_titled: bool = False
