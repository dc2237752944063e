"""The result of reading a structured text: plain values, and the position of each."""

from typing import Any

import msgspec

from slatebind.diagnostic import Diagnostic, Path, Position


class Parsed(msgspec.Struct, frozen=True):
    """The content of a text. ``value`` is None if it could not be read at all.

    Positions are keyed by the keys and indices of the text; ``key_positions`` has those of the keys of mappings.
    """

    value: Any
    positions: dict[Path, Position]
    diagnostics: tuple[Diagnostic, ...]
    key_positions: dict[Path, Position] = {}
