"""Rules on commands, parameters and fields that are deprecated, or no longer."""

from slatebind.diff.changes import CommandChanged, ParamChanged
from slatebind.diff.response_changes import FieldChanged
from slatebind.diff.rule import INFO, Rule
from slatebind.diff.rules.prose_facts import sentence_of
from slatebind.diff.verdict import Verdict

_Deprecatable = CommandChanged | ParamChanged | FieldChanged


def _deprecated(change: _Deprecatable) -> Verdict | None:
    return _verdict(change, "was deprecated") if change.new.deprecated else None


def _undeprecated(change: _Deprecatable) -> Verdict | None:
    return _verdict(change, "is no longer deprecated") if change.old.deprecated else None


def _verdict(change: _Deprecatable, text: str) -> Verdict:
    return Verdict(
        message=f"`{change.new.name}` {text}",
        wire=change.wire_level(INFO),
        sdk=INFO,
        docs=INFO,
        subsumes=sentence_of(change),
    )


RULES = (
    Rule[_Deprecatable](
        id="deprecated",
        title="Command, parameter or field deprecated",
        why="It still works, but may be removed in the future.",
        opposite="undeprecated",
        on=(CommandChanged, ParamChanged, FieldChanged),
        keys=("deprecated",),
        check=_deprecated,
    ),
    Rule[_Deprecatable](
        id="undeprecated",
        title="Command, parameter or field no longer deprecated",
        why="It may be used again.",
        opposite="deprecated",
        on=(CommandChanged, ParamChanged, FieldChanged),
        keys=("deprecated",),
        check=_undeprecated,
    ),
)
