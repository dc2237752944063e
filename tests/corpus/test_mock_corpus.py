"""The mock server for a whole real server: it describes itself as that one does, and libcloud works with it."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from cs import CloudStack

from documents import CORPUS
from mock_server.conftest import OFFERING, Wire
from mock_server.server_description import spec_of
from mock_server.test_independent_clients import driver
from slatebind.mock import MockServer

DESCRIPTION = CORPUS / "cloudstack" / "listApis-4.15.1.json"


@pytest.fixture(scope="module")
def server() -> Iterator[MockServer]:
    """A server with all commands of a real one."""
    if not DESCRIPTION.is_file():
        pytest.skip(f"{DESCRIPTION} is missing")
    with MockServer(spec_of(DESCRIPTION), job_seconds=0) as started:
        yield started


def outline(api: dict[str, Any]) -> tuple[Any, ...]:
    """What clients read of the description of a command."""
    params = {(param["name"], param["required"]) for param in api["params"]}
    fields = {(field["name"], bool(field.get("response"))) for field in api["response"] if "name" in field}
    return api["name"], api["isasync"], params, fields


def test_it_describes_itself_like_the_real_server(server: MockServer) -> None:
    """Every command has its parameters and fields."""
    (described,) = json.loads(DESCRIPTION.read_text(encoding="utf-8")).values()
    apis = {api["name"]: api for api in CloudStack(server.endpoint, server.key, server.secret).listApis()["api"]}
    assert [outline(apis[api["name"]]) for api in described["api"]] == [outline(api) for api in described["api"]]


LISTS = (
    "list_images",
    "list_sizes",
    "list_locations",
    "list_volumes",
    "list_snapshots",
    "list_key_pairs",
    "ex_list_networks",
    "ex_list_network_offerings",
    "ex_list_disk_offerings",
    "ex_list_vpcs",
    "ex_list_vpc_offerings",
    "ex_list_projects",
    "ex_list_public_ips",
    "ex_list_firewall_rules",
    "ex_list_egress_firewall_rules",
    "ex_list_security_groups",
    "ex_list_affinity_groups",
    "ex_list_affinity_group_types",
    "ex_list_network_acllists",
    "ex_list_network_acl",
    "ex_list_routers",
    "ex_list_os_types",
    "ex_list_vpn_gateways",
    "ex_list_vpn_customer_gateways",
    "ex_list_vpn_connections",
)


@pytest.mark.parametrize("name", LISTS)
def test_lists_for_libcloud(server: MockServer, name: str) -> None:
    """Every kind of object that libcloud knows is listed and decoded."""
    assert len(getattr(driver(Wire(server)), name)()) >= 1


def test_nodes_for_libcloud(server: MockServer) -> None:
    """Machines with their addresses and rules are listed; libcloud misreads rules that forward whole addresses."""
    wire = Wire(server)
    for rule in wire.get("listIpForwardingRules").inner["ipforwardingrule"]:
        assert wire.post("deleteIpForwardingRule", id=rule["id"]).status == 200
    nodes = driver(wire).list_nodes()
    assert len(nodes) == 3
    assert any(node.extra["port_forwarding_rules"] for node in nodes)


VALUES = {
    "integer": "1",
    "long": "1",
    "boolean": "true",
    "date": "2026-01-01",
    "datetime": "2026-01-01T00:00:00+0000",
    "uuid": OFFERING,
}


def test_every_command(server: MockServer) -> None:
    """With its required parameters each command is executed, or refused for a reason, and its job succeeds."""
    wire, statuses, lost = Wire(server), Counter[int](), []
    for command in spec_of(DESCRIPTION).commands:
        required = [param for param in command.params if param.required]
        params = {param.name: VALUES.get(param.type, "x") for param in required if param.type != "map"}
        params |= {f"{param.name}[0].key": "a" for param in required if param.type == "map"}
        reply = wire.post(command.name, **params | _references(server, command.name, params))
        statuses[reply.status] += 1
        if reply.status == 200 and command.is_async and wire.job(reply.inner["jobid"])["jobstatus"] != 1:
            lost.append(command.name)
    assert lost == []
    assert statuses.keys() <= {200, 431, 531}
    assert statuses[200] >= 600


def _references(server: MockServer, command: str, params: dict[str, str]) -> dict[str, str]:
    """Ids of objects that exist, for parameters that refer to some."""
    behaviors = server._service._behaviors
    entities = {name: behaviors.referenced_entity(behaviors.by_command[command], name.lower()) for name in params}
    objects = {name: server.objects(entity) for name, entity in entities.items() if entity}
    return {name: str(found[0]["id"]) for name, found in objects.items() if found}
