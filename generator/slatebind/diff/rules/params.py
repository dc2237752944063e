"""Rules on parameters: added, removed, renamed, required or not."""

from slatebind.diff.changes import ParamAdded, ParamChanged, ParamRemoved, ParamRenamed
from slatebind.diff.rule import BREAKING, INFO, WARNING, Rule
from slatebind.diff.sdk import call_witness
from slatebind.diff.sdk_types import can_pass
from slatebind.diff.verdict import Level, Verdict, Witness


def _added_required(change: ParamAdded) -> Verdict | None:
    if not change.new.required:
        return None
    return Verdict(
        message=f"required parameter `{change.new.name}` was added",
        wire=BREAKING,
        sdk=BREAKING,
        docs=INFO,
        witness=call_witness(change.sdks, change.command.names),
    )


def _added_optional(change: ParamAdded) -> Verdict:
    return Verdict(message=f"parameter `{change.new.name}` was added", wire=INFO, sdk=INFO, docs=INFO)


def _removed(change: ParamRemoved) -> Verdict:
    (old, new), name = change.command.names, change.old.name
    is_reused = change.new_sdk.has_keyword(new, change.old_sdk.param(old, change.old).id)
    before, given = change.old_sdk.call(old, name), change.old_sdk.argument_types(old, name)
    return Verdict(
        message=f"parameter `{name}` was removed" + ("; another parameter now has its keyword" if is_reused else ""),
        wire=BREAKING,
        sdk=WARNING if is_reused else BREAKING,
        docs=INFO,
        witness=change.old_sdk.witness(before, change.new_sdk.call(new), given),
    )


def _renamed(change: ParamRenamed) -> Verdict:
    (old_command, new_command), old, new = change.command.names, change.old.name, change.new.name
    keywords = change.old_sdk.param(old_command, change.old).id, change.new_sdk.param(new_command, change.new).id
    request = Witness(f"{old}=...", f"{new}=...")
    call = change.old_sdk.witness(
        change.old_sdk.call(old_command, old),
        change.new_sdk.call(new_command, new),
        change.old_sdk.argument_types(old_command, old),
    )
    return Verdict(
        message=f"parameter `{old}` was renamed to `{new}`",
        wire=_level_of_rename(change),
        sdk=None if keywords[0] == keywords[1] else BREAKING,
        docs=INFO,
        witness=request if keywords[0] == keywords[1] else call,
        subsumes=("renamed_from",),
    )


def _level_of_rename(change: ParamRenamed) -> Level:
    """Some protocols ignore the case of parameters; a name with a space cannot have been sent."""
    protocol = change.comparison.new_protocol
    is_same = protocol.param_key(change.old.name) == protocol.param_key(change.new.name)
    return INFO if is_same or any(character.isspace() for character in change.old.name) else BREAKING


def _became_required(change: ParamChanged) -> Verdict | None:
    if not change.new.required:
        return None
    return Verdict(
        message=f"parameter `{change.new.name}` became required",
        wire=BREAKING,
        sdk=BREAKING,
        docs=INFO,
        witness=call_witness(change.sdks, change.command.names),
    )


def _became_optional(change: ParamChanged) -> Verdict | None:
    if not change.old.required:
        return None
    (old, new), name = change.command.names, change.new.name
    kinds = change.old_sdk.param(old, change.old).type, change.new_sdk.param(new, change.new).type
    # Some languages spell optional parameters differently; a change of the type itself has a rule of its own.
    if change.old.type != change.new.type or can_pass(*kinds, change.new_sdk.types):
        message, sdk = f"parameter `{name}` became optional", INFO
        witness = call_witness(change.sdks, change.command.names)
    else:
        message, sdk = f"parameter `{name}` became optional, which code has to write differently", BREAKING
        before = change.old_sdk.commented(change.old_sdk.call(old, name), kinds[0])
        after = change.new_sdk.commented(change.new_sdk.call(new, name), kinds[1])
        witness = change.old_sdk.witness(before, after, change.old_sdk.argument_types(old, name))
    return Verdict(message=message, wire=INFO, sdk=sdk, docs=INFO, witness=witness)


RULES = (
    Rule(
        id="param-added-required",
        title="Required parameter added",
        why="Calls without it are rejected.",
        opposite="param-removed",
        on=(ParamAdded,),
        check=_added_required,
    ),
    Rule(
        id="param-added",
        title="Optional parameter added",
        why="Calls without it work as before.",
        opposite="param-removed",
        on=(ParamAdded,),
        check=_added_optional,
    ),
    Rule(
        id="param-removed",
        title="Parameter removed",
        why="Servers ignore unknown parameters: without its filter, a command may act on more than intended.",
        opposite="param-added",
        on=(ParamRemoved,),
        check=_removed,
    ),
    Rule(
        id="param-renamed",
        title="Parameter renamed",
        why="Servers ignore the old name. Not breaking if only the case differs, or the old name had a space.",
        opposite="param-renamed",
        on=(ParamRenamed,),
        check=_renamed,
    ),
    Rule(
        id="param-became-required",
        title="Parameter became required",
        why="Calls without it are rejected.",
        opposite="param-became-optional",
        on=(ParamChanged,),
        keys=("required",),
        check=_became_required,
    ),
    Rule(
        id="param-became-optional",
        title="Parameter became optional",
        why="Calls with it work as before.",
        opposite="param-became-required",
        on=(ParamChanged,),
        keys=("required",),
        check=_became_optional,
    ),
)
