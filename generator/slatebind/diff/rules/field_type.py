"""What a field may hold: whatever comes must be something that could have come before."""

from slatebind.diff.edit import followed
from slatebind.diff.facts import Changed
from slatebind.diff.lattice import is_answered_within, type_words
from slatebind.diff.reading import typed_witness
from slatebind.diff.rule import BREAKING, INFO, WARNING, Case, Rule
from slatebind.diff.spelling import reads_as
from slatebind.diff.verdict import Level, Verdict

_SIZES = {"integer", "long", "float"}


def _widened(case: Case) -> Verdict | None:
    wire, sdk = _levels(case)
    return _verdict(case, wire, sdk) if BREAKING in (wire, sdk) else None


def _narrowed(case: Case) -> Verdict:
    return _verdict(case, *_levels(case))


def _levels(case: Case) -> tuple[Level | None, Level | None]:
    old, new = case.old, case.new
    items = followed("items", old.items, case.comparison.names)
    before = case.old_sdk.reads(case.commands[0], old.name)
    after = case.new_sdk.reads(case.commands[1], new.name)
    became = case.comparison.names["models"].get(old.items)
    if became:  # the class may have another name, which the model tells
        before = before.replace(case.old_sdk.models[old.items].cls, case.new_sdk.models[became].cls)
    if not is_answered_within(old, new, items):
        wire = BREAKING
    else:
        # Languages with sizes of integers, and readers of UUIDs or dates, may stumble.
        wire = WARNING if old.type != new.type and "any" not in (old.type, new.type) else INFO
    sdk = BREAKING if not reads_as(before, after) else WARNING if not reads_as(after, before) else None
    return case.on_wire(wire), sdk


def _verdict(case: Case, wire: Level | None, sdk: Level | None) -> Verdict:
    return Verdict(
        message=f"field `{case.new.name}` is {type_words(case.new)}, was {type_words(case.old)}",
        wire=wire,
        sdk=sdk,
        docs=INFO,
        witness=typed_witness(case, case.old.name),
        claims=("items", "documented_type") if case.fact.new[-1] == "type" else ("documented_type",),
    )


_OF = ((Changed, "models.fields.type"), (Changed, "models.fields.items"))
RULES = (
    Rule(
        id="field-type-changed",
        title="A field may hold what it could not hold before",
        why="Code that reads it as what it was cannot read what comes.",
        mirror="field-type-narrowed",
        of=_OF,
        judge=_widened,
    ),
    Rule(
        id="field-type-narrowed",
        title="A field holds less than before",
        why="Whatever comes is something that could have come before.",
        mirror="field-type-changed",
        of=_OF,
        judge=_narrowed,
    ),
)
