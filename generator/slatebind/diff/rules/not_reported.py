"""Rules for changes that are never reported, so that every change has a rule."""

from slatebind.diff.changes import Change, CommandChanged, GroupChanged, ListReordered, ModelChanged, ParamChanged
from slatebind.diff.response_changes import FieldChanged
from slatebind.diff.rule import Rule
from slatebind.diff.verdict import NOT_REPORTED, Verdict


def _not_reported(_: Change) -> Verdict:
    return NOT_REPORTED


RULES = (
    Rule(
        id="reordered",
        title="Order changed",
        why="Parameters are passed, and fields read, by name.",
        opposite="reordered",
        on=(ListReordered,),
        check=_not_reported,
    ),
    Rule(
        id="response-descriptions",
        title="Descriptions of fields in the response of one command",
        why="Reported for the field, with the commands whose text changed.",
        opposite="response-descriptions",
        on=(CommandChanged,),
        keys=("response.descriptions",),
        check=_not_reported,
    ),
    Rule(
        id="command-effect",
        title="Effect of a request on the server stated otherwise",
        why="It decides whom a server for assistants asks, and changes neither requests nor code.",
        opposite="command-effect",
        on=(CommandChanged,),
        keys=("effect",),
        check=_not_reported,
    ),
    Rule[Change](
        id="renaming-declared",
        title="Former name declared",
        why="The rename itself is reported.",
        opposite="renaming-declared",
        on=(GroupChanged, CommandChanged, ParamChanged, ModelChanged, FieldChanged),
        keys=("renamed_from",),
        check=_not_reported,
    ),
    Rule(
        id="read-from-example",
        title="Model read from examples, or no longer",
        why="Its fields are reported.",
        opposite="read-from-example",
        on=(ModelChanged,),
        keys=("origin",),
        check=_not_reported,
    ),
    Rule(
        id="model-anchor",
        title="Section that describes a model",
        why="Where the docs state its fields changes neither requests nor code.",
        opposite="model-anchor",
        on=(ModelChanged,),
        keys=("anchor",),
        check=_not_reported,
    ),
)
