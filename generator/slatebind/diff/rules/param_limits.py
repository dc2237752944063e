"""Rules on what is documented of a parameter's values: maximum length, default, known values, place in the request."""

from slatebind.diff.changes import ParamChanged
from slatebind.diff.rule import BREAKING, INFO, WARNING, Rule
from slatebind.diff.rules.prose_facts import sentence_of
from slatebind.diff.type_compat import known_values_text
from slatebind.diff.verdict import NOT_REPORTED, Verdict, Witness

_MAX_WITNESS_CHARACTERS = 20
"""A longer value is cut off in reports."""


def _length_decreased(change: ParamChanged) -> Verdict | None:
    before, after = change.old.length, change.new.length
    if change.old.type != "string" or change.new.type != "string":
        return NOT_REPORTED  # only texts are checked for their length
    if after is None or (before is not None and before <= after):
        return None
    name = change.new.name
    limit = f"decreased from {before} to {after}" if before is not None else f"is now {after}"
    dots = "..." if after >= _MAX_WITNESS_CHARACTERS else ""
    value = f"{'x' * min(after + 1, _MAX_WITNESS_CHARACTERS)}{dots}"
    return Verdict(
        message=f"maximum length of parameter `{name}` {limit}",
        wire=BREAKING,
        sdk=WARNING,
        docs=INFO,
        witness=Witness(f"{name}={value}"),
    )


def _length_increased(change: ParamChanged) -> Verdict:
    name, before, after = change.new.name, change.old.length, change.new.length
    message = f"maximum length of parameter `{name}` increased from {before} to {after}"
    if after is None:
        message = f"maximum length {before} of parameter `{name}` was removed"
    return Verdict(message=message, wire=INFO, sdk=INFO, docs=INFO)


def _default(change: ParamChanged) -> Verdict:
    name, before, after = change.new.name, change.old.default, change.new.default
    message = f"default of parameter `{name}` changed from `{before}` to `{after}`"
    if before is None:
        message = f"parameter `{name}` now has the default `{after}`"
    elif after is None:
        message = f"default `{before}` of parameter `{name}` was removed"
    return Verdict(message=message, wire=WARNING, docs=INFO, subsumes=sentence_of(change))


def _values(change: ParamChanged) -> Verdict:
    name, before, after = change.new.name, change.old.values, change.new.values
    text = known_values_text(before, after)
    if not text:
        return NOT_REPORTED
    # The list is open: a server may accept values that it does not name.
    level = WARNING if after and not (before and set(before) <= set(after)) else INFO
    message = f"known values of parameter `{name}`: {text}"
    if not after:
        message = f"known values of parameter `{name}` are no longer documented: {', '.join(before)}"
    return Verdict(
        message=message,
        wire=level,
        docs=INFO,
        subsumes=sentence_of(change),
    )


def _location(change: ParamChanged) -> Verdict:
    before, after = (param.location or "the method's default location" for param in (change.old, change.new))
    return Verdict(
        message=f"parameter `{change.new.name}` moved from {before} to {after}",
        wire=BREAKING,
        docs=INFO,
        witness=Witness(f"{before}: {change.old.name}", f"{after}: {change.new.name}"),
    )


RULES = (
    Rule(
        id="param-length-decreased",
        title="Maximum length of a parameter decreased",
        why="Longer values are rejected; the generated client rejects them before sending.",
        opposite="param-length-increased",
        on=(ParamChanged,),
        keys=("length",),
        check=_length_decreased,
    ),
    Rule(
        id="param-length-increased",
        title="Maximum length of a parameter increased",
        why="Values that were accepted are still accepted.",
        opposite="param-length-decreased",
        on=(ParamChanged,),
        keys=("length",),
        check=_length_increased,
    ),
    Rule(
        id="param-default-changed",
        title="Default of a parameter changed",
        why="Calls without the parameter behave differently.",
        opposite="param-default-changed",
        on=(ParamChanged,),
        keys=("default",),
        check=_default,
    ),
    Rule(
        id="param-values-changed",
        title="Known values of a parameter changed",
        why="The list of known values is open, so nothing is certain; a removed value is likely to be rejected.",
        opposite="param-values-changed",
        on=(ParamChanged,),
        keys=("values",),
        check=_values,
    ),
    Rule(
        id="param-location-changed",
        title="Parameter moved within the request",
        why="The server does not find it in the old location; a regenerated client sends it in the new one.",
        opposite="param-location-changed",
        on=(ParamChanged,),
        keys=("location",),
        check=_location,
    ),
)
