"""Independent clients for real servers work with the mock unchanged: cs, and the driver of apache-libcloud."""

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from cs import AIOCloudStack, CloudStack, CloudStackApiException
from libcloud.common.types import InvalidCredsError, ProviderError
from libcloud.compute.drivers.cloudstack import CloudStackNodeDriver
from libcloud.compute.types import NodeState

from mock_server.conftest import OFFERING, Start, Wire
from tools import find_program

LIBCLOUD = Path(__file__).parent / "libcloud.yaml"


@pytest.mark.parametrize("method", ["get", "post"])
def test_cs(start: Start, method: str) -> None:
    """cs lists, deploys, waits and deletes."""
    server = start(objects=7).server
    cs = CloudStack(server.endpoint, server.key, server.secret, method=method, poll_interval=0.01)
    zone = cs.listZones(fetch_list=True, pagesize=3)
    assert len({machine["id"] for machine in zone}) == 7
    template = cs.listTemplates(templatefilter="all")["template"][0]
    made = cs.deployVirtualMachine(
        zoneid=zone[0]["id"],
        templateid=template["id"],
        serviceofferingid=OFFERING,
        name="Ü b/*+",
        details={"Key B": "x", "a": "y"},
        fetch_result=True,
    )["virtualmachine"]
    assert (made["name"], made["state"]) == ("Ü b/*+", "Running")
    assert cs.listVirtualMachines(id=made["id"], fetch_list=True) == [made]
    gone = cs.destroyVirtualMachine(id=made["id"], fetch_result=True)
    assert gone["virtualmachine"]["state"] == "Destroyed"
    assert cs.listVirtualMachines(id=made["id"]) == {}
    assert cs.listVirtualMachines(id=made["id"], fetch_list=True) == []


def test_errors_for_cs(start: Start) -> None:
    """Errors raise the exceptions of cs."""
    server = start(faults=["job=1"]).server
    cs = CloudStack(server.endpoint, server.key, server.secret, poll_interval=0.01)
    with pytest.raises(CloudStackApiException, match="entity does not exist"):
        cs.deleteNetwork(id="7")
    with pytest.raises(CloudStackApiException, match="Job failure"):
        cs.deleteNetwork(id=cs.listNetworks()["network"][0]["id"], fetch_result=True)
    with pytest.raises(CloudStackApiException, match="unable to verify"):
        CloudStack(server.endpoint, server.key, "other").listZones()


def test_cs_async(start: Start) -> None:
    """The async client of cs does the same."""
    server = start().server

    async def live() -> None:
        cs = AIOCloudStack(server.endpoint, server.key, server.secret, poll_interval=0.01)
        zones = await cs.listZones(fetch_list=True)
        template = (await cs.listTemplates(templatefilter="all"))["template"][0]
        made = await cs.deployVirtualMachine(
            zoneid=zones[0]["id"], templateid=template["id"], serviceofferingid=OFFERING, fetch_result=True
        )
        ident = made["virtualmachine"]["id"]
        assert (await cs.listVirtualMachines(id=ident))["count"] == 1
        await cs.destroyVirtualMachine(id=ident, fetch_result=True)
        assert await cs.listVirtualMachines(id=ident) == {}

    asyncio.run(live())


def driver(wire: Wire, secret: str | None = None) -> CloudStackNodeDriver:
    """libcloud's driver, unchanged except for the interval of requests for a job's state."""
    at = urlsplit(wire.server.endpoint)
    made = CloudStackNodeDriver(
        wire.server.key, secret or wire.server.secret, secure=False, host=at.hostname, port=at.port, path=at.path
    )
    made.connection.poll_interval = 0.01
    return made


def test_libcloud(start: Start) -> None:
    """libcloud lists, deploys, waits, stops and deletes."""
    wire = start(LIBCLOUD)
    cloud = driver(wire)
    assert len(cloud.list_nodes()) == 3
    sizes, images, places = cloud.list_sizes(), cloud.list_images(), cloud.list_locations()
    node = cloud.create_node(name="web", size=sizes[1], image=images[2], location=places[0], ex_start_vm=True)
    assert (node.name, node.state, node.private_ips[0][:5]) == ("web", NodeState.RUNNING, "10.1.")
    assert node.id in [other.id for other in cloud.list_nodes()]
    assert node.id in [other.id for other in cloud.list_nodes(location=places[0])]
    assert cloud.ex_stop(node) == "Stopped"
    assert cloud.destroy_node(node)
    assert node.id not in [other.id for other in cloud.list_nodes()]


def test_addresses_for_libcloud(start: Start) -> None:
    """ "Address" and "public address" in command names are the same entity."""
    cloud = driver(start(LIBCLOUD))
    address = cloud.ex_allocate_public_ip(location=cloud.list_locations()[0])
    assert address.id in [other.id for other in cloud.ex_list_public_ips()]
    assert cloud.ex_release_public_ip(address)
    assert address.id not in [other.id for other in cloud.ex_list_public_ips()]


def test_forwarding_rules_for_libcloud(start: Start) -> None:
    """Rules are created, shown at their machine with the address that they forward, and deleted."""
    cloud = driver(start(LIBCLOUD))
    node, address = cloud.list_nodes()[0], cloud.ex_list_public_ips()[0]
    rule = cloud.ex_create_port_forwarding_rule(node, address, private_port=80, public_port=8080, protocol="TCP")
    assert rule.id in [other.id for other in cloud.ex_list_port_forwarding_rules()]
    (shown,) = [other for other in cloud.list_nodes() if other.id == node.id]
    (found,) = [other for other in shown.extra["port_forwarding_rules"] if other.id == rule.id]
    assert (int(found.public_port), int(found.private_port), found.protocol) == (8080, 80, "TCP")
    assert found.address.address == address.address
    assert address.address in shown.public_ips
    assert cloud.ex_delete_port_forwarding_rule(node, rule)
    assert rule.id not in [other.id for other in cloud.ex_list_port_forwarding_rules()]


def test_address_rules_for_libcloud(start: Start) -> None:
    """The same for rules that forward a whole address."""
    cloud = driver(start(LIBCLOUD))
    node, address = cloud.list_nodes()[0], cloud.ex_list_public_ips()[0]
    rule = cloud.ex_create_ip_forwarding_rule(node, address, "TCP", 20, 22)
    assert rule.id in [other.id for other in cloud.ex_list_ip_forwarding_rules()]
    assert cloud.ex_delete_ip_forwarding_rule(node, rule)
    assert rule.id not in [other.id for other in cloud.ex_list_ip_forwarding_rules()]


def test_egress_rules_for_libcloud(start: Start) -> None:
    """They are under a key that the command's name does not tell."""
    cloud = driver(start(LIBCLOUD))
    rule = cloud.ex_create_egress_firewall_rule(cloud.ex_list_networks()[0].id, "10.0.0.0/8", "TCP", 80, 81)
    assert rule.id in [other.id for other in cloud.ex_list_egress_firewall_rules()]


def test_key_pairs_for_libcloud(start: Start) -> None:
    """Key pairs are created, imported, found by name and deleted."""
    cloud = driver(start(LIBCLOUD))
    made = cloud.create_key_pair("mine")
    assert (made.name, bool(made.private_key)) == ("mine", True)
    imported = cloud.import_key_pair_from_string("yours", "ssh-ed25519 AAAA")
    assert cloud.get_key_pair("mine").fingerprint == made.fingerprint
    assert {"mine", "yours"} <= {pair.name for pair in cloud.list_key_pairs()}
    assert cloud.delete_key_pair(imported)
    assert "yours" not in {pair.name for pair in cloud.list_key_pairs()}


def test_projects_for_libcloud(start: Start) -> None:
    """Their limits and availabilities are numbers in text, which libcloud converts."""
    projects = driver(start(LIBCLOUD)).ex_list_projects()
    assert len(projects) == 3
    for project in projects:
        assert isinstance(project.extra["cpulimit"], int)
        assert isinstance(project.extra["ipavailable"], int)


def test_errors_for_libcloud(start: Start) -> None:
    """Errors raise the exceptions of libcloud, those of jobs too."""
    wire = start(LIBCLOUD, faults=["job=1"])
    with pytest.raises(InvalidCredsError):
        driver(wire, "other").list_locations()
    cloud = driver(wire)
    with pytest.raises(ProviderError, match="either does not exist"):
        cloud.list_volumes()
    with pytest.raises(Exception, match="injected fault"):
        cloud.destroy_node(cloud.list_nodes()[0])


@pytest.mark.peers
def test_a_generator_that_reads_listapis(start: Start, tmp_path: Path) -> None:
    """cloudstack-openapi-ngine makes an OpenAPI document of a server that it asks with cs."""
    server = start().server
    variables = {**os.environ, **server.environment, "HOME": str(tmp_path)}
    command = [sys.executable, "-m", "cloudstack_openapi", "--probe-response-keys", "-o", "api.json"]
    subprocess.run(command, cwd=tmp_path, env=variables, check=True)
    document = json.loads((tmp_path / "api.json").read_text(encoding="utf-8"))
    assert document["info"]["version"] == "4.19.0.0"
    names = {name.removeprefix("/") for name in document["paths"]}
    assert {"deployVirtualMachine", "listVirtualMachines", "queryAsyncJobResult"} <= names


@pytest.mark.peers
def test_cloudmonkey(start: Start, tmp_path: Path) -> None:
    """CloudMonkey learns the commands from the server, lists and deploys."""
    cmk = find_program("cmk")
    wire = start()
    server = wire.server

    def run(*words: str) -> Any:
        access = ["-u", server.endpoint, "-k", server.key, "-s", server.secret, "-o", "json"]
        done = subprocess.run(
            [cmk, *access, *words],
            env={**os.environ, "HOME": str(tmp_path)},
            capture_output=True,
            check=True,
            text=True,
        )
        return json.loads(done.stdout) if "{" in done.stdout else done.stdout

    assert "Discovered" in run("sync")
    assert run("list", "zones")["count"] == 3
    zone, template = wire.first("listZones", "zone"), wire.first("listTemplates", "template", templatefilter="all")
    needed = (f"zoneid={zone['id']}", f"templateid={template['id']}", f"serviceofferingid={OFFERING}")
    assert run("deploy", "virtualmachine", *needed)["virtualmachine"]["state"] == "Running"
