"""Packages that are generated for HTTP APIs, and walks: a call of each operation with its own method."""

import asyncio
import importlib
import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from rest_calls import Examples, existing_key
from slatebind import render
from slatebind.mock import MockServer
from slatebind.spec.addresses import path_variables, request_of
from slatebind.spec.codec import Loaded
from slatebind.spec.model import Command, Param, Spec


class Method(NamedTuple):
    """The method of a group that calls a command, and its arguments by the parameters' places and names."""

    command: Command
    group: str
    name: str
    ids: Mapping[tuple[str, str], str]

    def arguments(self, given: list[tuple[Param, Any]]) -> dict[str, Any]:
        """Keyword arguments; those that clients have no parameter for are left out."""
        found = {self.ids.get((param.location or "query", param.name)): value for param, value in given}
        return {name: value for name, value in found.items() if name is not None}


class Package:
    """A generated package that can be imported."""

    def __init__(self, spec: Spec, name: str) -> None:
        self.spec = spec
        self.name = name

    def module(self, name: str) -> Any:
        """A module of the package."""
        return importlib.import_module(f"{self.name}.{name}")

    @property
    def root(self) -> Any:
        """The package itself."""
        return importlib.import_module(self.name)

    def methods(self) -> Iterator[Method]:
        """The method of each command, in the order of the docs by groups."""
        commands = {command.name: command for command in self.spec.commands}
        names = [*self.module("operations.index").COMMANDS.items()]
        for group in self.module("operations.index").GROUPS:
            module = self.module(f"commands.{group}")
            (kind,) = (
                found
                for name, found in vars(module).items()
                if name.endswith("Commands") and not name.startswith("Async")
            )
            methods = [name for name in vars(kind) if not name.startswith("_")]
            own = [name for name, (found, *_) in names if found == group]
            for name, method in zip(own, methods, strict=True):
                operation = self.module("runtime.protocol.operation").find_operation(name)
                ids = {(param.location, param.name): param.id or param.name for param in operation.params}
                yield Method(commands[name], group, method, ids)

    def call(self, kind: str, settings: Mapping[str, Any], *steps: Callable[[Any], Any]) -> Any:
        """The result of the last of some steps, the first of which is given the sync or the async client."""

        async def run() -> Any:
            client = getattr(self.root, "Client" if kind == "sync" else "AsyncClient")(**settings)
            try:
                found = client
                for step in steps:
                    found = await awaited(step(found))
                return found
            finally:
                await awaited(client.close())

        return asyncio.run(run())


async def awaited(found: Any) -> Any:
    """A value that may have to be awaited."""
    return await found if inspect.isawaitable(found) else found


@contextmanager
def package_of(spec: Spec, folder: Path, name: str) -> Iterator[Package]:
    """Generate a package into a folder, from where it can be imported."""
    rendered = render(Loaded(spec=spec, positions={}, diagnostics=()), "python", {"package": name})
    assert rendered.files is not None, rendered.diagnostics
    for file in rendered.files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")
    sys.path.insert(0, str(folder))
    try:
        yield Package(spec, name)
    finally:
        sys.path.remove(str(folder))
        for loaded in [found for found in sys.modules if found.partition(".")[0] == name]:
            del sys.modules[loaded]


def settings_for(spec: Spec, server: MockServer) -> dict[str, Any]:
    """The settings of a client of a mock server, by the first way to authenticate that the spec names."""
    settings = {"endpoint": server.endpoint, "retries": 0}
    if spec.api.auth and spec.api.auth[0].also:
        first = spec.api.auth[0]
        return {**settings, "keys": {str(first.name): server.key, **dict.fromkeys(first.also, server.secret)}}
    match spec.api.auth[0].scheme if spec.api.auth else "":
        case "bearer":
            return {**settings, "token": server.key}
        case "basic":
            return {**settings, "username": server.username, "password": server.password}
        case "header" | "query":
            return {**settings, "key": server.key}
        case "oauth2":
            token_url = urlsplit(server.endpoint)._replace(path=urlsplit(spec.api.auth[0].url or "").path).geturl()
            return {**settings, "client_id": server.key, "client_secret": server.secret, "token_url": token_url}
    return settings


def walk(package: Package, server: MockServer, kind: str, *, optional: bool) -> list[str]:
    """What went wrong when each operation was called on a mock server; empty if nothing did."""
    problems: list[str] = []
    calls = Calls(package.spec, server, optional=optional)

    async def call_all(client: Any) -> None:
        for method in package.methods():
            command = method.command
            arguments, executed = method.arguments(calls.arguments(command)), calls.count
            try:
                found = await result(getattr(getattr(client, method.group), method.name)(**arguments))
                fits = _fits(found, command)
                problem = calls.problem(command, executed) or (
                    None if fits else f"{command.response.shape} is {found!r:.200}"
                )
            except Exception as error:
                problem = f"{type(error).__name__}: {error}"
            if problem:
                problems.append(f"{command.name} ({command.method} {command.path}): {problem}")

    package.call(kind, settings_for(package.spec, server), call_all)
    return problems


class Calls:
    """Arguments made from a spec, for objects that exist on a mock server, and whether it executed the operations."""

    def __init__(self, spec: Spec, server: MockServer, *, optional: bool) -> None:
        self._server = server
        self._optional = optional
        self._examples = Examples(spec, {"client_id": server.key, "client_secret": server.secret})
        self._requests = {command.name: request_of(command) for command in spec.commands}
        self._token_paths = {urlsplit(auth.url).path for auth in spec.api.auth if auth.url}

    @property
    def count(self) -> int:
        """How many operations have been executed so far."""
        return len(self._server.executed)

    def problem(self, command: Command, before: int) -> str | None:
        """What is wrong if others were executed than a command, since there were so many; None if nothing is."""
        executed = [call.command for call in self._server.executed[before:]]
        if command.path not in self._token_paths and not (executed and all(self._is_same(command, executed))):
            return f"{executed} were executed"
        return None

    def _is_same(self, command: Command, others: list[str]) -> Iterator[bool]:
        """Whether commands have the same request: docs announce some requests several times."""
        wanted = self._requests[command.name]
        for name in others:
            found = self._requests[name]
            yield bool(wanted and found and wanted[:2] == found[:2])

    def arguments(self, command: Command) -> list[tuple[Param, Any]]:
        """Values for the parameters of a command."""
        given = self._examples.arguments(command, optional=self._optional)
        existing = existing_key(self._server, command)
        if existing is None:
            return given
        last = path_variables(command.path or "")[-1]
        return [
            (param, _key(param, existing, value) if (param.location, param.name) == ("path", last) else value)
            for param, value in given
        ]


def _key(param: Param, existing: str, otherwise: Any) -> Any:
    """The key of an object as an argument; another value if the docs have another type."""
    if param.type in ("integer", "long"):
        return int(existing) if existing.isdecimal() else otherwise
    return existing


async def result(found: Any) -> Any:
    """What a call gives in the end: all objects of a list."""
    found = await awaited(found)
    return await awaited(found.all()) if hasattr(found, "all") else found


def _fits(found: Any, command: Command) -> bool:
    match command.response.shape, command.response.model:
        case "list", _:
            return isinstance(found, list)
        case "object", str():
            return hasattr(found, "__struct_fields__")
    return True
