"""Whatever a server sends, the caller gets a result or an exception of the package, never another exception."""

import json
from typing import Any

import pytest
from fernhill import HttpResponse, errors, models
from fernhill.operations.virtual_machine import DEPLOY_VIRTUAL_MACHINE, LIST_VIRTUAL_MACHINES, START_VIRTUAL_MACHINE
from fernhill.runtime.protocol import interface as protocol
from hypothesis import given
from hypothesis import strategies as st

from emitted.conftest import Caller, Server
from examples import examples

GOOD = json.dumps(
    {
        "listvirtualmachinesresponse": {
            "count": 1,
            "virtualmachine": [
                {"id": "é", "created": "2026-01-02T03:04:05+0100", "memory": 2**40, "nic": [{"a": [1]}]}
            ],
        }
    },
    ensure_ascii=False,
).encode()
FAILED = (
    b'{"startvirtualmachineresponse": {"errorcode": "--5", "cserrorcode": 4e3, "errortext": "x", "uuidList": [{}]}}'
)
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just("2026-13-01T00:00:00+9999"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["id", "created", "memory", "count", "virtualmachine", "jobid", "errorcode", "errortext", "nic"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
STATUSES = st.sampled_from([200, 200, 201, 302, 401, 429, 431, 500, 503])
HEADERS = st.dictionaries(
    st.sampled_from(["content-type", "retry-after", "x-request-id"]),
    st.sampled_from(["application/json", "text/html", "9" * 400, "Wed, 21 Oct 99999 07:28:00 GMT", "-1", "\u0663", ""]),
)


def read(response: HttpResponse) -> None:
    """Read everything in a response, as each kind of command does."""
    for reader in (_list, _object, _job):
        try:
            reader(response)
        except errors.Error as problem:
            assert problem.command


def _list(response: HttpResponse) -> None:
    for item in protocol.parse_page(LIST_VIRTUAL_MACHINES, response, models.VirtualMachine).items:
        assert isinstance(item, models.VirtualMachine)
        assert isinstance(item.extra_fields, dict)


def _object(response: HttpResponse) -> None:
    body = protocol.parse(START_VIRTUAL_MACHINE, response)
    found = protocol.parse_object(START_VIRTUAL_MACHINE, body, models.VirtualMachine)
    assert isinstance(found.extra_fields, dict)
    assert isinstance(protocol.parse_plain(START_VIRTUAL_MACHINE, body), dict)


def _job(response: HttpResponse) -> None:
    body = protocol.parse(DEPLOY_VIRTUAL_MACHINE, response)
    assert isinstance(protocol.parse_started_job(DEPLOY_VIRTUAL_MACHINE, body).id, str)


CHANGES = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 3), st.binary(max_size=2)), min_size=1, max_size=4)


@examples(200)
@given(STATUSES, HEADERS, st.sampled_from([GOOD, FAILED]), CHANGES)
def test_damaged_responses(
    status: int, headers: dict[str, str], good: bytes, changes: list[tuple[int, int, bytes]]
) -> None:
    """A valid response with some bytes changed or removed."""
    body = bytearray(good)
    for place, length, other in changes:
        body[place : place + length] = other
    read(HttpResponse(status, headers, bytes(body)))


@examples(200)
@given(STATUSES, HEADERS, JSON)
def test_any_json(status: int, headers: dict[str, str], value: Any) -> None:
    """JSON of any shape, inside the response envelope and without it."""
    for body in (value, {"response": value}, {"response": {"virtualmachine": [value]}}):
        read(HttpResponse(status, headers, json.dumps(body).encode()))


@pytest.mark.parametrize(
    "body",
    [
        b'{"a": {"virtualmachine": ' + b"[" * 100_000,
        b'{"a": {"virtualmachine": [' + b'{"nic":[' * 5000 + b"]}" * 5000 + b"]}}",
        b'{"a": {"errorcode": 431, "errortext": "\xff\xfe"}}',
        b'{"a": {"virtualmachine": [{"id": "\xff"}]}}',
        b'{"a": {"virtualmachine": [{"other": "\xff", "\xfe": 1}]}}',
        b'{"a": {"virtualmachine": [{"id": "\\ud800"}]}}',
        b'{"a": {"jobid": "\xff"}}',
        b'{"a": {"virtualmachine": [{"memory": 1' + b"0" * 5000 + b"}]}}",
        b'{"a": {"errorcode": 1' + b"0" * 5000 + b"}}",
        b"\xef\xbb\xbf" + GOOD,
        GOOD.decode().encode("utf-16"),
    ],
)
def test_odd_responses(body: bytes) -> None:
    """Unbounded nesting, invalid UTF-8, lone surrogates, and numbers of thousands of digits."""
    for status in (200, 431):
        read(HttpResponse(status, {"content-type": "application/json"}, body))


@pytest.mark.parametrize(
    ("status", "kind"),
    [(429, errors.RateLimited), (503, errors.Unavailable), (401, errors.NotJson), (404, errors.NotJson)],
)
def test_json_errors_of_gateways(server: Server, call: Caller, status: int, kind: type[errors.Error]) -> None:
    """JSON that is not from the API raises an error for its status, and is retried if the status allows that."""
    server.answers["listZones"] = [(status, b'{"message": "no"}'), {"zone": [{"id": "z"}]}]
    if kind is errors.NotJson:
        with pytest.raises(kind, match=f"HTTP {status} with a response of unknown shape"):
            call(lambda c: c.zone.list_zones().all())
    else:
        assert call(lambda c: c.zone.list_zones().one()).id == "z"


@pytest.mark.parametrize(
    ("body", "where"),
    [
        (b'{"r":{"count":2,"zone":[{"id":"a"},{"id":"b","name":NaN}]}}', "`r.zone[1].name` is NaN"),
        (b'{"r":{"zone":[{"id":"a","tags":[{"key":-Infinity}]}]}}', "`r.zone[0].tags[0].key` is -Infinity"),
        (
            b'{"r":{"zone":[{"id":"a"},{"id":"b","name":"\xff"}]}}',
            "object 1 of the list cannot be read: `name` is not UTF-8",
        ),
        (b'{"r":{"zone":[{"id":"a"},3]}}', "object 1 of the list is not an object"),
        (b"[1, 2]", "HTTP 200 with application/json: not an object: [1, 2]"),
        (b" ", "HTTP 200 with application/json: an empty body"),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
def test_an_unreadable_item_is_named(body: bytes, where: str) -> None:
    """The error says which item of a list cannot be read, and why."""
    response = HttpResponse(200, {"content-type": "application/json"}, body)
    with pytest.raises(errors.UnexpectedResponse) as problem:
        protocol.parse_page(protocol.find_operation("listZones"), response, models.Zone)
    assert where in str(problem.value)


def test_scalars_next_to_a_list(server: Server, call: Caller) -> None:
    """Scalars that newer servers add next to the list do not hide it."""
    server.answers["listZones"] = {"count": 1, "zone": [{"id": "z"}], "hasmore": False, "next": None, "info": {"a": 1}}
    assert call(lambda c: c.zone.list_zones().one()).id == "z"
