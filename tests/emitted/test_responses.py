"""Responses are read by their structure and leniently; one that cannot be read is an error, never an empty list."""

import gzip
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from fernhill import errors, models

from emitted.conftest import Caller, Server


def zones(client: Any) -> Any:
    """List the zones."""
    return client.zone.list_zones().all()


def test_lists_are_read_as_models(server: Server, call: Caller) -> None:
    """Numbers in strings are converted; unknown fields and values of a wrong type are kept next to the model."""
    machine = {"id": 17, "name": "web", "memory": "4096", "cpunumber": "many", "surprise": [1], "state": None}
    server.answers["listVirtualMachines"] = {"count": 1, "virtualmachine": [machine]}
    (found,) = call(lambda c: c.virtual_machine.list_virtual_machines().all())
    assert isinstance(found, models.VirtualMachine)
    assert (found.id, found.name, found.memory, found.cpunumber) == ("17", "web", 4096, None)
    assert found.extra_fields == {"surprise": [1], "cpunumber": "many"}
    assert repr(found) == "VirtualMachine(id='17', name='web', memory=4096)"


@pytest.mark.parametrize(
    ("value", "read"), [("Unlimited", -1), ("-1", -1), (9007199254740993, 9007199254740993), ("", None), ([], None)]
)
def test_numbers_keep_their_digits(server: Server, call: Caller, value: object, read: object) -> None:
    """Longs keep their digits, unlimited is -1, and a value that is not a number is None and kept as it was sent."""
    server.answers["listVirtualMachines"] = {"count": 1, "virtualmachine": [{"memory": value}]}
    (found,) = call(lambda c: c.virtual_machine.list_virtual_machines().all())
    assert found.memory == read
    assert found.extra_fields == ({"memory": value} if read is None else {})


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2014-07-06T16:40:39+0900", datetime(2014, 7, 6, 16, 40, 39, tzinfo=timezone(timedelta(hours=9)))),
        ("2014-07-06T16:40:39Z", datetime(2014, 7, 6, 16, 40, 39, tzinfo=UTC)),
        ("2014-07-06", datetime(2014, 7, 6, tzinfo=UTC)),
        ("20140706", datetime(2014, 7, 6, tzinfo=UTC)),
        (20140706, datetime(2014, 7, 6, tzinfo=UTC)),
        (1404664839, datetime(2014, 7, 6, 16, 40, 39, tzinfo=UTC)),
        (1404664839.5, datetime(2014, 7, 6, 16, 40, 39, 500000, tzinfo=UTC)),
        (1404664839500, datetime(2014, 7, 6, 16, 40, 39, 500000, tzinfo=UTC)),
        (1404664839500000, datetime(2014, 7, 6, 16, 40, 39, 500000, tzinfo=UTC)),
        (1404664839500000000, datetime(2014, 7, 6, 16, 40, 39, 500000, tzinfo=UTC)),
        ("1404664839", datetime(2014, 7, 6, 16, 40, 39, tzinfo=UTC)),
        # It can be read as 03:04 in the year 1412, too.
        ("1412101210304", datetime(2014, 9, 30, 18, 20, 10, 304000, tzinfo=UTC)),
        *((value, None) for value in ("yesterday", 0, 5, -1404664839, True, 10**30, 10**400, "nan", {}, [])),
    ],
)
def test_dates_have_time_zones(server: Server, call: Caller, text: object, read: datetime | None) -> None:
    """Any UTC offset is accepted, and Unix times in any unit; other values are None and kept as they were sent."""
    server.answers["listSnapshots"] = {"count": 1, "snapshot": [{"created": text}]}
    (found,) = call(lambda c: c.snapshot.list_snapshots().all())
    assert found.created == read
    assert found.created is None or (read and found.created.utcoffset() == read.utcoffset())
    assert ("created" in found.extra_fields) is (read is None)


@pytest.mark.parametrize("value", ["true", True])
def test_success_is_a_string_or_a_boolean(server: Server, call: Caller, value: object) -> None:
    """Synchronous commands respond with a string, jobs with a boolean."""
    server.answers["archiveEvents"] = {"success": value, "displaytext": "done"}
    found = call(lambda c: c.event.archive_events(ids=["a"]))
    assert (found.success, found.displaytext) == (True, "done")


@pytest.mark.parametrize(
    "inner",
    [
        {"securitygroup": {"id": "1"}},
        {"id": "1"},
        {"somethingelse": {"id": "1"}},
        {"securitygroup": [{"id": "1"}]},
        {"id": "1", "name": None},
    ],
)
def test_objects_are_found_wrapped_or_flat(server: Server, call: Caller, inner: object) -> None:
    """The key around an object may differ from the one that the command's name suggests."""
    server.answers["createSecurityGroup"] = inner
    assert call(lambda c: c.security_group.create_security_group(name="x")).id == "1"


@pytest.mark.parametrize(
    "inner",
    [
        {},
        {"securitygroup": []},
        {"securitygroup": [{"id": "1"}, {"id": "2"}]},
        {"securitygroup": ["1"]},
    ],
)
def test_objects_that_cannot_be_read_are_errors(server: Server, call: Caller, inner: object) -> None:
    """No object, or several where one is expected, is an error, never an empty or an arbitrary model."""
    server.answers["createSecurityGroup"] = inner
    with pytest.raises(errors.UnexpectedResponse, match=r"^createSecurityGroup: "):
        call(lambda c: c.security_group.create_security_group(name="x"))


@pytest.mark.parametrize(
    "inner", [{}, {"count": 0}, {"count": 0, "zone": []}, {"count": 0, "zone": None}, {"zone": []}]
)
def test_empty_lists(server: Server, call: Caller, inner: object) -> None:
    """Every form in which servers say that nothing was found is read as an empty list."""
    server.answers["listZones"] = inner
    assert call(zones) == []


@pytest.mark.parametrize("inner", [{"zone": [], "other": []}, {"zone": {"id": "1"}}, {"zones": "none"}, {"zone": [1]}])
def test_lists_that_cannot_be_read_are_errors(server: Server, call: Caller, inner: object) -> None:
    """If the structure is ambiguous, the error shows the response; it is never read as an empty list."""
    server.answers["listZones"] = inner
    with pytest.raises(errors.UnexpectedResponse) as problem:
        call(zones)
    assert problem.value.command == "listZones"
    assert problem.value.body


def test_two_collections_are_told_apart_by_the_spec() -> None:
    """If a response contains two collections, the key in the spec decides."""
    from fernhill import HttpResponse  # noqa: PLC0415 - found through conftest
    from fernhill.runtime.protocol.interface import Operation, Response, parse_page  # noqa: PLC0415

    operation = Operation("listLoadBalancerRuleInstances", response=Response("list", key="loadbalancerruleinstance"))
    inner = b'{"count": 1, "lbrulevmidip": [{"id": "1"}], "loadbalancerruleinstance": [{"id": "2"}]}'
    found = parse_page(operation, HttpResponse(200, {}, b'{"response": ' + inner + b"}"), models.VirtualMachine)
    assert [item.id for item in found.items] == ["2"]


@pytest.mark.parametrize("status", [200, 400, 500])
def test_pages_of_proxies_are_errors(server: Server, call: Caller, status: int) -> None:
    """A page that is not JSON is not a response of the API, whatever its status."""
    server.answers["listZones"] = status, b"<html>Hello</html>"
    with pytest.raises(errors.NotJson, match=f"HTTP {status} with text/html") as problem:
        call(zones)
    assert problem.value.status == status


@pytest.mark.parametrize("body", [b"[]", b"{}", b'{"a": {}, "b": {}}', b'{"a": 1}', b"{", b"", b'{"a": "\xff"}'])
def test_invalid_json_is_an_error(server: Server, call: Caller, body: bytes) -> None:
    """JSON that is broken, of an unexpected shape or not UTF-8 is an error that names the command."""
    server.answers["listZones"] = 200, body
    with pytest.raises((errors.UnexpectedResponse, errors.NotJson), match=r"^listZones: "):
        call(zones)


def test_compressed_responses(server: Server, call: Caller) -> None:
    """Responses may be compressed."""
    body = gzip.compress(b'{"listzonesresponse": {"count": 1, "zone": [{"id": "z"}]}}')
    server.headers["Content-Encoding"] = "gzip"
    server.answers["listZones"] = 200, body
    assert call(zones)[0].id == "z"
    assert server.seen[0].headers["accept-encoding"] == "gzip"


CODES = {
    401: "AuthenticationError",
    405: "MethodNotAllowed",
    411: "TwoFactorRequired",
    429: "RateLimited",
    430: "InvalidParameter",
    431: "InvalidParameter",
    432: "UnsupportedCommand",
    530: "ServerError",
    531: "PermissionDenied",
    532: "LimitExceeded",
    533: "InsufficientCapacity",
    534: "Unavailable",
    535: "AllocationFailed",
    536: "InUse",
    537: "RuleConflict",
    599: "ApiError",
}


@pytest.mark.parametrize(("code", "kind"), CODES.items())
def test_api_errors_are_exceptions_by_code(server: Server, call: Caller, code: int, kind: str) -> None:
    """An error response raises a subclass of ApiError for its code, with everything that the server said."""
    told = {"uuidList": [{"uuid": "u"}], "errorcode": code, "cserrorcode": 4350, "errortext": "no"}
    server.answers["createSecurityGroup"] = code, told
    server.headers["X-Request-Id"] = "r-1"
    with pytest.raises(errors.ApiError) as problem:
        call(lambda c: c.security_group.create_security_group(name="x"))
    found = problem.value
    assert type(found) is getattr(errors, kind)
    assert (found.command, found.status, found.errorcode, found.cserrorcode) == (
        "createSecurityGroup",
        code,
        code,
        4350,
    )
    assert (found.text, found.uuids, found.request_id) == ("no", ("u",), "r-1")


def test_unknown_ids_are_not_found(server: Server, call: Caller) -> None:
    """Unknown ids have no error code of their own; they are recognized by the server's message."""
    text = "Unable to execute API command listzones due to invalid value. Entity does not exist"
    server.answers["listZones"] = 431, {"errorcode": 431, "errortext": text.replace("Entity", "entity")}
    with pytest.raises(errors.NotFound):
        call(zones)


def test_errors_with_status_200(server: Server, call: Caller) -> None:
    """Some proxies send every response with status 200; an error is still raised."""
    server.answers["listZones"] = 200, {"errorcode": "531", "errortext": "no"}
    with pytest.raises(errors.PermissionDenied):
        call(zones)
