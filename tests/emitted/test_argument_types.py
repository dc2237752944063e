"""What type checkers know of arguments and fields, and what is sent of collections."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from command_line import run_here
from emitted.conftest import Caller, Server
from type_checking import mypy

SPEC = """\
slatebind: 1
api: {name: moor, protocol: cloudstack}
groups: [{name: Pier}]
commands:
- name: listPiers
  group: Pier
  method: GET
  params:
  - {name: ids, type: list, items: uuid}
  - {name: berths, type: list, items: integer}
  - {name: anything, type: list}
  - {name: state, type: string, values: [Open, "Clo\\"sed"]}
  - {name: views, type: list, items: string, values: [all, min]}
  - {name: extra, type: map}
  - {name: tags, type: map, encoding: pairs}
  - {name: limits, type: map, encoding: indexed}
  - {name: nets, type: map, encoding: records}
  - {name: old, type: string, deprecated: true, description: An old one}
  response: {shape: list, model: Pier}
- {name: closePier, group: Pier, deprecated: true, description: Closes a pier, response: {shape: object, model: Pier}}
models:
- name: Pier
  fields:
  - {name: id, type: string, deprecated: true}
  - {name: state, type: string, values: [Open, "Clo\\"sed"]}
  - {name: views, type: list, items: string, values: [all, min]}
"""
CLIENT = 'Client(endpoint="http://127.0.0.1:9", key="k", secret="s", retries=0)'
RIGHT = """
from collections import deque
from collections.abc import Sequence
from typing import Literal
from uuid import UUID

from moor import Client, models

cloud = Client(endpoint="http://127.0.0.1", key="k", secret="s")
ids: dict[str, int] = {}
names: Sequence[str] = []
cloud.pier.list_piers(ids=["a", UUID(int=1)], berths=deque([1, 2]), anything=[1, "b", {"c": 1}])
cloud.pier.list_piers(ids={"a"}, berths=frozenset({1}), anything=ids.keys(), state="Open")
cloud.pier.list_piers(ids=names, state="other", views=["all", "other"], extra={"a": 1, "b": "c"})
cloud.pier.list_piers(tags=[{"key": "a", "value": 1}], limits={"a": 1}, nets=[{"ip": "1"}], extra=[{"key": "a"}])
pier = cloud.pier.list_piers(tags={"a": "b"}, nets={"ip": "1"}).one()
state: Literal["Open", 'Clo"sed'] | str | None = pier.state
views: list[Literal["all", "min"] | str] | None = pier.views
text: str = pier.state or "none"
made = models.Pier(state="Open")
"""
WRONG = """
from moor import Client

cloud = Client(endpoint="http://127.0.0.1", key="k", secret="s")
cloud.pier.list_piers(ids="abc")
cloud.pier.list_piers(ids=[1])
cloud.pier.list_piers(berths="12")
cloud.pier.list_piers(berths=["a"])
cloud.pier.list_piers(anything="abc")
cloud.pier.list_piers(anything=[["nested"]])
cloud.pier.list_piers(anything=b"abc")
cloud.pier.list_piers(anything={"a": 1})
cloud.pier.list_piers(views="all")
cloud.pier.list_piers(state=1)
cloud.pier.list_piers(extra="a=b")
cloud.pier.list_piers(extra={"a": ["b"]})
cloud.pier.list_piers(tags=[{"key": "a"}])
cloud.pier.list_piers(tags=[{"key": "a", "valeu": "b"}])
cloud.pier.list_piers(limits=["a"])
cloud.pier.list_piers(nets=["a"])
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the package that is generated from the spec."""
    folder = tmp_path_factory.mktemp("types")
    (folder / "moor.yaml").write_text(SPEC)
    done = run_here("generate", "moor.yaml", "--target", "python", "--package", "moor", "--out", "out", cwd=folder)
    assert done.code == 0, done.err
    return folder / "out"


def checked(folder: Path, program: str) -> str:
    """What mypy --strict says about the package and a program."""
    (folder / "program.py").write_text(f"{program}\n# mypy: enable-error-code=deprecated\n")
    return mypy(folder, "moor", "program.py").stdout


def wrong_lines(program: str) -> list[str]:
    """The numbers of the lines that call a command."""
    return [str(number) for number, line in enumerate(program.splitlines(), 1) if "list_piers" in line]


def test_right_arguments_are_accepted(folder: Path) -> None:
    """Lists, tuples, sets and keys; documented and other values; maps as their encodings have them."""
    assert checked(folder, RIGHT) == ""


def test_every_wrong_argument_is_rejected(folder: Path) -> None:
    """A text or items of a wrong type for a list, a map with other keys or structure than its encoding has."""
    found = re.findall(r"program\.py:(\d+): error", checked(folder, WRONG))
    assert list(dict.fromkeys(found)) == wrong_lines(WRONG)


def test_documented_values_are_in_the_code(folder: Path) -> None:
    """They are in the types of parameters and fields, for completion in editors."""
    commands = (folder / "moor" / "commands" / "pier.py").read_text()
    assert """state: Literal["Open", 'Clo"sed'] | str | None = None,""" in commands
    assert 'views: Items[Literal["all", "min"] | str] | None = None,' in commands
    model = (folder / "moor" / "models" / "pier.py").read_text()
    assert """state: OpenEnum[Literal["Open", 'Clo"sed']] | None = None""" in model


def test_open_enums_read_any_text(folder: Path) -> None:
    """Documented values, and those that servers send beyond them."""
    code = """
from moor import HttpResponse, models
from moor.runtime.protocol.interface import Operation, parse_page
body = b'{"r": {"pier": [{"state": "Open"}, {"state": "Sunk", "views": ["all", "none"]}]}}'
found = parse_page(Operation("listPiers"), HttpResponse(200, {}, body), models.Pier).items
assert [(pier.state, pier.views) for pier in found] == [("Open", None), ("Sunk", ["all", "none"])], found
assert not any(pier.extra_fields for pier in found)
"""
    subprocess.run([sys.executable, "-W", "error", "-c", code], cwd=folder, check=True)


def test_deprecated_commands_are_marked(folder: Path) -> None:
    """Type checkers report calls of deprecated commands, running programs warn at the line of the call."""
    call = f"\n\nfrom moor import Client\n{CLIENT}.pier.close_pier()\n"
    assert re.findall(r"program\.py:(\d+): error: .*closePier is deprecated", checked(folder, call)) == ["4"]
    command = [sys.executable, "-W", "always", "program.py"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert "program.py:4: DeprecationWarning: closePier is deprecated" in done.stderr


def test_deprecated_parameters_and_fields_are_documented(folder: Path) -> None:
    """Their descriptions say so."""
    assert "old: An old one. Deprecated." in (folder / "moor" / "commands" / "pier.py").read_text()
    assert '"""Deprecated."""' in (folder / "moor" / "models" / "pier.py").read_text()


@pytest.mark.parametrize(
    ("value", "sent"),
    [
        (["b", "a"], "b,a"),
        (("b", "a"), "b,a"),
        ({"c", "b", "a"}, "a,b,c"),
        (frozenset({"10", "9"}), "10,9"),
        ({"b": 1, "a": 2}.keys(), "b,a"),
    ],
    ids=("list", "tuple", "set", "frozenset", "keys"),
)
def test_collections_are_sent(server: Server, call: Caller, value: Any, sent: str) -> None:
    """Lists, tuples and keys in their order, sets sorted, so that requests are the same in every process."""
    server.answers["listVirtualMachines"] = {"count": 0}
    call(lambda cloud: cloud.virtual_machine.list_virtual_machines(details=value).all())
    assert server.seen[-1]["details"] == sent


@pytest.mark.parametrize("value", ["all", "a,b", 7, b"all"], ids=str)
def test_a_text_is_no_list(server: Server, call: Caller, value: Any) -> None:
    """A single value instead of a list is refused before anything is sent."""
    from fernhill import errors  # noqa: PLC0415 - found through conftest

    with pytest.raises(errors.ArgumentError, match="`details` is a list: give its items in a list"):
        call(lambda cloud: cloud.virtual_machine.list_virtual_machines(details=value).all())
    assert server.seen == []
