"""Requests of both clients, sent over HTTP and read by an independent server."""

import enum
import re
import urllib.parse
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from cs import CloudStack
from fernhill import errors
from hypothesis import given
from hypothesis import strategies as st

from emitted.conftest import SECRET, Caller, Server, expected_signature

VALUES = [
    "plain",
    "with space",
    "tilde~",
    "star*",
    "plus+",
    "a&b=c",
    "ümlaut",
    "😀",
    "%7E",
    "(paren)",
    "a;b",
    "a/b?c#d",
]


class Size(enum.StrEnum):
    """An enum of the user's own."""

    SMALL = "small"


def test_reading_commands_are_sent_as_get(server: Server, call: Caller) -> None:
    """The query contains command, response, signature and parameters."""
    server.answers["listVirtualMachines"] = {}
    call(lambda c: c.virtual_machine.list_virtual_machines(state="Running").all())
    (seen,) = server.seen
    assert seen.method == "GET"
    assert {"state": "Running", "signatureVersion": "3", "response": "json"}.items() <= seen.items()
    expires = datetime.strptime(seen["expires"], "%Y-%m-%dT%H:%M:%S%z")
    assert timedelta(minutes=9) < expires - datetime.now(UTC) <= timedelta(minutes=10)


def test_changing_commands_are_sent_as_post(server: Server, call: Caller) -> None:
    """The form contains everything and the query is empty, so that no URL log contains a secret."""
    server.answers["createAccount"] = {"account": {"id": "1"}}
    given = {"accounttype": 0, "email": "a@b.example", "username": "ann", "password": "pass~word"}
    call(lambda c: c.account.create_account(**given))
    (seen,) = server.seen
    assert (seen.method, "?" in seen.path, seen["password"]) == ("POST", False, "pass~word")
    assert seen.headers["content-type"] == "application/x-www-form-urlencoded"


def test_everything_can_be_sent_as_post(server: Server, call: Caller) -> None:
    """For servers and proxies that reject GET; reading commands are still retried."""
    server.answers["listZones"] = [(503, b""), {}]
    assert call(lambda c: c.zone.list_zones(keyword="k").all(), always_post=True) == []
    assert [(request.method, "?" in request.path, request["keyword"]) for request in server.seen] == [
        ("POST", False, "k")
    ] * 2


def test_long_requests_are_sent_as_post(server: Server, call: Caller) -> None:
    """No URL is longer than servers accept."""
    server.answers["listZones"] = {}
    call(lambda c: c.zone.list_zones(id="y" * 3000).all())
    assert server.seen[0].method == "POST"


@pytest.mark.parametrize("value", VALUES)
def test_signatures_are_valid_for_any_value(server: Server, call: Caller, value: str) -> None:
    """The server computes the same signature, whatever a value contains."""
    server.answers["createSecurityGroup"] = {"securitygroup": {"id": "1", "name": value}}
    assert call(lambda c: c.security_group.create_security_group(name=value)).name == value
    assert server.seen[0]["name"] == value


NAMES = st.text("abKeyB[]0.19", min_size=1, max_size=12).filter(lambda name: not name.startswith("-"))
SENT = st.dictionaries(NAMES, st.text(st.characters(exclude_categories=["Cs"]), max_size=20), max_size=6)


@given(SENT)
def test_signatures_agree_with_cs_except_for_tildes(params: dict[str, str]) -> None:
    """cs signs alike where it follows Java's encoder; with a tilde, only ours is what Java computes."""
    from fernhill.runtime.protocol.signing import signature  # noqa: PLC0415 - found through conftest

    params = {"command": "listZones", "apiKey": "key", "response": "json"} | params
    theirs = dict(params)
    CloudStack(endpoint="https://x", key="key", secret=SECRET)._sign(theirs)
    ours = signature(params, SECRET)
    assert ours == expected_signature(params)
    assert (ours == theirs["signature"]) is not any("~" in value for value in params.values())


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_values_are_encoded_as_in_java(text: str) -> None:
    """As in java.net.URLEncoder, the asterisk is kept and the tilde escaped."""
    from fernhill.runtime.protocol.signing import encode_value  # noqa: PLC0415 - found through conftest

    assert urllib.parse.unquote(encode_value(text)) == text
    assert re.fullmatch(r"(?:[A-Za-z0-9.*_-]|%[0-9A-F]{2})*", encode_value(text))


def test_encodings_of_maps(server: Server, call: Caller) -> None:
    """Indexed entries, entries under index zero, pairs, and records; the case of names is kept."""
    server.answers["deployVirtualMachine"] = {"jobid": "j", "id": "v"}
    server.answers["createTags"] = {"jobid": "j"}
    server.answers["registerTemplate"] = {"template": [{"id": "t"}]}
    call(
        lambda c: c.virtual_machine.deploy_virtual_machine(
            serviceofferingid="o",
            templateid="t",
            zoneid="z",
            details={"cpuNumber": "2", "memory": 4096},
            iptonetworklist=[{"networkid": "n", "ip": "10.1.1.2"}, {"networkid": "m", "ip": "10.1.1.3"}],
        )
    )
    tags = {"env": "test", "Team": "core"}
    call(lambda c: c.resource_tags.create_tags(resourceids=["a", "b"], resourcetype="Network", tags=tags))
    deployed, tagged = server.seen
    assert (deployed["details[0].cpuNumber"], deployed["details[1].memory"]) == ("2", "4096")
    assert (deployed["iptonetworklist[0].ip"], deployed["iptonetworklist[1].networkid"]) == ("10.1.1.2", "m")
    assert (tagged["tags[0].key"], tagged["tags[0].value"], tagged["tags[1].key"]) == ("env", "test", "Team")
    assert tagged["resourceids"] == "a,b"
    template = dict.fromkeys(("displaytext", "format", "hypervisor", "name", "ostypeid", "url"), "x")
    call(lambda c: c.template.register_template(**template, details={"a": "1", "b": "2"}))
    assert (server.seen[2]["details[0].a"], server.seen[2]["details[0].b"]) == ("1", "2")


VALUE = UUID("12345678-1234-5678-1234-567812345678")
WRITTEN = [
    ("boolean", True, "true"),
    ("boolean", False, "false"),
    ("boolean", "TRUE", "true"),
    ("integer", 7, "7"),
    ("integer", "-1", "-1"),
    ("long", 2**63 - 1, "9223372036854775807"),
    ("float", 0.5, "0.5"),
    ("float", Decimal("1.10"), "1.10"),
    ("uuid", VALUE, str(VALUE)),
    ("uuid", 42, "42"),
    ("string", Size.SMALL, "small"),
    ("string", True, "true"),
    ("date", date(2026, 1, 2), "2026-01-02"),
    ("date", datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=1))), "2026-01-02 02:04:05"),
    ("datetime", datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=1))), "2026-01-02T02:04:05+0000"),
    ("datetime", "2026-01-02", "2026-01-02"),
    ("list", ("a", "b"), "a,b"),
    ("list", {"a"}, "a"),
    ("string", "two\nlines", "two\nlines"),
]
REFUSED = [
    ("boolean", "yes", "must be a boolean, not the text 'yes'"),
    ("integer", "many", "must be an integer, not the text 'many'"),
    ("integer", True, "must be an integer, not a value of type bool"),
    ("integer", 1.5, "must be an integer"),
    ("long", 2**63, "64 bits"),
    ("integer", "-" + "9" * 5000, "64 bits"),
    ("float", float("nan"), "must be a float"),
    ("list", ["a,b"], "has an item with a comma"),
    ("list", "a,b", "give its items"),
    ("list", "a", "give its items"),
    ("map", "a=b", "must be a map"),
    ("map", ["a"], "must be a map"),
    ("map", [{"a": 1}, "b"], "mixes maps and str"),
    ("string", {"a": 1}, "must be a string"),
    ("string", b"bytes", "must be a string, not a value of type bytes"),
    ("string", "\x00", "control character"),
    ("string", "\t", "control character"),
    ("string", "\x7f", "control character"),
    ("string", "\ud800", "lone surrogate"),
    ("map", {"": "x"}, "without a name"),
]


@pytest.mark.parametrize(("kind", "value", "text"), WRITTEN)
def test_values_are_converted(kind: str, value: object, text: str) -> None:
    """Enums, UUIDs, dates, decimals and collections are accepted where they make sense."""
    assert _written(kind, value)["x"] == text


@pytest.mark.parametrize(("kind", "value", "why"), REFUSED)
def test_invalid_values_are_rejected(kind: str, value: object, why: str) -> None:
    """The error names command, parameter, documentation and problem, and shows no long value."""
    with pytest.raises(errors.ArgumentError, match=re.escape(why)) as problem:
        _written(kind, value)
    assert (problem.value.command, problem.value.parameter) == ("doIt", "x")
    assert str(problem.value).endswith("(what it is)")


def _written(kind: str, value: object) -> dict[str, str]:
    from fernhill.runtime.protocol.interface import Operation, Param, serialize  # noqa: PLC0415 - found through conftest

    return serialize(Operation("doIt", params=(Param("x", kind, doc="what it is"),)), {"x": value})


def test_arguments_are_checked_before_sending(server: Server, call: Caller) -> None:
    """Empty required parameters, long values, and parameters of the client itself are rejected."""
    with pytest.raises(errors.ArgumentError, match="`id` is required"):
        call(lambda c: c.account.delete_account(id=None))
    with pytest.raises(errors.ArgumentError, match="`tags` is empty"):
        call(lambda c: c.resource_tags.create_tags(resourceids=["a"], resourcetype="Network", tags={}))
    with pytest.raises(errors.ArgumentError, match="has 256 characters, at most 255"):
        call(lambda c: c.zone.list_zones(keyword="😀" * 128))
    with pytest.raises(TypeError, match="unexpected keyword argument 'nonsense'"):
        call(lambda c: c.zone.list_zones(nonsense=1))
    with pytest.raises(errors.ArgumentError, match="is sent by the client itself"):
        call(lambda c: c.call("listZones", apiKey="x"))
    assert server.seen == []


@pytest.mark.parametrize("nothing", [[], (), {}, set(), frozenset()])
def test_empty_collections_are_refused(server: Server, call: Caller, nothing: Any) -> None:
    """A server reads them as no filter, which selects everything; no call sends them, documented or not."""
    with pytest.raises(errors.ArgumentError, match="`ids` is empty"):
        call(lambda c: c.event.archive_events(ids=nothing))
    with pytest.raises(errors.ArgumentError, match="`ids` is empty"):
        call(lambda c: c.call("deleteEverything", ids=nothing))
    assert server.seen == []


def test_all_wrong_arguments_are_named_at_once(call: Caller) -> None:
    """One error has a line for each argument that is missing or wrong, and their names."""
    with pytest.raises(errors.ArgumentError) as problem:
        call(lambda c: c.account.create_account(accounttype="x", email=None, username=None, password="p"))
    assert problem.value.parameters == ("accounttype", "email", "username")
    assert problem.value.parameter == "accounttype"
    first, *lines = str(problem.value).splitlines()
    assert first == "createAccount: 3 arguments are refused:"
    assert [line.split()[1] for line in lines] == ["`accounttype`", "`email`", "`username`"]


@pytest.mark.parametrize("name", ["", 5, "list zones", "listZones&x=1"])
def test_what_cannot_be_a_command(call: Caller, name: Any) -> None:
    """It is refused before anything is sent."""
    with pytest.raises(errors.ArgumentError, match="cannot be the name of a command"):
        call(lambda c: c.call(name))


def test_exclusive_and_dependent_parameters(server: Server, call: Caller) -> None:
    """A call that breaks what the docs say of two parameters names both; ``call`` sends it all the same."""
    with pytest.raises(errors.ArgumentError, match="`id` cannot be sent together with `name`") as problem:
        call(lambda c: c.affinity_group.delete_affinity_group(id="a", name="b"))
    assert (problem.value.command, problem.value.parameter) == ("deleteAffinityGroup", "id")
    needed = dict.fromkeys(("name", "displaytext", "networkofferingid", "zoneid"), "a")
    with pytest.raises(errors.ArgumentError, match="`netmask` has to be sent together with `gateway`"):
        call(lambda c: c.network.create_network(**needed, netmask="255.0.0.0"))
    assert server.seen == []
    server.answers["deleteAffinityGroup"] = {"success": True}
    call(lambda c: c.call("deleteAffinityGroup", id="a", name="b"))
    assert (server.seen[0]["id"], server.seen[0]["name"]) == ("a", "b")


def test_undocumented_commands(server: Server, call: Caller) -> None:
    """``call`` sends any command and returns the response unchanged."""
    server.answers["listOddThings"] = {"count": 1, "thing": [{"id": 2**60}]}
    server.answers["dropOddThing"] = {"success": "true"}
    found = call(lambda c: c.call("listOddThings", isodd=True, tags={"a": "b"}, ids=[1, 2]))
    assert found == {"count": 1, "thing": [{"id": 2**60}]}
    assert call(lambda c: c.call("dropOddThing", command_=1)) == {"success": "true"}
    listed, dropped = server.seen
    assert (listed.method, dropped.method) == ("GET", "POST")
    assert (listed["isodd"], listed["tags[0].key"], listed["ids"]) == ("true", "a", "1,2")


def test_later_headers_replace_earlier_ones(server: Server, call: Caller) -> None:
    """In whatever case they are written: those of a call come after those of the client, those after the package's."""
    server.answers["listZones"] = {}
    headers = {"X-Team": "core", "accept": "text/json", "USER-AGENT": "mine"}
    call(lambda client: client.zone.list_zones().all(), headers=headers, extra_headers={"x-team": "edge"})
    seen = server.seen[0]
    assert [seen.headers[name] for name in ("x-team", "accept", "user-agent")] == ["edge", "text/json", "mine"]
    assert len(seen.header_names) == len(set(seen.header_names))


def test_hooks_and_headers(server: Server, call: Caller, caplog: pytest.LogCaptureFixture) -> None:
    """Hooks see each request and its end; neither hooks nor log contain a secret."""
    server.answers["createAccount"] = [(431, {"errorcode": 431, "errortext": "no"})]
    seen: list[Any] = []
    given = {"accounttype": 0, "email": "a@b.example", "username": "ann", "password": "hidden!"}
    with caplog.at_level("DEBUG", "fernhill"), pytest.raises(errors.InvalidParameter):
        call(
            lambda c: c.account.create_account(**given),
            before=seen.append,
            after=lambda request, end: seen.append((request.command, end.status)),
            headers={"X-Team": "core"},
        )
    assert seen[0].params["username"] == "ann"
    assert seen[1] == ("createAccount", 431)
    assert server.seen[0].headers["x-team"] == "core"
    assert "createAccount" in caplog.text
    for secret in ("hidden!", SECRET, "a key", server.seen[0]["signature"]):
        assert secret not in caplog.text + repr(seen[0])
