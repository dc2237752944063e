"""What real servers do and docs do not say: their wrapping keys, listApis, odd pages, asynchronous lists."""

import json
from pathlib import Path
from typing import Any

import pytest

from mock_server.conftest import Start, Wire

KEYS = {
    "createEgressFirewallRule": "firewallrule",
    "createLoadBalancerRule": "loadbalancer",
    "createSSHKeyPair": "keypair",
    "registerSSHKeyPair": "keypair",
    "getUserKeys": "userkeys",
    "updateNetworkACLList": "networkacllist",
}
ENVELOPES = {
    "resetSSHKeyForVirtualMachine": "resetSSHKeyforvirtualmachineresponse",
    "restoreVirtualMachine": "restorevmresponse",
    "activateProject": "activaterojectresponse",
}
FIELDS = [
    {"name": "id", "type": "string"},
    {"name": "publicport", "type": "string", "description": "The port"},
    {"name": "vmlimit", "type": "string"},
    {"name": "vmavailable", "type": "string"},
    {"name": "support", "type": "string"},
    {"name": "tags", "type": "list", "items": "Tag"},
]


@pytest.fixture
def odd(start: Start, tmp_path: Path) -> Any:
    """Start a server of commands whose keys differ from their names."""

    def started(*commands: dict[str, Any], models: tuple[Any, ...] = (), **settings: Any) -> Wire:
        response = {"shape": "object", "model": "Thing"}
        by_name = {name: {"name": name, "response": response} for name in (*KEYS, *ENVELOPES)}
        by_name |= {command["name"]: command for command in commands}
        spec = {
            "slatebind": 1,
            "api": {"name": "odd", "protocol": "cloudstack"},
            "groups": [{"name": "Thing"}],
            "commands": [{"group": "Thing", **command} for command in by_name.values()],
            "models": [
                *models,
                {"name": "Thing", "fields": FIELDS},
                {"name": "Tag", "fields": [{"name": "key", "type": "string"}, {"name": "thing", "type": "object"}]},
            ],
        }
        path = tmp_path / "odd.yaml"
        path.write_text(json.dumps(spec), encoding="utf-8")
        return start(path, **settings)

    return started


LIST = {
    "name": "listThings",
    "description": "Lists things.",
    "params": [
        {"name": "kind", "type": "string", "required": True, "length": 36, "description": "The kind"},
        {"name": "details", "type": "map"},
    ],
    "response": {"shape": "list", "model": "Thing"},
}


def test_wrapping_keys(odd: Any) -> None:
    """Objects are under the keys that real servers have, whatever the command is called."""
    wire = odd()
    assert {name: list(wire.post(name).inner) for name in KEYS} == {name: [key] for name, key in KEYS.items()}


def test_outer_keys(odd: Any) -> None:
    """They are spelled as by real servers, for errors and for faults too."""
    wire = odd()
    assert {name: wire.post(name).key for name in ENVELOPES} == ENVELOPES
    assert {name: wire.post(name, secret="x").key for name in ENVELOPES} == ENVELOPES
    faulty = odd(faults=["530=1"])
    assert {name: faulty.post(name).key for name in ENVELOPES} == ENVELOPES


def test_the_description_of_the_api(odd: Any) -> None:
    """listApis describes every documented command with its parameters and response, as CloudMonkey reads it."""
    wire = odd(LIST)
    inner = wire.get("listApis").inner
    apis = {api["name"]: api for api in inner["api"]}
    assert inner["count"] == len(apis)
    assert {*KEYS, *ENVELOPES, "listThings"} == apis.keys()
    api = apis["listThings"]
    assert (api["description"], api["isasync"]) == ("Lists things.", False)
    expected = {"name": "kind", "description": "The kind", "type": "string", "length": 36, "required": True}
    assert api["params"][0] == expected
    assert api["response"][1] == {"name": "publicport", "description": "The port", "type": "string"}
    assert [field["name"] for field in api["response"][5]["response"]] == ["key", "thing"]
    assert wire.get("listApis", name="listThings").inner == {"count": 1, "api": [api]}
    assert wire.get("listApis", name="listNothing").inner == {}
    (own,) = wire.get("listApis", name="queryAsyncJobResult").inner["api"]
    assert [param["name"] for param in own["params"]] == ["jobid"]


def test_numbers_in_text(odd: Any) -> None:
    """Ports, limits and availabilities are numbers, although their type is text; other fields are not."""
    thing = odd().post("createLoadBalancerRule").inner["loadbalancer"]
    assert all(thing[name].isdecimal() for name in ("publicport", "vmlimit", "vmavailable"))
    assert not thing["support"].isdecimal()


def test_unknown_parameters(odd: Any) -> None:
    """They are ignored, or refused if that is asked for; parameters of the protocol and maps are known."""
    known = {"kind": "x", "details[0].a": "b"}
    assert odd(LIST).get("listThings", **known, colour="red").status == 200
    wire = odd(LIST, refuses_unknown_params=True)
    assert wire.get("listThings", **known, page="1", pagesize="5").status == 200
    text = "Unknown parameter colour for command listThings: the docs do not describe it"
    assert wire.get("listThings", **known, colour="red").error == (431, 431, text)
    assert "did you mean `details`?" in wire.get("listThings", **{"kind": "x", "detail[0].a": "b"}).error[2]
    assert wire.get("listThings", pagesizes="5").error[0] == 431


def test_asynchronous_lists(odd: Any) -> None:
    """A list command that is asynchronous responds with a job, whose result is the list."""
    wire = odd({**LIST, "params": [], "async": True}, objects=2)
    started = wire.get("listThings").inner
    assert list(started) == ["jobid"]
    result = wire.job(started["jobid"])["jobresult"]
    assert (result["count"], len(result["thing"])) == (2, 2)
    (call,) = [call for call in wire.server.executed if call.command == "listThings"]
    assert call.job == started["jobid"]


def test_capped_pages(start: Start) -> None:
    """A server may cut pages without an error; the pages follow each other, and the count is the total."""
    wire = start(objects=7, page_cap=3)
    pages = [wire.get("listVolumes", page=str(page), pagesize="5").inner for page in (1, 2, 3)]
    assert [(page["count"], len(page["volume"])) for page in pages] == [(7, 3), (7, 3), (7, 1)]
    assert len({volume["id"] for page in pages for volume in page["volume"]}) == 7
    assert len(wire.get("listVolumes").inner["volume"]) == 3


def test_dropped_rows(start: Start) -> None:
    """A server may drop rows after paging; they are counted, and the same ones are missing each time."""
    wire = start(objects=40, dropped_rows=0.25)
    pages = [wire.get("listVolumes", page=str(page), pagesize="10").inner for page in (1, 2, 3, 4)]
    assert [page["count"] for page in pages] == [40] * 4
    assert 20 < sum(len(page["volume"]) for page in pages) < 40
    assert any(len(page["volume"]) < 10 for page in pages[:3])
    assert wire.get("listVolumes", page="1", pagesize="10").inner == pages[0]


def test_ids_of_something_else(odd: Any) -> None:
    """The id that registerUserKeys takes cannot be that of keys, since these have none; any id is accepted."""
    ids = [{"name": "id", "type": "uuid", "required": True}]
    names = ("registerUserKeys", "getUserKeys")
    commands = [{"name": name, "params": ids, "response": {"shape": "object", "model": "Key"}} for name in names]
    wire = odd(*commands, models=({"name": "Key", "fields": [{"name": "apikey", "type": "string"}]},))
    user = "0b0f9f2e-3f57-4a43-8f5d-c2f0c5a7c001"
    for name in names:
        (keys,) = wire.post(name, id=user).inner.values()
        assert list(keys) == ["apikey"]
