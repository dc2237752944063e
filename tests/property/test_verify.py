"""A spec against what a mutated spec says of itself: exactly the mutations are found, whatever they are."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from slatebind.mock import MockServer
from slatebind.mock.cloudstack.api_list import describe_apis
from slatebind.project.steps import load_spec, render
from slatebind.spec.addresses import request_of
from slatebind.spec.codec import Loaded
from slatebind.spec.model import Command, Field, Model, Param, Response, Spec
from slatebind.verify.comparison import compare
from slatebind.verify.disagreement import shared
from slatebind.verify.documents import Access
from slatebind.verify.live import describe
from slatebind.verify.sources import read_source

ROOT = Path(__file__).parents[2]
SPECS = {name: load_spec(str(ROOT / "spec" / f"{name}.yaml")).spec for name in ("fernhill", "tallowmere")}
Expected = tuple[str, str]
"""The beginning of a rule, and the part of the spec that it is about."""
OTHER_TYPES = {"boolean": "integer", "integer": "boolean"}


def described(spec: Spec) -> str:
    """What the mock server says of itself for a spec, or the OpenAPI document of an HTTP API."""
    if spec.api.protocol == "cloudstack":
        apis = describe_apis(spec.commands, {model.name: model for model in spec.models})
        return json.dumps({"listapisresponse": {"count": len(apis), "api": apis}})
    files = render(Loaded(spec=spec, positions={}, diagnostics=()), "openapi").files
    assert files is not None
    return next(file.data.decode() for file in files if file.path == "openapi.json")


def found(spec: Spec, source: str) -> set[Expected]:
    """What verify finds: the rule, and the part of the spec."""
    read = read_source(source, "source.json", spec)
    assert read.facts is not None, read.diagnostics
    assert not read.diagnostics
    disagreements = shared(compare(spec, read.facts))
    return {
        (disagreement.rule, "/".join(filter(None, map(str, (*disagreement.path, disagreement.name)))))
        for disagreement, _ in disagreements
    }


class Mutations:
    """Mutations of parts of a spec that do not touch each other."""

    def __init__(self, spec: Spec, data: st.DataObject) -> None:
        self.spec = spec
        self._data = data
        self._commands = list(_single(spec))
        answering = {command.response.model for command in self._commands}
        self._models = [model for model in spec.models if model.name in answering and len(model.fields) > 1]
        used = {model.name for model in self._models}
        # Removing one of these could hide a mutation of its model.
        self._removable = [
            command for command in self._commands if command.response.model not in used or _is_shared(spec, command)
        ]

    def draw(self) -> Expected:
        """Make one more mutation; what verify has to say about it."""
        kinds: list[Callable[[], Expected]] = [self._command, self._param, self._field]
        return self._data.draw(st.sampled_from(kinds))()

    def _take(self, rows: list[Any]) -> Any:
        row = self._data.draw(st.sampled_from(rows))
        rows.remove(row)
        return row

    def _command(self) -> Expected:
        command = self._take(self._commands)
        kinds = ["add"]
        if command in self._removable:
            kinds.append("remove")
            self._removable = [other for other in self._removable if other.response.model != command.response.model]
        if self.spec.api.protocol == "cloudstack":
            kinds.append("async")
        match self._data.draw(st.sampled_from(kinds)):
            case "remove":
                self._replace(command)
                return "verify-command-missing", f"commands/{command.name}"
            case "async":
                self._replace(command, replace(command, is_async=not command.is_async))
                return "verify-async-differs", f"commands/{command.name}/async"
            case _:
                path = command.path and f"/added/{command.name}"
                new = replace(command, name=f"{command.name}Added", path=path, params=(), response=Response())
                self._replace(command, command, new)
                return "verify-command-undocumented", str(request_of(new) or new.name)

    def _replace(self, command: Command, *others: Command) -> None:
        commands = (new for old in self.spec.commands for new in (others if old.name == command.name else (old,)))
        self.spec = replace(self.spec, commands=tuple(commands))

    def _param(self) -> Expected:
        command = self._take([command for command in self._commands if any(map(_is_free, command.params))])
        self._commands = [other for other in self._commands if other.name != command.name]
        self._removable = [other for other in self._removable if other.name != command.name]
        param = self._data.draw(st.sampled_from([param for param in command.params if _is_free(param)]))
        path = f"commands/{command.name}/params"
        match self._data.draw(st.sampled_from(["add", "remove", "type", "length", "required"])):
            case "remove":
                self._with_param(command, param)
                return "verify-param-missing", f"{path}/{param.name}"
            case "type" if param.type in OTHER_TYPES:
                self._with_param(command, param, replace(param, type=OTHER_TYPES[param.type], default=None))
                return "verify-param-type-", f"{path}/{param.name}"
            case "length" if param.length and param.type == "string":
                self._with_param(command, param, replace(param, length=param.length + 1))
                return "verify-length-too-short", f"{path}/{param.name}"
            case "required":
                self._with_param(command, param, replace(param, required=not param.required))
                rule = "verify-param-optional" if param.required else "verify-param-required"
                return rule, f"{path}/{param.name}"
            case _:
                new = Param(name="added", type="string", location=param.location, required=param.required)
                self._with_param(command, param, param, new)
                rule = "verify-required-param-undocumented" if param.required else "verify-param-undocumented"
                return rule, f"{path}/{f'{param.location}:' if param.location else ''}added"

    def _with_param(self, command: Command, param: Param, *others: Param) -> None:
        params = tuple(new for old in command.params for new in (others if old is param else (old,)))
        self._replace(command, replace(command, params=params))

    def _field(self) -> Expected:
        model = self._take(self._models)
        field = self._data.draw(st.sampled_from(model.fields))
        path = f"models/{model.name}"
        match self._data.draw(st.sampled_from(["add", "remove", "type"])):
            case "remove":
                self._with_field(model, field)
                return "verify-field-missing", f"{path}/fields/{field.name}"
            case "type" if field.type in OTHER_TYPES:
                self._with_field(model, field, replace(field, type=OTHER_TYPES[field.type], default=None))
                return "verify-field-type-", f"{path}/fields/{field.name}"
            case _:
                self._with_field(model, field, field, Field(name="added", type="string"))
                return "verify-field-undocumented", f"{path}/added"

    def _with_field(self, model: Model, field: Field, *others: Field) -> None:
        fields = tuple(new for old in model.fields for new in (others if old.name == field.name else (old,)))
        models = tuple(replace(model, fields=fields) if old.name == model.name else old for old in self.spec.models)
        self.spec = replace(self.spec, models=models)


def _single(spec: Spec) -> Iterator[Command]:
    """The commands that share their method and path with no other."""
    counts = Counter(map(_route, spec.commands))
    yield from (command for command in spec.commands if counts[_route(command)] == 1)


def _route(command: Command) -> tuple[str, ...]:
    request = request_of(command)
    return (request.method, request.path) if request else (command.name,)


def _is_shared(spec: Spec, command: Command) -> bool:
    return sum(other.response.model == command.response.model for other in spec.commands) > 1


def _is_free(param: Param) -> bool:
    """Whether a parameter can be mutated without changing the path of its command."""
    return param.location in (None, "query", "body") and len(param.values) != 1 and param.items is None


@pytest.mark.parametrize("name", SPECS)
def test_a_spec_agrees_with_itself(name: str) -> None:
    """There is no finding about what is the same."""
    spec = SPECS[name]
    assert spec is not None
    assert found(spec, described(spec)) == set()


def served(spec: Spec) -> str:
    """What a running mock server of a spec says of itself, asked as by ``slatebind verify``."""
    with MockServer(spec) as server, pytest.MonkeyPatch.context() as environment:
        for name, value in server.environment.items():
            environment.setenv(name, value)
        return describe(spec, server.description or server.endpoint, Access()).text


def check(spec: Spec, data: st.DataObject, count: int, describe_spec: Callable[[Spec], str] = described) -> None:
    """Mutate, describe, verify."""
    mutations = Mutations(spec, data)
    expected = {mutations.draw() for _ in range(count)}
    remaining = found(spec, describe_spec(mutations.spec))
    for rule, part in expected:
        matching = {other for other in remaining if other[0].startswith(rule) and other[1] == part}
        assert matching, (rule, part, remaining)
        remaining -= matching
    assert remaining == set()


@given(data=st.data(), count=st.integers(1, 5))
def test_mutations_of_a_cloudstack_api(data: st.DataObject, count: int) -> None:
    """A spec against the listApis of a mutated one."""
    assert SPECS["fernhill"] is not None
    check(SPECS["fernhill"], data, count)


@settings(max_examples=8)
@given(data=st.data(), count=st.integers(1, 5))
def test_mutations_of_an_http_api(data: st.DataObject, count: int) -> None:
    """A spec against the OpenAPI document of a mutated one."""
    assert SPECS["tallowmere"] is not None
    check(SPECS["tallowmere"], data, count)


@pytest.mark.parametrize("name", SPECS)
@settings(max_examples=4)
@given(data=st.data(), count=st.integers(1, 5))
def test_mutations_of_a_served_api(name: str, data: st.DataObject, count: int) -> None:
    """A spec against the running server of a mutated one."""
    spec = SPECS[name]
    assert spec is not None
    check(spec, data, count, served)
