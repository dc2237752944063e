"""What emitted clients send to the mock server, and what it answers, is what the docs describe."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import fernhill
import pytest
import tallowmere

from slatebind.mock import MockServer
from slatebind.mock.application import HandledRequest
from slatebind.mock.log import log_line
from slatebind.project.steps import apply_shipped_overlay, load_spec
from slatebind.spec.model import Spec
from slatebind.verify.comparison import compare
from slatebind.verify.sources import read_source

SPECS = Path(__file__).parents[2] / "spec"
OFFERING = "0b0f9f2e-3f57-4a43-8f5d-c2f0c5a7c777"


@contextmanager
def logged(name: str) -> Iterator[tuple[MockServer, list[Any]]]:
    """A mock server, and the lines of its log."""
    lines: list[Any] = []

    def add(handled: HandledRequest) -> None:
        lines.append(json.loads(log_line(handled)))

    with MockServer(SPECS / f"{name}.yaml", job_seconds=0, on_request=add) as server:
        yield server, lines


def fernhill_lines() -> list[Any]:
    """Lists, a job, and changes."""
    with logged("fernhill") as (server, lines):
        with fernhill.Client(endpoint=server.endpoint, key=server.key, secret=server.secret) as client:
            zone = next(iter(client.zone.list_zones()))
            template = next(iter(client.template.list_templates(templatefilter="all")))
            started = client.virtual_machine.deploy_virtual_machine(
                zoneid=zone.id, templateid=template.id, serviceofferingid=OFFERING, details={"colour": "green"}
            )
            machine = started.result()
            list(client.virtual_machine.list_virtual_machines(zoneid=zone.id))
            client.virtual_machine.destroy_virtual_machine(id=machine.id).result()
        with fernhill.Client(endpoint=server.endpoint, username=server.username, password=server.password) as client:
            list(client.account.list_accounts())
        return lines


def tallowmere_lines() -> list[Any]:
    """Lists, changes, and an answer that is an error."""
    with logged("tallowmere") as (server, lines):
        with tallowmere.Client(endpoint=server.endpoint, token=server.key) as client:
            list(client.tools.list_tools(branch_id=3))
            added = client.tools.add_tool(name="Cider press", branch_id=3)
            client.tools.change_tool(tool_id=added.id, name="Apple press")
            client.tools.remove_tool(tool_id=added.id)
            with pytest.raises(tallowmere.errors.ApiError):
                client.tools.get_tool(tool_id=added.id)
        return lines


def disagreements(name: str, lines: list[Any]) -> set[tuple[str, str, str]]:
    """What verify finds in the lines of a log."""
    spec = apply_shipped_overlay(load_spec(str(SPECS / f"{name}.yaml"))).spec
    assert isinstance(spec, Spec)
    source = read_source("".join(f"{json.dumps(line)}\n" for line in lines), "log.jsonl", spec)
    assert source.facts is not None
    assert not source.diagnostics
    return {
        (disagreement.rule, disagreement.command, disagreement.name or str(disagreement.path[-1]))
        for disagreement in compare(spec, source.facts)
    }


WORKFLOWS: dict[str, Callable[[], list[Any]]] = {"fernhill": fernhill_lines, "tallowmere": tallowmere_lines}


@pytest.mark.parametrize("name", WORKFLOWS)
def test_traffic_of_a_client_agrees(name: str) -> None:
    """There is no finding in the client's own workflows; three disagreements in the log are three findings."""
    lines = WORKFLOWS[name]()
    assert len(lines) > 4
    assert disagreements(name, lines) == set()
    if name == "fernhill":
        zone = next(line for line in lines if line["command"] == "listZones")
        zone["response"]["listzonesresponse"]["zone"][0] |= {"name": ["north"], "colour": "green"}
        zone["params"]["shade"] = "dark"
        expected = {
            ("verify-field-type-differs", "listZones", "name"),
            ("verify-field-undocumented", "listZones", "colour"),
            ("verify-param-undocumented", "listZones", "shade"),
        }
    else:
        listed, added = lines[0], lines[1]
        listed["response"]["data"][0] |= {"name": 7}
        listed["params"]["shade"] = "dark"
        added["status"] = 202
        expected = {
            ("verify-field-type-differs", "list_tools", "name"),
            ("verify-param-undocumented", "list_tools", "query:shade"),
            ("verify-status-undocumented", "add_tool", "202"),
        }
    assert disagreements(name, lines) == expected
