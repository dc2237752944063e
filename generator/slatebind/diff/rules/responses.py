"""Rules on the responses of commands: whether they are documented, their model, and how it is wrapped in JSON."""

from slatebind.diff.changes import CommandChanged
from slatebind.diff.response_changes import ResponseModelChanged
from slatebind.diff.rule import BREAKING, INFO, WARNING, Rule
from slatebind.diff.sdk import call_witness, result_witness
from slatebind.diff.verdict import NOT_REPORTED, Verdict, Witness
from slatebind.protocols import Protocol
from slatebind.spec.model import Command, Response

_OTHER_KEYS = ("response.shape", "response.key", "response.envelope", "response.single", "response.example")
_OBJECT_SHAPES = {"object", "success"}
_SHAPES = {"list": "a list", "object": "an object", "success": "a success flag", "none": "empty"}


def _lost(change: CommandChanged) -> Verdict | None:
    if change.new.response.model is not None:
        return None
    return Verdict(
        message=f"response of `{change.new.name}` is no longer documented (was `{change.old.response.model}`)",
        wire=BREAKING,
        sdk=BREAKING,
        docs=INFO,
        witness=result_witness(change.sdks, change.command.names),
        subsumes=_OTHER_KEYS,
    )


def _gained(change: CommandChanged) -> Verdict | None:
    if change.old.response.model is not None:
        return None
    is_job = change.old.is_async
    return Verdict(
        message=f"response of `{change.new.name}` is now documented as `{change.new.response.model}`",
        wire=INFO,
        sdk=BREAKING if is_job else INFO,
        docs=INFO,
        witness=result_witness(change.sdks, change.command.names) if is_job else None,
        subsumes=_OTHER_KEYS,
    )


def _model(change: ResponseModelChanged) -> Verdict:
    old, new = change.models.old.name, change.models.new.name
    command = change.comparison.example_command(old, new)
    if command is None:
        return NOT_REPORTED  # the type of a field, or a command that became asynchronous, is the cause
    if change.models.is_match:
        return Verdict(message=f"response model `{new}` has other fields", docs=INFO)
    is_same_class = change.old_sdk.models[old].cls == change.new_sdk.models[new].cls
    return Verdict(
        message=f"response model changed from `{old}` to `{new}`",
        sdk=None if is_same_class else BREAKING,
        witness=result_witness(change.sdks, command.names),
    )


def _shape(change: CommandChanged) -> Verdict:
    before, after = change.old.response.shape, change.new.response.shape
    old, new = change.command.names
    is_same_type = change.old_sdk.return_type(old) == change.new_sdk.return_type(new)
    breaks_code = not is_same_type and not change.old_sdk.returns_nothing(old)
    witness = result_witness if breaks_code else call_witness
    return Verdict(
        message=f"response of `{new}` changed from {_SHAPES[before]} to {_SHAPES[after]}",
        wire=INFO if before == "none" else WARNING if {before, after} <= _OBJECT_SHAPES else BREAKING,
        sdk=BREAKING if breaks_code else None,
        docs=INFO,
        witness=witness(change.sdks, change.command.names),
        subsumes=("response.key", "response.envelope", "response.single"),
    )


def _key(change: CommandChanged) -> Verdict:
    old, new = change.old.response, change.new.response
    is_outer = change.key == "response.envelope"
    before, after = (old.envelope, new.envelope) if is_outer else (old.key, new.key)
    noun = "outer response key" if is_outer else "response key"
    if before is None:
        return Verdict(message=f"{noun} `{after}` is now documented", wire=INFO, docs=INFO)
    if after is None:
        return Verdict(message=f"{noun} `{before}` is no longer documented", wire=WARNING, docs=INFO)
    message = f"{noun} changed from `{before}` to `{after}`"
    return Verdict(message=message, wire=BREAKING, docs=INFO, witness=_json_witness(change))


def _wrapping(change: CommandChanged) -> Verdict:
    verb = "is now" if change.new.response.single else "is no longer"
    return Verdict(
        message=f"response object {verb} wrapped in a list of one",
        wire=BREAKING,
        docs=INFO,
        witness=_json_witness(change),
    )


def _object_key(response: Response) -> str:
    return f"{response.key or '*'}{'[0]' if response.single else ''}"


def _json_witness(change: CommandChanged) -> Witness:
    """Where code that parses the JSON itself looks for the object."""
    comparison = change.comparison
    before = _json_path(change.old, comparison.old_protocol)
    return Witness(before, _json_path(change.new, comparison.new_protocol))


def _json_path(command: Command, protocol: Protocol) -> str:
    envelope = command.response.envelope or protocol.envelope_of(command.name)
    return ".".join(filter(None, (envelope, _object_key(command.response))))


RULES = (
    Rule(
        id="response-removed",
        title="Response is no longer documented",
        why="The method of the generated client returns None, and nothing is known of the response.",
        opposite="response-added",
        on=(CommandChanged,),
        keys=("response.model",),
        check=_lost,
    ),
    Rule(
        id="response-added",
        title="Response is now documented",
        why="The method returns a value that it did not return; only code that declares its type has to change.",
        opposite="response-removed",
        on=(CommandChanged,),
        keys=("response.model",),
        check=_gained,
    ),
    Rule(
        id="response-model-replaced",
        title="Command responds with another model",
        why="Reported once for all commands with these models, by `response-model-changed`.",
        opposite="response-model-replaced",
        on=(CommandChanged,),
        keys=("response.model",),
        check=lambda _: NOT_REPORTED,
    ),
    Rule(
        id="response-model-changed",
        title="Response model changed",
        why="The result is an object of another class, or has other fields; they are listed below it.",
        opposite="response-model-changed",
        on=(ResponseModelChanged,),
        check=_model,
    ),
    Rule(
        id="response-shape-changed",
        title="Shape of a response changed",
        why="Code that expects a list fails on an object, and the other way round.",
        opposite="response-shape-changed",
        on=(CommandChanged,),
        keys=("response.shape",),
        check=_shape,
    ),
    Rule(
        id="response-key-changed",
        title="JSON key of a response changed",
        why="Code that looks up the old key finds nothing; the generated client does not depend on the key.",
        opposite="response-key-changed",
        on=(CommandChanged,),
        keys=("response.key", "response.envelope"),
        check=_key,
    ),
    Rule(
        id="response-wrapping-changed",
        title="Response object is now, or no longer, wrapped in a list of one",
        why="Code that expects one form fails on the other; the generated client reads both.",
        opposite="response-wrapping-changed",
        on=(CommandChanged,),
        keys=("response.single",),
        check=_wrapping,
    ),
)
