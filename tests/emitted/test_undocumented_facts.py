"""Facts about CloudStack that docs do not state, in a package generated from docs without them, over HTTP."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from emitted.conftest import Server
from slatebind.casing import split

READING = [
    "getVirtualMachineUserData",
    "listZones",
    "queryAsyncJobResult",
    "findHostsForMigration",
    "cloudianIsEnabled",
    "quotaIsEnabled",
    "quotaBalance",
    "quotaSummary",
    "quotaTariffList",
    "quotaStatement",
    "readyForShutdown",
    "isAccountAllowedToCreateOfferingsWithTags",
]
CHANGING = [
    "login",
    "deployVirtualMachine",
    "updateVirtualMachine",
    "createUser",
    "updateUser",
    "addVpnUser",
    "registerUserData",
    "disableAccount",
    "restoreVirtualMachine",
    "expungeVirtualMachine",
    "quotaCredits",
    "cloudianSsoLogin",
]
TWO = {"a": "1", "B": "2"}
KEYS = {"[0].key": "a", "[0].value": "1", "[1].key": "B", "[1].value": "2"}
ALONE = {"[0].a": "1", "[1].B": "2"}
ZERO = {"[0].a": "1", "[0].B": "2"}
RECORDS = [{"a": "1", "B": "2"}, {"a": "3"}]
ROWS = {"[0].a": "1", "[0].B": "2", "[1].a": "3"}


def map_entries(first: str, second: str) -> dict[str, str]:
    """Map entries whose key and value have these names."""
    return {f"[0].{first}": "a", f"[0].{second}": "1", f"[1].{first}": "B", f"[1].{second}": "2"}


MAPS: list[tuple[str, str, Any, dict[str, str]]] = [
    ("createTags", "tags", TWO, KEYS),
    *((name, "details", TWO, KEYS) for name in ("addGuestOs", "addImageStore", "addResourceDetail", "updateGuestOs")),
    *((name, "details", TWO, KEYS) for name in ("createSecondaryStagingStore", "updateZone")),
    ("createDiskOffering", "details", TWO, ALONE),
    ("createDiskOffering", "details", [{"a": "1"}, {"B": "2"}], ALONE),
    *((name, "details", TWO, ZERO) for name in ("registerTemplate", "updateTemplate", "createAccount", "importVm")),
    *((name, "details", TWO, ZERO) for name in ("updateAccount", "updateVirtualMachine")),
    ("registerTemplate", "details", [{"a": "1"}, {"B": "2"}], ZERO),
    ("deployVirtualMachine", "iptonetworklist", RECORDS, ROWS),
    ("deployVirtualMachine", "dhcpoptionsnetworklist", RECORDS, ROWS),
    ("deployVirtualMachine", "nicnetworklist", RECORDS, ROWS),
    ("deployVirtualMachine", "datadisksdetails", RECORDS, ROWS),
    ("createVPCOffering", "servicecapabilitylist", RECORDS, ROWS),
    ("createNetworkOffering", "servicecapabilitylist", RECORDS, ROWS),
    ("migrateVirtualMachineWithVolume", "migrateto", RECORDS, ROWS),
    ("createNetworkOffering", "serviceproviderlist", TWO, map_entries("service", "provider")),
    ("authorizeSecurityGroupIngress", "usersecuritygrouplist", TWO, map_entries("account", "group")),
    ("importUnmanagedInstance", "nicnetworklist", TWO, map_entries("nic", "network")),
    ("importUnmanagedInstance", "nicipaddresslist", TWO, map_entries("nic", "ip4Address")),
    ("registerThing", "otherdeployparams", TWO, map_entries("name", "value")),
    ("registerThing", "param", TWO, map_entries("name", "value")),
]
LISTS = {
    "listAsyncJobs": "asyncjobs",
    "listEgressFirewallRules": "firewallrule",
    "listVolumesMetrics": "volume",
    "listVirtualMachinesMetrics": "virtualmachine",
    "listAffinityGroupTypes": "affinityGroupType",
    "listLBHealthCheckPolicies": "healthcheckpolicies",
    "listLBStickinessPolicies": "stickinesspolicies",
    "quotaSummary": "summary",
    "quotaTariffList": "quotatariff",
    "listDomainChildren": "domain",
    "listHypervisorCapabilities": "hypervisorCapabilities",
    "listLoadBalancerRuleInstances": "loadbalancerruleinstance",
    "findHostsForMigration": "host",
}
SINGLE = {
    "registerIso": "iso",
    "registerTemplate": "template",
    "authorizeSecurityGroupIngress": "ingressrule",
    "authorizeSecurityGroupEgress": "egressrule",
}
ODD_WRAPPINGS = ("restorevmresponse", "listvpcresponse", "activaterojectresponse", "disableResponse")


def spec() -> dict[str, Any]:
    """The spec that extraction would make of such docs: parameters by name and type, and response fields."""
    maps: dict[str, set[str]] = {}
    for name, param, _, _ in MAPS:
        maps.setdefault(name, set()).add(param)
    names = dict.fromkeys([*READING, *CHANGING, *maps, *LISTS, *SINGLE, "listCapabilities"])
    commands = [
        {
            "name": name,
            "group": "Thing",
            "params": [{"name": param, "type": "map"} for param in sorted(maps.get(name, ()))],
            "response": {"shape": "list" if name.startswith("list") else "object", "model": "Thing"},
        }
        for name in names
        if name != "queryAsyncJobResult"
    ]
    fields = [{"name": "id", "type": "string"}, {"name": "name", "type": "string"}]
    return {
        "slatebind": 1,
        "api": {"name": "wires", "protocol": "cloudstack"},
        "groups": [{"name": "Thing"}],
        "commands": commands,
        "models": [{"name": "Thing", "fields": fields}],
    }


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The generated package."""
    folder = tmp_path_factory.mktemp("wires")
    (folder / "wires.yaml").write_text(json.dumps(spec()), encoding="utf-8")
    command = [sys.executable, "-m", "slatebind", "generate", "wires.yaml", "--target", "python", "--out", "out", "-q"]
    generator = Path(__file__).parents[2] / "generator"
    subprocess.run(command, cwd=folder, check=True, env={"PYTHONPATH": str(generator), "PATH": "", "HOME": str(folder)})
    sys.path.insert(0, str(folder / "out"))
    import wires  # type: ignore[import-not-found]  # noqa: PLC0415 - has just been made

    yield wires
    sys.path.remove(str(folder / "out"))


@pytest.fixture(params=["sync", "async", "by name"])
def run(request: pytest.FixtureRequest, package: Any, login: dict[str, Any]) -> Any:
    """Runs a command through a method of a client, or through ``call``, which uses the same facts."""

    async def awaited(name: str, given: dict[str, Any]) -> Any:
        async with package.AsyncClient(**login) as cloud:
            found = getattr(cloud.thing, method(name))(**given)
            return await (found.all() if hasattr(found, "all") else found)

    def at_once(name: str, given: dict[str, Any]) -> Any:
        with package.Client(**login) as cloud:
            if request.param == "by name":
                return cloud.call(name, **given)
            found = getattr(cloud.thing, method(name))(**given)
            return found.all() if hasattr(found, "all") else found

    return lambda name, **given: asyncio.run(awaited(name, given)) if request.param == "async" else at_once(name, given)


def method(name: str) -> str:
    """The name of a command's method."""
    return "_".join(split(name)).lower()


@pytest.mark.parametrize("name", [name for name in READING if name != "queryAsyncJobResult"])
def test_reading_commands_are_sent_as_get(server: Server, run: Any, name: str) -> None:
    """Commands are recognized by their prefix, or because they are listed."""
    server.answers[name] = {"thing": [{"id": "1"}]}
    run(name)
    assert server.seen[0].method == "GET"


@pytest.mark.parametrize("name", CHANGING)
def test_other_commands_are_sent_as_post(server: Server, run: Any, name: str) -> None:
    """Including commands with passwords or user data."""
    server.answers[name] = {"thing": {"id": "1"}}
    run(name)
    assert (server.seen[0].method, "?" in server.seen[0].path) == ("POST", False)


@pytest.mark.parametrize(("name", "param", "value", "entries"), MAPS)
def test_encodings_of_maps(
    server: Server, run: Any, name: str, param: str, value: Any, entries: dict[str, str]
) -> None:
    """There are four encodings, with names for keys and values; the case of a name is kept."""
    server.answers[name] = {"thing": [{"id": "1"}]}
    run(name, **{param: value})
    sent = {key: text for key, text in server.seen[0].items() if key.startswith(param)}
    assert sent == {f"{param}{end}": text for end, text in entries.items()}


@pytest.mark.parametrize(("name", "key"), LISTS.items())
@pytest.mark.parametrize("run", ["sync", "async"], indirect=True)
def test_keys_of_lists(server: Server, run: Any, name: str, key: str) -> None:
    """Lists are found under keys that do not follow from the command's name, also next to another collection."""
    other = {"lbrulevmidip": [{"id": "wrong"}]} if name == "listLoadBalancerRuleInstances" else {}
    server.answers[name] = {"count": 2, **other, key: [{"id": "1"}, {"id": "2"}]}
    assert [item.id for item in run(name)] == ["1", "2"]


@pytest.mark.parametrize(("name", "key"), SINGLE.items())
@pytest.mark.parametrize("run", ["sync", "async"], indirect=True)
def test_objects_in_a_list_of_one(server: Server, run: Any, name: str, key: str) -> None:
    """They are returned as objects."""
    server.answers[name] = {"count": 1, key: [{"id": "1"}]}
    assert run(name).id == "1"


@pytest.mark.parametrize("run", ["sync", "async"], indirect=True)
def test_capabilities_are_one_object(server: Server, run: Any) -> None:
    """Although the command's name begins with list."""
    server.answers["listCapabilities"] = {"capability": {"id": "1"}}
    assert run("listCapabilities").id == "1"


@pytest.mark.parametrize("wrapping", ODD_WRAPPINGS)
@pytest.mark.parametrize("run", ["sync", "async"], indirect=True)
def test_the_name_of_the_envelope_is_ignored(server: Server, run: Any, wrapping: str) -> None:
    """It may differ from the command's name."""
    server.answers["listZones"] = 200, json.dumps({wrapping: {"zone": [{"id": "1"}]}}).encode()
    server.answers["disableAccount"] = 200, json.dumps({wrapping: {"account": {"id": "2"}}}).encode()
    assert (run("listZones")[0].id, run("disableAccount").id) == ("1", "2")
