"""The definition of a finding: its code, default severity, preset and explanation."""

from typing import Literal, get_args

import msgspec

from slatebind.diagnostic import Severity

Preset = Literal["minimal", "recommended", "strict"]
PRESETS: tuple[Preset, ...] = get_args(Preset)
"""From problems that affect the spec to matters of taste. Each preset includes those before it."""


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """The sections of a rule's page. ``example`` and ``instead`` are source text; ``fix`` is empty without a fix."""

    title: str
    what: str
    why: str
    example: str
    instead: str = ""
    fix: str = ""


class FindingDefinition(msgspec.Struct, frozen=True, kw_only=True):
    """A finding that reading docs reports, or lint about its own comments and files.

    ``changes`` names the keys of the spec that the fix may change, and ``prose`` the Markdown around the commands; a
    fix without any leaves the spec as it is. With ``is_once``, findings with the same message are shown as one.
    A fix that is not safe, since it changes names, is only suggested.
    """

    code: str
    severity: Severity
    preset: Preset
    explanation: Explanation
    changes: tuple[str, ...] = ()
    is_once: bool = False
    is_fix_safe: bool = True
