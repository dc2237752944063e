"""Independent clients for real servers work with the mock unchanged: cs, and the driver of apache-libcloud."""

import asyncio
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from cs import AIOCloudStack, CloudStack, CloudStackApiException
from libcloud.common.types import InvalidCredsError, ProviderError
from libcloud.compute.drivers.cloudstack import CloudStackNodeDriver
from libcloud.compute.types import NodeState

from mock_server.conftest import OFFERING, Start, Wire

pytestmark = pytest.mark.peers
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
