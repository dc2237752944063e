"""Rules on parameters that exclude or require each other."""

from slatebind.diff.changes import ParamChanged
from slatebind.diff.rule import INFO, WARNING, Rule
from slatebind.diff.rules.prose_facts import sentence_of
from slatebind.diff.spec_matching import match_rows
from slatebind.diff.verdict import NOT_REPORTED, Verdict

_VERBS = {"excludes": ("now excludes", "no longer excludes"), "requires": ("now requires", "no longer requires")}


def _added(change: ParamChanged) -> Verdict | None:
    removed, added = _differences(change)
    if not added:
        return None
    dropped = f" and {_VERBS[change.key][1]} {_quoted(removed)}" if removed else ""
    message = f"parameter `{change.new.name}` {_VERBS[change.key][0]} {_quoted(added)}{dropped}"
    return Verdict(message=message, wire=WARNING, sdk=WARNING, docs=INFO, subsumes=sentence_of(change))


def _removed(change: ParamChanged) -> Verdict:
    removed, _ = _differences(change)
    if not removed:
        return NOT_REPORTED  # another order, or the parameter that it names was renamed
    message = f"parameter `{change.new.name}` {_VERBS[change.key][1]} {_quoted(removed)}"
    return Verdict(message=message, wire=INFO, sdk=INFO, docs=INFO, subsumes=sentence_of(change))


def _differences(change: ParamChanged) -> tuple[list[str], list[str]]:
    """The names that were removed and added; renamed parameters have their new names on both sides."""
    new_names = {str(match.old): str(match.new) for match in match_rows(change.command.old, change.command.new)}
    before = [new_names.get(name, name) for name in getattr(change.old, change.key)]
    after = list(getattr(change.new, change.key))
    return [name for name in before if name not in after], [name for name in after if name not in before]


def _quoted(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


RULES = (
    Rule(
        id="param-dependency-added",
        title="Parameter excludes or requires another",
        why="Calls that do not meet it may be rejected; the generated client rejects them before sending.",
        opposite="param-dependency-removed",
        on=(ParamChanged,),
        keys=("excludes", "requires"),
        check=_added,
    ),
    Rule(
        id="param-dependency-removed",
        title="Parameter no longer excludes or requires another",
        why="Calls that met it are still accepted.",
        opposite="param-dependency-added",
        on=(ParamChanged,),
        keys=("excludes", "requires"),
        check=_removed,
    ),
)
