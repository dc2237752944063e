"""Sample calls of commands: arguments for clients, and what is sent for tools that write requests themselves."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

import msgspec

from slatebind.rendering.views.calls import CONTENT
from slatebind.rendering.views.command_view import CommandView, ParamView
from slatebind.rendering.views.model_view import ModelView
from slatebind.rendering.views.request_paths import cut_path
from slatebind.rendering.views.sample_values import SampleValue, SampleValues
from slatebind.rendering.views.servers import server_view, servers_of
from slatebind.rendering.views.shown_values import ShownValues
from slatebind.spec.model import Api, Auth, Body, Style

_NO_SERVER = "https://api.example.com"
_SERVER_VARIABLE = re.compile(r"\{([^{}]*)\}")
_MAX_INLINE_LENGTH = 60


class SampleArgument(msgspec.Struct, frozen=True):
    """The argument for a parameter in a sample call."""

    param: ParamView
    value: SampleValue


class SampleText(msgspec.Struct, frozen=True):
    """A name and a text as they are sent: as a header, or in a form."""

    name: str
    text: str

    @property
    def encoded_name(self) -> str:
        """The name in a form, whose text is encoded later."""
        return quote(self.name, safe="[]")


class SampleRequest(msgspec.Struct, frozen=True):
    """What a sample call sends, without credentials.

    ``url`` has the query. In a spec of ``cloudstack``, all parameters are ``fields`` and not in it; else those are the
    texts of a form, ``files`` the paths of its files by their names, ``json`` is a body of JSON, and ``file`` the path
    of a body that is sent as it is. ``auth`` is how the request is authenticated; None if it is not, or the docs do not
    say how.
    """

    url: str
    headers: tuple[SampleText, ...] = ()
    body: Body | None = None
    json: str | None = None
    fields: tuple[SampleText, ...] = ()
    files: tuple[SampleText, ...] = ()
    file: str | None = None
    auth: Auth | None = None


class SampleCall(msgspec.Struct, frozen=True):
    """A call of a command with its required parameters."""

    arguments: tuple[SampleArgument, ...]
    request: SampleRequest


def sample_call(command: CommandView, models: Mapping[str, ModelView], api: Api) -> SampleCall:
    """The sample call of a command; ``models`` are those of its view, by their names in the spec."""
    values, shown = SampleValues(models), ShownValues(command.spec)
    arguments = tuple(
        SampleArgument(param, values.value(param.spec, shown.find(param.location, param.spec.name)))
        for param in command.required
    )
    fixed = (param for param in command.omittable if param.fixed is not None)
    sent = (*arguments, *(SampleArgument(param, values.value(param.spec)) for param in fixed))
    if command.request is None:
        fields = tuple(pair for argument in sent for pair in _entries(argument))
        return SampleCall(arguments, SampleRequest(api.endpoint or f"{_NO_SERVER}/client/api", fields=fields))
    return SampleCall(arguments, _request(command, sent, api))


def _request(command: CommandView, sent: Sequence[SampleArgument], api: Api) -> SampleRequest:
    """The request to a path."""
    assert command.request is not None
    by_place: dict[str, list[SampleArgument]] = {"path": [], "query": [], "header": [], "body": []}
    for argument in sent:
        by_place[argument.param.location or "query"].append(argument)
    headers = tuple(
        SampleText(argument.param.spec.name, _joined(argument.value.json)) for argument in by_place["header"]
    )
    query = "&".join(f"{quote(name, safe='')}={quote(text, safe=',')}" for name, text in _pairs(by_place["query"]))
    url = f"{_server(command, api)}{_path(command, by_place['path'])}{f'?{query}' if query else ''}"
    auth = api.auth[0] if api.auth and command.request.needs_credentials else None
    request = SampleRequest(url, headers, command.request.body if by_place["body"] else None, auth=auth)
    return _with_body(request, by_place["body"])


def _with_body(request: SampleRequest, sent: Sequence[SampleArgument]) -> SampleRequest:
    match request.body:
        case None:
            return request
        case "form" | "multipart":
            files = [argument for argument in sent if argument.value.type == "file"]
            texts = [argument for argument in sent if argument.value.type != "file"]
            if any(argument.param.is_body for argument in texts):
                fields = [
                    (entry.key, _text(entry.value.json)) for argument in texts for entry in argument.value.entries
                ]
            else:
                fields = list(_pairs(texts))
            return msgspec.structs.replace(
                request,
                fields=tuple(SampleText(name, text) for name, text in fields),
                files=tuple(SampleText(argument.param.spec.name, argument.value.text) for argument in files),
            )
        case "raw":
            return msgspec.structs.replace(request, file=sent[0].value.text or "file.bin")
    if sent[0].param.spec is CONTENT:
        return msgspec.structs.replace(request, file=sent[0].value.text)
    whole = next((argument.value.json for argument in sent if argument.param.is_body), None)
    value = {argument.param.spec.name: argument.value.json for argument in sent} if whole is None else whole
    return msgspec.structs.replace(request, json=_json(value))


def _server(command: CommandView, api: Api) -> str:
    """Where the request is sent, with the names of variables for their values."""
    assert command.request is not None
    servers = [server_view(command.request.server)] if command.request.server else servers_of(api)
    url = servers[0].url if servers else _NO_SERVER
    return _SERVER_VARIABLE.sub(r"\1", url).rstrip("/")


def _path(command: CommandView, sent: Iterable[SampleArgument]) -> str:
    values = {argument.param.spec.name: quote(_text(argument.value.json), safe="") for argument in sent}
    path = cut_path(command.spec.path)
    texts = [values.get(variable, variable) for variable in path.variables]
    return "".join(part for pair in zip(path.literals, [*texts, ""], strict=True) for part in pair)


def _entries(argument: SampleArgument) -> Iterator[SampleText]:
    """What is sent for a parameter of CloudStack: of a map, each entry by itself."""
    name, value, param = argument.param.spec.name, argument.value, argument.param
    for number, entry in enumerate(value.entries):
        text = _text(entry.value.json)
        if param.pair is not None:
            yield SampleText(f"{name}[{number}].{param.pair.key}", entry.key)
            yield SampleText(f"{name}[{number}].{param.pair.value}", text)
        else:
            index = number if param.spec.encoding == "indexed" else 0
            yield SampleText(f"{name}[{index}].{entry.key}", text)
    if not value.entries:
        yield SampleText(name, _joined(value.json))


def _pairs(sent: Iterable[SampleArgument]) -> Iterator[tuple[str, str]]:
    """What is sent for parameters in a query or form."""
    for argument in sent:
        yield from _flattened(argument.param.spec.name, argument.value.json, argument.param.spec.style or "repeat")


def _flattened(name: str, value: Any, style: Style) -> Iterator[tuple[str, str]]:
    match value:
        case dict():
            for key, content in value.items():
                yield from _flattened(f"{name}[{key}]", content, style)
        case list() if style == "comma":
            yield name, _joined(value)
        case list():
            is_bare = style == "repeat" or name.endswith("[]")
            for item in value:
                yield from _flattened(name if is_bare else f"{name}[]", item, style)
        case _:
            yield name, _text(value)


def _joined(value: Any) -> str:
    """A single value as a text, or several with commas between them."""
    return ",".join(map(_text, value)) if isinstance(value, list) else _text(value)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _json(value: Any, indent: str = "") -> str:
    """JSON whose objects and lists are on one line if they are short."""
    line = json.dumps(value, ensure_ascii=False)
    if len(line) <= _MAX_INLINE_LENGTH or not value or not isinstance(value, dict | list):
        return line
    inner = f"{indent}  "
    if isinstance(value, dict):
        rows = [f"{json.dumps(key, ensure_ascii=False)}: {_json(item, inner)}" for key, item in value.items()]
    else:
        rows = [_json(item, inner) for item in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return f"{opening}\n{inner}" + f",\n{inner}".join(rows) + f"\n{indent}{closing}"
