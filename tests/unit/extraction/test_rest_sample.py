"""What is read from the bundled sample of an HTTP API, compared with what a reader wrote down by hand."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from documents import ROOT
from slatebind.project.steps import extract
from slatebind.spec.item_types import innermost
from slatebind.spec.model import Command, Field, Param, Spec

TRUTH: dict[str, Any] = yaml.load(
    Path(__file__).with_name("rest_sample.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader
)
OPERATIONS: list[dict[str, Any]] = TRUTH["operations"]


@cache
def sample() -> Spec:
    """The spec of the sample."""
    spec = extract(str(ROOT / "sample" / "rest"), dialect="slate").spec
    assert spec is not None
    return spec


def nested(records: Iterable[Param | Field], prefix: str = "") -> Iterator[tuple[str, Param | Field]]:
    """Records with their names, followed by what is inside of them."""
    models = {model.name: model.fields for model in sample().models}
    for record in records:
        yield f"{prefix}{record.name}", record
        yield from nested(models.get(innermost(record.items or "") or "", ()), f"{prefix}{record.name}.")


def places(command: Command) -> Iterator[str]:
    """The parameters as the truth has them."""
    for param in command.params:
        for name, record in nested([param]):
            yield f"{name} {param.location} {record.type}{'!' if record.required else ''}"


def stated(command: Command, key: str) -> dict[str, Any]:
    """A key of the parameters, where they have it."""
    records = nested(command.params)
    return {name: getattr(record, key) for name, record in records if getattr(record, key) not in (None, ())}


CASES = pytest.mark.parametrize("number", range(len(OPERATIONS)), ids=[entry["request"] for entry in OPERATIONS])


def test_requests() -> None:
    """Each request that the docs announce is an operation, in their order; mentions and examples are none."""
    found = [f"{command.method} {command.path}" for command in sample().commands]
    assert found == [entry["request"] for entry in OPERATIONS]
    assert [group.name for group in sample().groups] == TRUTH["groups"]
    assert len({command.name for command in sample().commands}) == len(OPERATIONS)


@CASES
def test_parameters(number: int) -> None:
    """Every row is a parameter with its place and type; nested ones are inside of others."""
    assert sorted(places(sample().commands[number])) == sorted(OPERATIONS[number]["params"])


@CASES
def test_defaults_and_values(number: int) -> None:
    """Those that columns and request lines state, and none but these and those in descriptions."""
    entry, command = OPERATIONS[number], sample().commands[number]
    for key, attribute in (("defaults", "default"), ("values", "values")):
        found = {name: as_list(value) for name, value in stated(command, attribute).items()}
        known = {**entry.get("prose", {}).get(key, {}), **entry.get(key, {})}
        assert entry.get(key, {}).items() <= found.items() <= known.items()


def as_list(value: Any) -> Any:
    """A value as YAML has it."""
    return list(value) if isinstance(value, tuple) else value


@CASES
def test_responses(number: int) -> None:
    """Fields are those of tables, linked resources or examples."""
    entry, command = OPERATIONS[number], sample().commands[number]
    models = {model.name: model.fields for model in sample().models}
    fields = nested(models.get(command.response.model or "", ()))
    assert sorted(f"{name} {field.type}" for name, field in fields) == sorted(entry.get("fields", []))
    around = nested(command.response.envelope_fields)
    assert sorted(f"{name} {field.type}" for name, field in around) == entry.get("around", [])
    assert [status.code for status in command.statuses] == entry.get("statuses", [])


@CASES
def test_servers_and_bodies(number: int) -> None:
    """Requests to another host say so, and bodies that are not JSON."""
    entry, command = OPERATIONS[number], sample().commands[number]
    assert (command.server, command.body or "json") == (entry.get("server"), entry.get("body", "json"))


def test_facts_of_the_api() -> None:
    """Servers, authentication and errors, from prose, samples and tables of the guide."""
    api = sample().api
    assert api.endpoint == TRUTH["endpoint"]
    assert [server.url for server in api.servers] == TRUTH["servers"]
    assert [auth.scheme for auth in api.auth] == TRUTH["auth"]
    assert [error.code for error in sample().errors] == TRUTH["errors"]
