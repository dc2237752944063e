"""Fields of answers that are called something else."""

from slatebind.diff.facts import Renamed
from slatebind.diff.reading import field_witness
from slatebind.diff.rule import BREAKING, INFO, Case, Rule
from slatebind.diff.verdict import Verdict


def _judge(case: Case) -> Verdict:
    old, new = str(case.fact.old[3]), str(case.fact.new[3])
    ids = case.old_sdk.field(case.commands[0], old).id, case.new_sdk.field(case.commands[1], new).id
    never_travelled = any(one.isspace() for one in old)
    return Verdict(
        message=f"field `{old}` is called `{new}`",
        wire=case.on_wire(INFO if never_travelled else BREAKING),
        sdk=BREAKING if ids[0] != ids[1] else None,
        docs=INFO,
        witness=field_witness(case, old, new),
        claims=("renamed_from",),
    )


RULES = (
    Rule(
        id="field-renamed",
        title="A field is called something else",
        why="JSON tells keys apart by name, case included. A name with a space was a slip of the docs.",
        mirror="field-renamed",
        of=((Renamed, "models.fields"),),
        judge=_judge,
    ),
)
