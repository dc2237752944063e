"""Lists: envelopes, pages, filters, and the generated objects."""

import json
from xml.etree import ElementTree

import pytest

from mock_server.conftest import Start, Wire


def test_the_envelope_of_a_list(start: Start) -> None:
    """The only top-level key names the command; inside are the count and the objects under their noun."""
    reply = start(objects=2).get("listVirtualMachines")
    assert reply.key == "listvirtualmachinesresponse"
    assert list(reply.inner) == ["count", "virtualmachine"]
    assert reply.inner["count"] == len(reply.inner["virtualmachine"]) == 2


def test_an_empty_list(start: Start) -> None:
    """It is an empty object, without count and key."""
    wire = start(objects=0)
    assert wire.get("listVirtualMachines").body == b'{"listvirtualmachinesresponse":{}}'


def test_the_key_in_the_spec_is_used(shared: Wire) -> None:
    """If it differs from the noun."""
    assert "firewallrule" in shared.get("listEgressFirewallRules").inner


def test_pages(start: Start) -> None:
    """Every object is on one page; the count is the total; after the last page there is only the count."""
    wire = start(objects=7)
    pages = [wire.get("listVolumes", page=str(page), pagesize="3").inner for page in (1, 2, 3)]
    assert [page["count"] for page in pages] == [7, 7, 7]
    assert [len(page["volume"]) for page in pages] == [3, 3, 1]
    assert len({volume["id"] for page in pages for volume in page["volume"]}) == 7
    assert wire.get("listVolumes", page="4", pagesize="3").inner == {"count": 7}


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"page": "1"}, '"pagesize" parameter is required when "page" is specified'),
        ({"pagesize": "5"}, '"page" parameter is required when "pagesize" is specified'),
        ({"page": "1", "pagesize": "501"}, "Page size can not exceed max allowed page size value: 500"),
    ],
)
def test_invalid_pages(shared: Wire, given: dict[str, str], text: str) -> None:
    """Page and page size require each other, and the size is limited; the messages are the real server's."""
    assert shared.get("listVolumes", **given).error == (431, 431, text)


def test_the_page_limit(start: Start) -> None:
    """It can be set, and applies without page parameters as well; the count is the total."""
    wire = start(objects=9, page_limit=4)
    whole = wire.get("listVolumes").inner
    assert (whole["count"], len(whole["volume"])) == (9, 4)
    assert wire.get("listVolumes", page="1", pagesize="5").status == 431
    assert len(wire.get("listVolumes", page="1", pagesize="4").inner["volume"]) == 4
    assert len(wire.get("listVolumes", pagesize="-1").inner["volume"]) == 9


def test_filters(start: Start) -> None:
    """By id, by keyword in any case, by state, and by any field that a parameter names."""
    wire = start(objects=20)
    machines = wire.get("listVirtualMachines").inner["virtualmachine"]
    machine = machines[7]
    assert wire.get("listVirtualMachines", id=machine["id"]).inner == {"count": 1, "virtualmachine": [machine]}
    assert machine in wire.get("listVirtualMachines", keyword=machine["name"].upper()).inner["virtualmachine"]
    for name in ("state", "zoneid"):
        wanted = [other for other in machines if other.get(name) == machine[name]]
        found = wire.get("listVirtualMachines", **{name: machine[name]}).inner
        assert (found["count"], found["virtualmachine"]) == (len(wanted), wanted)
        assert 0 < len(wanted) < 20
    assert wire.get("listVirtualMachines", keyword="nothing has this").inner == {}
    assert wire.get("listVirtualMachines", state="Nowhere").inner == {}


def test_filters_apply_before_pages(start: Start) -> None:
    """The count is the number of matching objects."""
    wire = start(objects=20)
    all_of_them = wire.get("listVirtualMachines", state="Running").inner
    page = wire.get("listVirtualMachines", state="Running", page="1", pagesize="2").inner
    assert page == {"count": all_of_them["count"], "virtualmachine": all_of_them["virtualmachine"][:2]}


def test_one_object_without_a_count(shared: Wire) -> None:
    """listCapabilities responds with one object, the example of the docs."""
    assert shared.get("listCapabilities").inner == {"capability": {"cloudstackversion": "4.19.0.0", "apilimitmax": 25}}


def test_xml(shared: Wire) -> None:
    """Without ``response=json``, responses and errors are XML."""
    reply = shared.get("listZones", response="xml")
    assert reply.headers["content-type"].startswith("text/xml")
    root = ElementTree.fromstring(reply.body)
    assert (root.tag, root.findtext("count")) == ("listzonesresponse", "3")
    assert len(root.findall("zone")) == 3
    refused = shared.get("listZones", response="", page="1")
    assert ElementTree.fromstring(refused.body).findtext("errorcode") == "431"


def test_the_same_seed_gives_the_same_bytes(start: Start) -> None:
    """Other seeds give other objects."""
    first, same, other = start(seed=1), start(seed=1), start(seed=2)
    for command in ("listVolumes", "listAccounts", "listSnapshots"):
        assert first.get(command).body == same.get(command).body != other.get(command).body
    assert first.deployed(name="x").body == same.deployed(name="x").body


def test_values_look_like_real_ones(start: Start) -> None:
    """Dates have an offset without a colon, some longs exceed the precision of doubles, and types match the model."""
    volumes = start(objects=40).get("listVolumes").inner["volume"]
    assert all(volume["created"][-5:] == "+0900" and volume["created"][10] == "T" for volume in volumes)
    sizes = [volume["size"] for volume in volumes]
    assert all(isinstance(size, int) for size in sizes)
    assert 0 < sum(size > 2**53 and int(float(size)) != size for size in sizes) < 30


def test_examples_come_first(start: Start) -> None:
    """Objects in the docs' examples are listed unchanged."""
    found = start().first("listVirtualMachines", "virtualmachine")
    assert found["id"] == "0b0f9f2e-3f57-4a43-8f5d-c2f0c5a7c001"
    assert found["name"] == "web-1"


def test_references_are_valid(start: Start) -> None:
    """The zone of a machine is listed, with the same name."""
    wire = start(objects=5)
    zones = {zone["id"]: zone["name"] for zone in wire.get("listZones").inner["zone"]}
    for machine in wire.get("listVirtualMachines").inner["virtualmachine"][1:]:
        assert zones[machine["zoneid"]] == machine["zonename"]


def test_every_command_responds(start: Start) -> None:
    """Each command of the sample without parameters gets a response or an error about a missing parameter."""
    wire = start()
    for command in wire.server._service._behaviors.by_command:
        reply = wire.post(command)
        assert reply.status in (200, 431)
        assert json.loads(reply.body).keys() == {f"{command.lower()}response"}
