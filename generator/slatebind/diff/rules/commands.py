"""Rules on commands: added, removed, renamed, moved, requested differently, asynchronous or not."""

from slatebind.diff.changes import Change, CommandAdded, CommandChanged, CommandRemoved, CommandRenamed
from slatebind.diff.request_matching import have_same_path
from slatebind.diff.rule import BREAKING, INFO, Rule
from slatebind.diff.sdk import call_witness, result_witness
from slatebind.diff.verdict import NOT_REPORTED, Verdict, Witness
from slatebind.protocols import Protocol
from slatebind.spec.model import Command

_RESPONSE_KEYS = tuple(f"response.{key}" for key in ("model", "shape", "key", "envelope", "single", "example"))


def _added(change: CommandAdded) -> Verdict:
    message = f"{_named(change, change.new.name)} was added"
    return Verdict(message=message, wire=INFO, sdk=INFO, docs=INFO)


def _removed(change: CommandRemoved) -> Verdict:
    name = change.old.name
    witness = change.old_sdk.witness(change.old_sdk.call(name), given=change.old_sdk.argument_types(name))
    was_deprecated = " (it was deprecated)" if change.old.deprecated else ""
    message = f"{_named(change, name)} was removed{was_deprecated}"
    return Verdict(message=message, wire=BREAKING, sdk=BREAKING, docs=INFO, witness=witness)


def _renamed(change: CommandRenamed) -> Verdict:
    old, new = change.command.names
    is_same_method = change.old_sdk.commands[old].id == change.new_sdk.commands[new].id
    is_sent = change.comparison.new_protocol.names_commands
    request = Witness(f"command={old}", f"command={new}")
    case_only = " (only the case differs)" if change.matched_by == "case" else ""
    return Verdict(
        message=f"{_named(change, old)} was renamed to `{new}`{case_only}",
        wire=BREAKING if is_sent else None,
        sdk=None if is_same_method else BREAKING,
        docs=INFO,
        witness=request if is_same_method else call_witness(change.sdks, change.command.names),
        subsumes=("renamed_from",) if is_sent else ("renamed_from", "title"),
    )


def _moved(change: CommandChanged) -> Verdict:
    old, new = change.command.names
    is_same_method = change.old_sdk.method(old) == change.new_sdk.method(new)
    return Verdict(
        message=f"{change.comparison.noun} `{new}` moved from group `{change.old.group}` to `{change.new.group}`",
        sdk=None if is_same_method else BREAKING,
        docs=INFO,
        witness=call_witness(change.sdks, change.command.names),
    )


def _request(change: CommandChanged) -> Verdict:
    comparison = change.comparison
    if change.key == "path" and have_same_path(change.old, change.new):
        return NOT_REPORTED  # the names of variables are, for the parameters
    before = _request_line(change.old, comparison.old_protocol)
    after = _request_line(change.new, comparison.new_protocol)
    if before == after:
        return Verdict(message="HTTP method is now documented", docs=INFO)
    return Verdict(
        message=f"request changed from `{before}` to `{after}`",
        wire=BREAKING,
        docs=INFO,
        witness=Witness(before, after),
        subsumes=("path",) if change.key == "method" else (),
    )


def _named(change: Change, name: str) -> str:
    """The command as the message calls it: by its name, and by its request if it has a path."""
    request = change.comparison.request_at(change.delta)
    return f"{change.comparison.noun} `{name}`{f' (`{request}`)' if request else ''}"


def _request_line(command: Command, protocol: Protocol) -> str:
    return f"{protocol.method(command)} {command.path or ''}".strip()


def _became_async(change: CommandChanged) -> Verdict | None:
    return _toggled_async(change, "asynchronous") if change.new.is_async else None


def _became_sync(change: CommandChanged) -> Verdict | None:
    return _toggled_async(change, "synchronous") if change.old.is_async else None


def _toggled_async(change: CommandChanged, kind: str) -> Verdict:
    old, new = change.command.names
    # Code cannot use the result of a method that returns None, so that a job instead of it breaks no code.
    breaks_code = not change.old_sdk.returns_nothing(old)
    witness = result_witness if breaks_code else call_witness
    return Verdict(
        message=f"{change.comparison.noun} `{new}` became {kind}",
        wire=BREAKING,
        sdk=BREAKING if breaks_code else INFO,
        docs=INFO,
        witness=witness(change.sdks, change.command.names),
        subsumes=_RESPONSE_KEYS,
    )


RULES = (
    Rule(
        id="command-added",
        title="Command added",
        why="Existing requests and code do not depend on it.",
        opposite="command-removed",
        on=(CommandAdded,),
        check=_added,
    ),
    Rule(
        id="command-removed",
        title="Command removed",
        why="Every call of it fails.",
        opposite="command-added",
        on=(CommandRemoved,),
        check=_removed,
    ),
    Rule(
        id="command-renamed",
        title="Command renamed",
        why="Servers look up commands by their exact name; for HTTP endpoints only the generated client has the name.",
        opposite="command-renamed",
        on=(CommandRenamed,),
        check=_renamed,
    ),
    Rule(
        id="command-moved",
        title="Command moved to another group",
        why="The client has its method under another property; requests stay the same.",
        opposite="command-moved",
        on=(CommandChanged,),
        keys=("group",),
        check=_moved,
    ),
    Rule(
        id="command-request-changed",
        title="HTTP method or path of a command changed",
        why="Requests in the old form are rejected; a regenerated client sends the new form. A last slash counts.",
        opposite="command-request-changed",
        on=(CommandChanged,),
        keys=("method", "path"),
        check=_request,
    ),
    Rule(
        id="command-became-async",
        title="Command became asynchronous",
        why="It responds with a job to wait for instead of the result.",
        opposite="command-became-sync",
        on=(CommandChanged,),
        keys=("is_async",),
        check=_became_async,
    ),
    Rule(
        id="command-became-sync",
        title="Command became synchronous",
        why="It responds with the result instead of a job to wait for.",
        opposite="command-became-async",
        on=(CommandChanged,),
        keys=("is_async",),
        check=_became_sync,
    ),
)
