"""Calls of the operations of HTTP APIs: arguments made from a spec, and requests that httpx sends.

The requests are what the spec says, built independently of the generated clients.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

import httpx

from slatebind.mock import MockServer
from slatebind.spec.addresses import normal_variables, path_variables
from slatebind.spec.model import Command, Field, Model, Paging, Param, Spec

_TEXTS: Mapping[str, Any] = {
    "boolean": True,
    "integer": 1,
    "long": 2**53 + 1,
    "float": 1.5,
    "uuid": "9b3f6c1e-0d5a-4c57-8f0e-2f5f6f1b7a10",
    "date": "2024-02-29",
    "datetime": "2024-02-29T12:30:00Z",
    "url": "https://example.com/x",
    "file": b"\x00\xff\r\n--a file",
    "map": {"colour": "green"},
    "object": {"key": "value"},
}
_OF_THE_CLIENT = frozenset(("accept", "authorization", "content-type", "user-agent"))
_MAX_DEPTH = 3


class Examples:
    """Values for the parameters of a spec's commands, by their types.

    ``nested`` gives objects in objects their optional fields as well.
    """

    def __init__(self, spec: Spec, known: Mapping[str, str] | None = None, *, nested: bool = False) -> None:
        self._models = {model.name: model for model in spec.models}
        self._paging = spec.api.paging
        self._auth = {auth.name.lower() for auth in spec.api.auth if auth.name}
        self._known = known or {}
        self._whole_depth = _MAX_DEPTH if nested else 0

    def arguments(self, command: Command, *, optional: bool) -> list[tuple[Param, Any]]:
        """Values for the required parameters of a command, or also for those optional ones that fit together."""
        taken: dict[str, tuple[Param, Any]] = {}
        excluded: set[str] = set()
        pages, cursor = _page_params(command.paging or self._paging)
        for param in sorted(command.params, key=lambda param: not param.required):
            is_header = param.location == "header"
            if (is_header and param.name.lower() in _OF_THE_CLIENT) or param.name.lower() in self._auth:
                continue
            is_wanted = optional and not param.requires and param.name not in excluded | cursor
            if param.required or is_wanted or param.name in self._known:
                known = self._known.get(param.name) or (_typed(param.type, "1") if param.name in pages else None)
                taken[f"{param.location} {param.name}"] = param, known or self.value(param)
                excluded.update(param.excludes)
        return list(taken.values())

    def value(self, owner: Param | Field, depth: int = 0) -> Any:
        """A value of the documented type."""
        if owner.values:
            return _typed(owner.type, owner.values[0])
        model = self._models.get(owner.items or "")
        match owner.type:
            case "list":
                return [self._object(model, depth) if model else _TEXTS.get(owner.items or "", "a b")]
            case "object":
                return self._object(model, depth)
            case "map" if model:
                return {"colour": self._object(model, depth)}
        return _TEXTS.get(owner.type, "oak & ash")

    def _object(self, model: Model | None, depth: int) -> dict[str, Any]:
        fields = model.fields if model and depth < _MAX_DEPTH else ()
        wanted = (field for field in fields if field.required or depth <= self._whole_depth)
        found = {field.name: self.value(field, depth + 1) for field in wanted}
        return found or {"key": "value"}


def _page_params(paging: Paging | None) -> tuple[set[str], set[str]]:
    """The parameters that choose a page, which not all values of their types do, and those that take a cursor."""
    if paging is None:
        return set(), set()
    return {name for name in (paging.number, paging.size, paging.offset) if name}, {paging.cursor or ""}


def _typed(kind: str, text: str) -> Any:
    """One of the documented values as JSON has it."""
    if kind in ("integer", "long") and re.fullmatch(r"-?\d+", text):
        return int(text)
    if kind == "boolean":
        return text.lower() == "true"
    return [text] if kind == "list" else text


def build_request(endpoint: str, command: Command, arguments: Iterable[tuple[Param, Any]]) -> httpx.Request:
    """The request of a call, as the spec says."""
    by_place: dict[str, list[tuple[Param, Any]]] = {"path": [], "query": [], "header": [], "body": []}
    for param, value in arguments:
        by_place[param.location or "query"].append((param, value))
    values = {param.name: value for param, value in by_place["path"]}
    path = re.sub(r"\{([^{}]*)\}", lambda match: quote(_text(values[match[1]]), safe=""), command.path or "")
    query = [pair for param, value in by_place["query"] for pair in _pairs(param.name, value, param.style or "repeat")]
    headers = {param.name: _text(value) for param, value in by_place["header"]}
    body = _body(command, by_place["body"])
    if command.body == "raw" and body:
        headers["Content-Type"] = "application/octet-stream"
    url = f"{endpoint}/{path.lstrip('/')}"
    return httpx.Request(command.method or "GET", url, params=query, headers=headers, **body)


def _body(command: Command, given: list[tuple[Param, Any]]) -> dict[str, Any]:
    if not given:
        return {}
    match command.body:
        case "raw":
            content = given[0][1]
            return {"content": content if isinstance(content, bytes) else _text(content).encode()}
        case "form":
            pairs = [pair for param, value in given for pair in _pairs(param.name, value, param.style or "repeat")]
            return {"data": _grouped(pairs)}
        case "multipart":
            files = {param.name: ("a.bin", value) for param, value in given if isinstance(value, bytes)}
            others = [(param, value) for param, value in given if not isinstance(value, bytes)]
            pairs = [pair for param, value in others for pair in _pairs(param.name, value, param.style or "repeat")]
            texts = [(name, (None, text)) for name, text in pairs]
            return {"files": [*texts, *files.items()]}
    (first, body), *_ = given
    if first.whole:
        return {"json": body}
    return {"json": {param.name: _text(value) if isinstance(value, bytes) else value for param, value in given}}


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, text in pairs:
        found.setdefault(name, []).append(text)
    return found


def _pairs(name: str, value: Any, style: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _pairs(f"{name}[{key}]", item, style)
    elif not isinstance(value, list):
        yield name, _text(value)
    elif style == "comma":
        yield name, ",".join(map(_text, value))
    else:
        for item in value:
            bare = style == "repeat" or name.endswith("[]")
            yield from _pairs(name if bare else f"{name}[]", item, style)


def _text(value: Any) -> str:
    if isinstance(value, bytes):
        return value.decode("latin-1")
    return str(value).lower() if isinstance(value, bool) else str(value)


class MockCaller:
    """Calls the operations of a spec on its mock server, with objects that exist."""

    def __init__(self, spec: Spec, server: MockServer) -> None:
        self._server = server
        self._credentials = credentials(spec, server)
        known = {"client_id": server.key, "client_secret": server.secret}
        self._examples = Examples(spec, known)

    def call(self, client: httpx.Client, command: Command, *, optional: bool) -> httpx.Response:
        """The response to a call with all required arguments, or also with optional ones."""
        arguments = self._examples.arguments(command, optional=optional)
        existing = existing_key(self._server, command)
        if existing is not None:
            last = path_variables(command.path or "")[-1]
            arguments = [(param, existing if param.name == last else value) for param, value in arguments]
        request = build_request(self._server.endpoint, command, arguments)
        request.headers.update(self._credentials.get("headers", {}))
        request.url = request.url.copy_merge_params(self._credentials.get("params", {}))
        return client.send(request, auth=self._credentials.get("auth"))


def existing_key(server: MockServer, command: Command) -> str | None:
    """The key of an object that a command reads or changes; None if it needs none.

    The objects of a collection are at its path: those of ``/trees/{id}`` at ``/trees``.
    """
    collection, _, last = normal_variables("/" + (command.path or "").strip("/")).rpartition("/")
    objects = server.objects(collection) if last.startswith("{}") else ()
    return _key(command, objects[0]) if objects else None


def _key(command: Command, item: Mapping[str, Any]) -> str:
    variable = re.sub(r"\W+", "", path_variables(command.path or "")[-1]).lower()
    by_word = {re.sub(r"[\W_]+", "", name).lower(): value for name, value in item.items()}
    names = [variable, *(name for name in by_word if variable.endswith(name)), "id", "uuid", "guid", "key"]
    return str(next((by_word[name] for name in names if name in by_word), "x"))


def credentials(spec: Spec, server: MockServer) -> dict[str, Any]:
    """The arguments of httpx that authenticate requests, by the first way that the spec names."""
    for auth in spec.api.auth[:1]:
        match auth.scheme:
            case "bearer":
                return {"headers": {"Authorization": f"Bearer {server.key}"}}
            case "basic":
                return {"auth": (server.username, server.password)}
            case "header":
                return {"headers": {auth.name: server.key}}
            case "query":
                return {"params": {auth.name: server.key}}
            case "oauth2":
                url = httpx.URL(server.endpoint).join(httpx.URL(auth.url or "").path)
                form = {"grant_type": "client_credentials", "client_id": server.key, "client_secret": server.secret}
                token = httpx.post(url, data=form, trust_env=False).json()["access_token"]
                return {"headers": {"Authorization": f"Bearer {token}"}}
    return {}
