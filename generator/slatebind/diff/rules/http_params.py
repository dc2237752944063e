"""Rules on parameters of HTTP endpoints: variables of the path, null, how lists are sent, who may send them."""

from slatebind.diff.changes import ParamChanged, ParamRenamed
from slatebind.diff.rule import BREAKING, INFO, WARNING, Rule
from slatebind.diff.sdk import call_witness
from slatebind.diff.verdict import Verdict, Witness


def _path_variable(change: ParamRenamed) -> Verdict | None:
    if not (change.old.location == change.new.location == "path" and change.matched_by == "request"):
        return None
    old, new = change.command.names
    keywords = change.old_sdk.param(old, change.old).id, change.new_sdk.param(new, change.new).id
    return Verdict(
        message=f"path variable `{change.old.name}` was renamed to `{change.new.name}`",
        sdk=None if keywords[0] == keywords[1] else BREAKING,
        docs=INFO,
        witness=call_witness(change.sdks, change.command.names),
        subsumes=("renamed_from",),
    )


def _nullable(change: ParamChanged) -> Verdict:
    verb = "can now be null" if change.new.nullable else "can no longer be null"
    level = INFO if change.new.nullable else BREAKING
    witness = None if change.new.nullable else Witness(f"{change.new.name}: null")
    message = f"parameter `{change.new.name}` {verb}"
    return Verdict(message=message, wire=level, docs=INFO, witness=witness, subsumes=("documented_type",))


def _style(change: ParamChanged) -> Verdict:
    before, after = (param.style or "repeat" for param in (change.old, change.new))
    name = change.new.name
    sent = {"repeat": f"{name}=a&{name}=b", "brackets": f"{name}[]=a&{name}[]=b", "comma": f"{name}=a,b"}
    return Verdict(
        message=f"list `{name}` is sent as `{sent[after]}`, not as `{sent[before]}`",
        wire=BREAKING,
        docs=INFO,
        witness=Witness(sent[before], sent[after]),
    )


def _whole(change: ParamChanged) -> Verdict:
    name = change.new.name
    forms = {True: "[...]", False: f'{{"{name}": [...]}}'}
    verb = "is now the whole body" if change.new.whole else "is now a field of the body, and not the whole of it"
    return Verdict(
        message=f"parameter `{name}` {verb}",
        wire=BREAKING,
        docs=INFO,
        witness=Witness(forms[change.old.whole], forms[change.new.whole]),
    )


def _access(change: ParamChanged) -> Verdict:
    name, level = change.new.name, WARNING if change.new.access == "read" else INFO
    words = {"read": "is read only", "write": "is write only", None: "can be read and written"}
    return Verdict(message=f"parameter `{name}` {words[change.new.access]}", wire=level, docs=INFO)


RULES = (
    Rule(
        id="path-variable-renamed",
        title="Variable of a path renamed",
        why="The value has the same position in the path; the generated client takes it under another name.",
        opposite="path-variable-renamed",
        on=(ParamRenamed,),
        check=_path_variable,
    ),
    Rule(
        id="param-nullable-changed",
        title="Parameter can, or can no longer, be null",
        why="Requests with null are rejected where it is not allowed.",
        opposite="param-nullable-changed",
        on=(ParamChanged,),
        keys=("nullable",),
        check=_nullable,
    ),
    Rule(
        id="param-style-changed",
        title="List is sent in another form",
        why="The server finds another value, or none; a regenerated client sends the new form.",
        opposite="param-style-changed",
        on=(ParamChanged,),
        keys=("style",),
        check=_style,
    ),
    Rule(
        id="param-whole-changed",
        title="Body is now a list without fields, or has fields",
        why="The server cannot read the old form; a regenerated client sends the new one.",
        opposite="param-whole-changed",
        on=(ParamChanged,),
        keys=("whole",),
        check=_whole,
    ),
    Rule(
        id="param-access-changed",
        title="Parameter is, or is no longer, for reading or writing only",
        why="A value that is sent for something read only is ignored or rejected.",
        opposite="param-access-changed",
        on=(ParamChanged,),
        keys=("access",),
        check=_access,
    ),
)
