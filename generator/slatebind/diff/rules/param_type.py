"""What may be given for a parameter: everything that could be given must still be accepted."""

from slatebind.diff.facts import Changed
from slatebind.diff.lattice import is_sent_within, type_words
from slatebind.diff.rule import BREAKING, INFO, WARNING, Case, Rule
from slatebind.diff.spelling import accepts
from slatebind.diff.verdict import Level, Verdict, Witness


def _narrowed(case: Case) -> Verdict | None:
    wire, sdk = _levels(case)
    return _verdict(case, wire, sdk) if BREAKING in (wire, sdk) else None


def _widened(case: Case) -> Verdict:
    return _verdict(case, *_levels(case))


def _levels(case: Case) -> tuple[Level, Level | None]:
    commands = case.commands
    before = case.old_sdk.param(commands[0], case.old.name).type
    after = case.new_sdk.param(commands[1], case.new.name).type
    wire = INFO if is_sent_within(case.old, case.new) else BREAKING
    return wire, BREAKING if not accepts(after, before) else WARNING if not accepts(before, after) else None


def _verdict(case: Case, wire: Level, sdk: Level | None) -> Verdict:
    # The type that the docs name differently and we alike is told with the type, not beside it.
    return Verdict(
        message=f"parameter `{case.new.name}` is {type_words(case.new)}, was {type_words(case.old)}",
        wire=wire,
        sdk=sdk,
        docs=INFO,
        witness=_witness(case),
        claims=("items", "documented_type") if case.fact.new[-1] == "type" else ("documented_type",),
    )


def _witness(case: Case) -> Witness:
    """The same call before and after; what is given is another thing, which a comment says."""
    old, new = case.commands
    calls = case.old_sdk.call(old, case.old.name), case.new_sdk.call(new, case.new.name)
    kinds = [type_words(one).replace("`", "") for one in (case.old, case.new)]
    before, after = (f"{call}  # {kind}" for call, kind in zip(calls, kinds, strict=True))
    return Witness(before, after, case.old_sdk.given(old, case.old.name))


_OF = ((Changed, "commands.params.type"), (Changed, "commands.params.items"))
RULES = (
    Rule(
        id="param-type-narrowed",
        title="A parameter takes less, or something else",
        why="Values that were accepted are refused, or do not pass a type checker any more.",
        mirror="param-type-widened",
        of=_OF,
        judge=_narrowed,
    ),
    Rule(
        id="param-type-widened",
        title="A parameter takes more",
        why="Whatever was accepted still is; only code that declares the same types by itself may want to follow.",
        mirror="param-type-narrowed",
        of=_OF,
        judge=_widened,
    ),
)
