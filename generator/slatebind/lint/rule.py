"""The records of a lint rule and of its violations."""

from collections.abc import Callable, Iterable

import msgspec

from slatebind.diagnostic import Edit, Position, Severity
from slatebind.findings import Explanation, Fact, Preset
from slatebind.lint.context import LintContext


class Violation(msgspec.Struct, frozen=True):
    """A place where a rule is broken, and the edits that fix it.

    A fix that could change a value, a name, or what is said, is not safe: it is only suggested.
    """

    at: Position
    message: str
    hint: str = ""
    related: tuple[Position, ...] = ()
    edits: tuple[Edit, ...] = ()
    is_safe: bool = True


Check = Callable[[LintContext], Iterable[Violation]]


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A rule. Its module declares all but ``id``, the module's name, and ``explanation``, the module's docstring.

    A rule without ``check`` is an entry of the table of findings: it is reported while docs are read, or by lint about
    its own comments and files. ``places`` is the number of places to which the rule applies, for telling a convention
    from mistakes; without it, commands are counted. ``changes`` names the keys of the spec that its fix may change, and
    ``prose`` the Markdown around the commands; a fix without any leaves the spec as it is. ``needs`` are facts about
    the docs without which the rule is not run. More than ``max_single`` findings in a document are shown as one:
    what they ask for is a decision about the whole document.
    """

    preset: Preset
    severity: Severity
    check: Check | None = None
    places: Callable[[LintContext], int] | None = None
    changes: tuple[str, ...] = ()
    needs: tuple[Fact, ...] = ()
    max_single: int | None = None
    id: str = ""
    explanation: Explanation = Explanation(title="", what="", why="", example="")

    @property
    def title(self) -> str:
        """What it reports, in a line."""
        return self.explanation.title

    @property
    def is_fixable(self) -> bool:
        """Whether --fix can fix at least some of what it finds."""
        return bool(self.explanation.fix)
