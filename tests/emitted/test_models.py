"""Models as values: copies, pickles, dictionaries, and what the server sent beyond the documented fields."""

import copy
import gc
import json
import pickle
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from fernhill import Model, models

from emitted.conftest import Caller, Server

SENT = {
    "id": "m",
    "name": "web",
    "memory": "4096",
    "cpunumber": "many",
    "created": "2026-01-02T03:04:05+0100",
    "nic": [{"id": "n1"}, {"id": "n2", "speed": 10}],
    "surprise": [2**80],
}
EXTRA = {"cpunumber": "many", "surprise": [2**80]}
COPIES: dict[str, Callable[[Any], Any]] = {
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "pickle": lambda model: pickle.loads(pickle.dumps(model)),
    "oldest pickle": lambda model: pickle.loads(pickle.dumps(model, protocol=0)),
    "replace": lambda model: model.replace(),
    "copy.replace": lambda model: model.__replace__(),
    "a copy of a copy": lambda model: copy.deepcopy(copy.copy(model)),
}


@pytest.fixture
def machine(server: Server, call: Caller) -> Any:
    """A machine from a list."""
    server.answers["listVirtualMachines"] = {"count": 1, "virtualmachine": [SENT]}
    return call(lambda cloud: cloud.virtual_machine.list_virtual_machines().all())[0]


@pytest.mark.parametrize("make", COPIES.values(), ids=COPIES)
def test_copies_keep_everything(machine: Any, make: Callable[[Any], Any]) -> None:
    """A copy of any kind equals the original and has the same undocumented fields, those of nested models included."""
    made = make(machine)
    assert type(made) is models.VirtualMachine
    assert made is not machine
    assert made == machine
    assert made.extra_fields == EXTRA
    assert [nic.extra_fields for nic in made.nic] == [{}, {"speed": 10}]
    assert made.to_dict() == machine.to_dict()


def test_replace_changes_fields(machine: Any) -> None:
    """A changed field is no undocumented one, whatever its value; an unknown name is an error."""
    made = machine.replace(name=None, memory=1)
    assert (made.id, made.name, made.memory, machine.name) == ("m", None, 1, "web")
    assert made.extra_fields == EXTRA
    with pytest.raises(TypeError, match="nmae"):
        machine.replace(nmae="x")


def test_models_of_programs_can_be_copied() -> None:
    """A model that was not read from a response has no undocumented fields, nor have its copies."""
    made = models.VirtualMachine(id="m")
    for make in COPIES.values():
        assert make(made) == made
        assert make(made).extra_fields == {}


def test_nested_models_have_extra_fields(server: Server, call: Caller) -> None:
    """Each nested model finds its own undocumented fields, in lists of any lengths and in single objects."""
    machines = [
        {"id": "a", "nic": [{"id": "1", "x": 1}, {"id": "2"}], "tags": []},
        {"id": "b"},
        {"id": "c", "nic": [{"id": "3", "x": 3}], "tags": [{"key": "k", "y": 1}]},
    ]
    server.answers["listVirtualMachines"] = {"count": 3, "virtualmachine": machines}
    found = call(lambda cloud: cloud.virtual_machine.list_virtual_machines().all())
    assert [[nic.extra_fields for nic in machine.nic or ()] for machine in found] == [[{"x": 1}, {}], [], [{"x": 3}]]
    assert [machine.to_dict() for machine in found] == machines


def test_to_dict_has_the_names_and_values_of_the_api(machine: Any) -> None:
    """Fields that were sent, with types of Python; nested models are dictionaries."""
    created = datetime(2026, 1, 2, 2, 4, 5, tzinfo=UTC)
    assert machine.to_dict() == SENT | {"memory": 4096, "created": created}
    assert list(machine.to_dict())[:2] == ["id", "name"]


def test_to_dict_uses_the_names_of_the_api() -> None:
    """A field whose attribute has another name, as that is a word of Python."""

    class Renamed(Model):
        from_: str | None = msgspec.field(default=None, name="from")

    assert Renamed(from_="a").to_dict() == {"from": "a"}
    assert Renamed(from_="a").replace(from_="b").to_json() == '{"from":"b"}'


def test_to_json_is_the_json_of_to_dict(machine: Any) -> None:
    """On one line, or indented; dates in ISO 8601."""
    wanted = SENT | {"memory": 4096, "created": "2026-01-02T03:04:05+01:00"}
    assert json.loads(machine.to_json()) == wanted
    assert "\n" not in machine.to_json()
    assert json.loads(machine.to_json(indent=2)) == wanted
    assert '\n  "id": "m"' in machine.to_json(indent=2)


def test_models_are_no_work_for_the_garbage_collector(machine: Any) -> None:
    """Lists of many models are not searched for cycles again and again while they are read."""
    assert not gc.is_tracked(machine)
    assert not gc.is_tracked(machine.nic[0])
