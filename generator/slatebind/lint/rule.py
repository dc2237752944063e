"""What a rule is: what it looks for, why, and what to do about it."""

from collections.abc import Callable, Iterable
from typing import Literal, get_args

import msgspec

from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.lint.subject import Subject

Preset = Literal["minimal", "recommended", "strict"]
PRESETS: tuple[Preset, ...] = get_args(Preset)
"""From the mistakes that cost the spec something to matters of taste. Each holds the rules of those before it."""

Place = Literal["page", "head", "example", "parameters", "answer", "fields"]
"""Where a snippet stands: it is the whole page, or the named part of an ordinary command."""


class Edit(msgspec.Struct, frozen=True, order=True):
    """``before``, which stands at ``at``, becomes ``after``. It may end with a newline, to remove a line."""

    at: Position
    before: str
    after: str


class Found(msgspec.Struct, frozen=True):
    """A place where a rule is broken, and the edits that mend it."""

    at: Position
    message: str
    hint: str = ""
    related: tuple[Position, ...] = ()
    edits: tuple[Edit, ...] = ()


Check = Callable[[Subject], Iterable[Found]]
Fix = Callable[[Subject, Diagnostic], Iterable[Edit]]


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A rule; the docstring of its module is its title and, below, its rationale.

    A rule without ``check`` is one that reading the docs checks by itself, or the linter for its own comments and
    files; ``fix`` mends what those found. ``changes`` names the keys of the spec that a fix may change, ``prose`` the
    Markdown around the commands; where it is empty, a fix leaves the spec as it is. ``place`` says what stands around
    the snippets.
    """

    preset: Preset
    severity: Severity
    bad: str
    good: str
    place: Place = "page"
    check: Check | None = None
    fix: Fix | None = None
    fixes: bool = False
    changes: tuple[str, ...] = ()
    id: str = ""
    title: str = ""
    rationale: str = ""

    @property
    def is_fixable(self) -> bool:
        """Whether --fix can mend at least some of what it finds."""
        return self.fixes or self.fix is not None
