"""The definition of a finding: its code, default severity, preset and explanation."""

from typing import Literal, get_args

import msgspec

from slatebind.diagnostic import Severity

Preset = Literal["minimal", "recommended", "strict"]
PRESETS: tuple[Preset, ...] = get_args(Preset)
"""From problems that affect the spec to matters of taste. Each preset includes those before it."""


Fact = Literal[
    "jobs",
    "calls",
    "names",
    "requests",
    "sections",
    "sentences",
    "paging",
    "verbs",
    "lengths",
    "bold",
    "codes",
    "plain",
    "english",
]
"""What a rule can need to hold for docs, their dialect and its protocol."""
FACTS: dict[Fact, str] = {
    "jobs": "whose commands can respond with a job",
    "calls": "whose examples call commands by name",
    "names": "whose commands are announced by name",
    "requests": "whose operations are announced by request lines",
    "sections": "whose commands have required sections",
    "sentences": "whose descriptions begin alike",
    "paging": "of a protocol that names the parameters of pages",
    "verbs": "of a protocol whose commands begin with a verb",
    "lengths": "whose tables have a column for lengths",
    "bold": "whose names are in bold",
    "codes": "whose errors have numbers",
    "plain": "whose cells hold words and plain text",
    "english": "in English",
}
"""The docs for which each fact holds, as `docs/reference/rules.md` describes them."""


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
    fix without any leaves the spec as it is. With ``is_once``, findings with the same message are shown as one, with
    ``is_once_per_command`` those of one operation in docs of HTTP APIs.
    A fix that is not safe, since it changes names, is only suggested. ``needs`` are facts without which it is not
    reported. More than ``max_single`` of them in a document are shown as one.
    """

    code: str
    severity: Severity
    preset: Preset
    explanation: Explanation
    changes: tuple[str, ...] = ()
    is_once: bool = False
    is_once_per_command: bool = False
    is_fix_safe: bool = True
    needs: tuple[Fact, ...] = ()
    max_single: int | None = None
