"""The rule on identifiers of the generated package that changed although no name did."""

from slatebind.diff.changes import IdentifierChanged
from slatebind.diff.rule import BREAKING, Rule
from slatebind.diff.verdict import Verdict


def _identifier(change: IdentifierChanged) -> Verdict:
    message = f"identifier of `{change.name}` in the package changed from `{change.before}` to `{change.after}`"
    return Verdict(message=message, sdk=BREAKING, witness=change.witness)


RULES = (
    Rule(
        id="identifier-changed",
        title="Identifier changed although the name did not",
        why="Names with the same identifier are distinguished by a suffix, which depends on the other names.",
        opposite="identifier-changed",
        on=(IdentifierChanged,),
        check=_identifier,
    ),
)
