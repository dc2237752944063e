"""Parameters are checked as by a real server."""

import json
from typing import Any

import pytest

from mock_server.conftest import Start, Wire

UNKNOWN = "2f6a3c55-6b0d-4f0f-8c1e-7a9c4d2b1e00"


def test_a_missing_parameter(shared: Wire) -> None:
    """The error names command and parameter, in the envelope of every error."""
    reply = shared.post("createNetwork", name="n")
    text = "Unable to execute API command createnetwork due to missing parameter displaytext"
    assert reply.inner == {"uuidList": [], "errorcode": 431, "cserrorcode": 9999, "errortext": text}
    assert (reply.status, reply.key) == (431, "createnetworkresponse")
    assert reply.headers["content-type"] == "application/json;charset=UTF-8"


def test_an_empty_parameter_is_missing(shared: Wire) -> None:
    """It is an error if required, else ignored."""
    assert "missing parameter name" in shared.post("createNetwork", name="").error[2]
    assert shared.get("listZones", id="", page="", pagesize="").status == 200


def test_exclusive_and_dependent_parameters(shared: Wire) -> None:
    """As the docs say it; an empty one is as if it were not there."""
    both = shared.post("deleteAffinityGroup", id=UNKNOWN, name="n").error[2]
    assert both == "Parameter id and parameter name are mutually exclusive"
    needed = dict.fromkeys(("name", "displaytext", "networkofferingid", "zoneid"), UNKNOWN)
    alone = shared.post("createNetwork", **needed, netmask="255.0.0.0", gateway="").error[2]
    assert alone == "Parameter netmask must be specified together with parameter gateway"


@pytest.mark.parametrize(
    ("command", "name", "value"),
    [
        ("listEvents", "duration", "ten"),
        ("listEvents", "duration", "2147483648"),
        ("listEvents", "duration", "1.5"),
        ("listEvents", "duration", "\u0661"),
        ("listZones", "page", "0"),
        ("listZones", "pagesize", "many"),
    ],
)
def test_wrong_types(shared: Wire, command: str, name: str, value: str) -> None:
    """The error names the value and the type."""
    given = {"page": "1", "pagesize": "1", name: value} if "page" in name else {name: value}
    status, _, text = shared.get(command, **given).error
    assert (status, text) == (
        431,
        f"Unable to execute API command {command.lower()} due to invalid value {value} for parameter {name}",
    )


@pytest.mark.parametrize("value", ["2026-02-03", "2026-02-03 10:20:30", "2026-02-03T10:20:30+0900"])
def test_dates(shared: Wire, value: str) -> None:
    """Every format that servers accept."""
    assert shared.get("listVirtualMachines", **{"from": value}).status == 200


@pytest.mark.parametrize("value", ["03.02.2026", "2026-13-01", "now"])
def test_invalid_dates(shared: Wire, value: str) -> None:
    """Other formats are rejected."""
    assert "Unable to parse date" in shared.get("listVirtualMachines", **{"from": value}).error[2]


def test_booleans_are_true_or_false(start: Start) -> None:
    """Any value but ``true`` is read as false, without an error."""
    wire = start()
    for value, state in (("true", "Running"), ("TRUE", "Running"), ("1", "Stopped"), ("yes", "Stopped")):
        reply = wire.deployed(startvm=value)
        found = wire.get("listVirtualMachines", id=reply.inner["id"]).inner
        assert found["virtualmachine"][0]["state"] == state


def test_lengths(shared: Wire) -> None:
    """A string longer than documented is rejected; one of the maximum length is accepted."""
    text = "Value greater than max allowed length 255 for param: name"
    assert shared.post("createSecurityGroup", name="x" * 256).error == (431, 431, text)
    assert shared.get("listVirtualMachines", state="x" * 255).status == 200


@pytest.mark.parametrize("value", [UNKNOWN, "7", "no uuid", "../../etc"])
def test_unknown_ids(shared: Wire, value: str) -> None:
    """Unknown and malformed ids give the same error, in references too."""
    for command, name in (("deleteNetwork", "id"), ("listNetworks", "zoneid"), ("listZones", "id")):
        status, code, text = shared.post(command, **{name: value}).error
        assert (status, code) == (431, 431)
        assert f"Invalid parameter {name} value={value} due to" in text
        assert "entity does not exist" in text


def test_a_uuid_of_an_unlisted_entity(shared: Wire) -> None:
    """Any valid UUID is accepted."""
    network = {"name": "n", "displaytext": "n", "zoneid": shared.first("listZones", "zone")["id"]}
    assert shared.post("createNetwork", **network, networkofferingid="x").status == 431


def test_unknown_parameters_are_ignored(shared: Wire) -> None:
    """As by real servers."""
    assert shared.get("listZones", colour="green").inner == shared.get("listZones").inner


def test_unknown_commands(shared: Wire) -> None:
    """They have an error code and an envelope of their own."""
    reply = shared.get("launchRocket")
    assert (reply.status, reply.key, reply.inner["errorcode"]) == (432, "errorresponse", 432)
    assert "'launchRocket' either does not exist" in reply.inner["errortext"]


@pytest.mark.parametrize("character", ["\x00", "\x07", "\t", "\x1b", "\x7f"])
def test_control_characters(shared: Wire, character: str) -> None:
    """They are rejected in any value, even of unknown parameters."""
    for name in ("keyword", "colour"):
        status, _, text = shared.get("listZones", **{name: f"a{character}b"}).error
        assert (status, "non-printable" in text) == (431, True)


def test_line_breaks_are_accepted(shared: Wire) -> None:
    """Certificates contain them."""
    assert shared.get("listZones", keyword="a\r\nb").status == 200


@pytest.mark.parametrize(
    "name", ["details[x].a", "details[0]", "details[0]a", "details[0][1].a", "details[.a", "[0].a"]
)
def test_malformed_maps(shared: Wire, name: str) -> None:
    """A name with brackets that is not ``name[index].field`` is rejected."""
    status, code, text = shared.get("listZones", **{name: "1"}).error
    assert (status, code) == (430, 430)
    assert text.startswith(f"Unable to decode parameter {name};")


def test_keys_of_maps_keep_their_case(start: Start, map_spec: Any) -> None:
    """Unlike names of parameters."""
    wire = start(map_spec)
    made = wire.post("createBox", **{"DETAILS[0].keyB": "1", "details[1].b": "2"}).inner["box"]
    assert made["details"] == {"keyB": "1", "b": "2"}


def test_encodings_of_maps(start: Start, map_spec: Any) -> None:
    """Each command reads its own encoding; others give another value or an error."""
    wire = start(map_spec)
    pairs = {"tags[0].key": "a", "tags[0].value": "1", "tags[7].key": "b", "tags[7].value": "2"}
    assert wire.post("createBox", **pairs).inner["box"]["tags"] == {"a": "1", "b": "2"}
    halves = {"services[0].service": "dns", "services[0].provider": "router"}
    assert wire.post("createBox", **halves).inner["box"]["services"] == {"dns": "router"}
    zero = {"settings[0].a": "1", "settings[0].b": "2", "settings[1].c": "lost"}
    assert wire.post("createBox", **zero).inner["box"]["settings"] == {"a": "1", "b": "2"}
    records = {"nics[0].networkid": "x", "nics[0].ip": "1", "nics[1].networkid": "y"}
    assert wire.post("createBox", **records).inner["box"]["nics"] == [{"networkid": "x", "ip": "1"}, {"networkid": "y"}]
    assert wire.post("createBox", **{"tags[0].a": "1"}).status == 431


@pytest.fixture
def map_spec(tmp_path: Any) -> Any:
    """A spec with a command that takes maps of all kinds."""
    params = [
        {"name": "details", "type": "map", "encoding": "indexed"},
        {"name": "tags", "type": "map"},
        {"name": "services", "type": "map", "pair": {"key": "service", "value": "provider"}},
        {"name": "settings", "type": "map", "encoding": "zero"},
        {"name": "nics", "type": "map", "encoding": "records"},
    ]
    fields = [{"name": "id", "type": "uuid"}, *({"name": param["name"], "type": "map"} for param in params[:4])]
    spec = {
        "slatebind": 1,
        "api": {"name": "boxes", "protocol": "cloudstack"},
        "groups": [{"name": "Box"}],
        "commands": [
            {"name": "createBox", "group": "Box", "params": params, "response": {"shape": "object", "model": "Box"}}
        ],
        "models": [{"name": "Box", "fields": [*fields, {"name": "nics", "type": "list"}]}],
    }
    path = tmp_path / "boxes.yaml"
    path.write_text(json.dumps(spec), encoding="utf-8")
    return path
