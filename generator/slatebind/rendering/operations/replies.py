"""What operations answer: statuses and the bodies of their responses."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from http import HTTPStatus

from slatebind.rendering.operations.examples import fitting_example
from slatebind.rendering.operations.views import Example, Payload, Reply
from slatebind.rendering.views.command_view import CommandView
from slatebind.spec.model import Model, Response, Status

_CODE = re.compile(r"[2-5](?:\d\d|XX)|default")
_KINDS = {
    "2": "Success",
    "3": "Redirection",
    "4": "The request was refused",
    "5": "The server failed",
    "d": "Any other response",
}
_NO_CONTENT = ("204", "205", "304")

Classes = Mapping[str, str]
"""The classes of models by their names."""
Models = Mapping[str, Model]


def replies(commands: Sequence[CommandView], classes: Classes, models: Models) -> tuple[Reply, ...]:
    """What commands that are one operation answer, by status; a success comes first if there is one.

    Where docs state a redirection and no success, none is made up.
    """
    found: dict[str, list[Reply]] = {}
    for command in commands:
        for reply in _replies_of(command, classes, models):
            found.setdefault(reply.code, []).append(reply)
    return tuple(
        Reply(
            code,
            "\n\n".join(dict.fromkeys(reply.description for reply in same)),
            _distinct([payload for reply in same for payload in reply.payloads]),
            tuple(example for reply in same for example in reply.examples),
        )
        for code, same in found.items()
    )


def _distinct(payloads: Sequence[Payload]) -> tuple[Payload, ...]:
    return tuple(payload for index, payload in enumerate(payloads) if payload not in payloads[:index])


def other_statuses(commands: Iterable[CommandView]) -> tuple[Status, ...]:
    """The documented statuses that are not HTTP's, such as ``TREE_GONE``."""
    statuses = (status for command in commands for status in command.spec.statuses)
    return tuple(dict.fromkeys(status for status in statuses if not _CODE.fullmatch(_code(status))))


def _code(status: Status) -> str:
    """The status as OpenAPI spells it: ``404``, ``5XX``, or ``default`` for all others."""
    code = str(status.code).upper()
    return "default" if code == "DEFAULT" else code


def _replies_of(command: CommandView, classes: Classes, models: Models) -> Iterator[Reply]:
    statuses = {_code(status): status for status in command.spec.statuses if _CODE.fullmatch(_code(status))}
    success = _success_code(command.spec.response, statuses)
    status = statuses.pop(success, None)
    payload = _payload(command, classes) or (_status_payload(status, classes) if status else None)
    example = fitting_example(command.spec.response, models) if payload and payload.is_json else None
    is_redirection = any(code.startswith("3") for code in statuses)
    if payload or status or command.spec.response.status or not is_redirection:
        yield _reply(success, status, payload, () if example is None else (Example(command.spec.name, example),))
    for code, documented in statuses.items():
        yield _reply(code, documented, _status_payload(documented, classes))


def _success_code(response: Response, statuses: Iterable[str]) -> str:
    stated = str(response.status or "").upper()
    documented = sorted(code for code in statuses if code.startswith("2"))
    return stated if _CODE.fullmatch(stated) else next(iter(documented), "200")


def _reply(code: str, status: Status | None, payload: Payload | None, examples: tuple[Example, ...] = ()) -> Reply:
    return Reply(code, _description(code, status), (payload,) if payload and code not in _NO_CONTENT else (), examples)


def _payload(command: CommandView, classes: Classes) -> Payload | None:
    """The body of a success; None if the docs say nothing of it."""
    response = command.spec.response
    cls = classes.get(response.model or "")
    has_json = isinstance(response.example, dict | list)
    if response.shape == "none" and not (cls or response.content_type or has_json):
        return None
    fields = tuple(field for field in command.envelope_fields if field.spec.name != response.key)
    return Payload(response.shape, cls, response.key, response.envelope, response.content_type, fields)


def _status_payload(status: Status, classes: Classes) -> Payload | None:
    cls = classes.get(status.model or "")
    return Payload(status.shape, cls) if cls or status.shape != "none" else None


def _description(code: str, status: Status | None) -> str:
    """That of the docs, else what HTTP calls a status."""
    texts = (status.name.strip(), status.description.strip()) if status else ()
    if text := ": ".join(filter(None, dict.fromkeys(texts))):
        return text
    try:
        return HTTPStatus(int(code)).phrase
    except ValueError:
        return _KINDS[code[0]]
