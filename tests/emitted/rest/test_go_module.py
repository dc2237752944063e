"""The Go module of the sample with a server that was written from the docs alone."""

import shutil
from pathlib import Path

import pytest

from documented_calls import EDGES, FILE, documented_calls, go_program, judging_server
from emitted.rest.library import JPEG, KEY, Library
from go_driver import running_driver, walk
from go_modules import make_module, run_go, unformatted, write_example, write_program
from slatebind import load_spec
from slatebind.mock import MockServer

ROOT = Path(__file__).parents[3]
MODULE = ROOT / "generated" / "tallowmere" / "go"
SPEC = ROOT / "spec" / "tallowmere.yaml"
PROGRAMS = Path(__file__).parents[1] / "go_rest"

pytestmark = pytest.mark.languages


def test_the_module_works_with_a_server(library: Library, tmp_path: Path) -> None:
    """What its users do and the documented calls arrive as the docs say, and its README's program compiles."""
    module = tmp_path / "module"
    shutil.copytree(MODULE, module)
    shutil.copytree(PROGRAMS, module, dirs_exist_ok=True)
    write_example(module)
    write_program(module, "calls", go_program(documented_calls(SPEC)["go"], "tallowmere"))
    run_go(module, "vet", "./cmd/example", "./cmd/calls")
    settings = {"TALLOWMERE_ENDPOINT": library.endpoint, "TALLOWMERE_TOKEN": KEY}
    run_go(module, "test", "-count=1", "-vet=off", ".", **settings)
    (module / FILE).write_bytes(b"x")
    with judging_server(SPEC, key=KEY) as server:
        run_go(module, "run", "./cmd/calls", **{**settings, "TALLOWMERE_ENDPOINT": server.endpoint})
    assert library.photos["ph_20"] == JPEG
    assert library.tools["811"]["state"] == "available"
    sent = [(method, path, fields) for method, path, fields in library.received]
    purchase = {"price": 99.5, "bought_on": "2024-02-29"}
    added = {"name": "Cider press", "branch_id": 3, "labels": ["old"], "purchase": purchase}
    assert ("POST", "/v1/tools", added) in sent
    assert [fields for method, _, fields in sent if method == "PATCH"] == [{"deposit": None}, {"deposit": 0}]
    items = [{"tool_id": 811, "note": "scratched"}, {"tool_id": 97}]
    assert ("POST", "/v1/loans", {"member_id": 52, "items": items, "days": 3}) in sent
    form = {"outcome": "fixed", "cost[amount]": "9.5", "cost[paid_by]": "branch"}
    assert ("PUT", "/v1/repairs/17/closing", form) in sent
    assert ("POST", "/v1/tools", {"name": "Gift", "branch_id": 3, "purchase": {"price": 0}}) in sent


def test_calls_with_values_of_all_kinds(tmp_path: Path) -> None:
    """The calls that documentation shows send what their samples say, whatever their parameters are."""
    module = make_module(EDGES, tmp_path / "module", "--package", "edges")
    write_program(module, "calls", go_program(documented_calls(EDGES)["go"], "edges"))
    assert unformatted(module) == ""
    (module / FILE).write_bytes(b"x")
    with judging_server(EDGES) as server:
        run_go(module, "run", "./cmd/calls", **server.environment)


def test_every_operation_is_called_on_the_mock_server(tmp_path: Path) -> None:
    """With required arguments alone, and with all: each call succeeds, and its result has the documented shape."""
    spec = load_spec(str(SPEC)).spec
    assert spec is not None
    with running_driver(SPEC, tmp_path / "module", "tallowmere") as driver, MockServer(spec, key="4711") as server:
        assert walk(driver, spec, server, optional=False) == []
        assert walk(driver, spec, server, optional=True) == []
