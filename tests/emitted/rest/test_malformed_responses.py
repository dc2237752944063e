"""Whatever a server of an HTTP API sends, the caller gets a result or an exception of the package."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tallowmere import HttpResponse, errors, models
from tallowmere.operations.tools import ADD_TOOL, GET_TOOL, LIST_TOOLS, REMOVE_TOOL
from tallowmere.runtime.protocol import interface as protocol
from tallowmere.runtime.protocol.responses import parse_list, parse_value

from emitted.test_malformed_responses import CHANGES, HEADERS, STATUSES
from examples import examples

TOOL = {"id": 811, "name": "é", "bought_on": "2026-01-02", "purchase": {"price": 1.5}, "labels": ["a"], "new": [1]}
GOOD = json.dumps({"data": [TOOL], "total": 1, "links": {"next": "/v1/tools?page=2"}}, ensure_ascii=False).encode()
REFUSED = b'{"message": "no", "errors": {"name": ["is taken"]}, "error": {"detail": [1, null]}}'
NUMBERS = st.sampled_from([10**9, 10**12, -1, 0, 10**400, 2**64, 1e300, -1e18])
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | NUMBERS | st.floats() | st.text(max_size=5) | st.just("9" * 13),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*TOOL, "data", "total", "links", "message", "errors"]), inner, max_size=4)
    ),
    max_leaves=12,
)


def read(response: HttpResponse) -> None:
    """Read everything in a response, as each kind of operation does."""
    for reader in (_pages, _list, _object, _value):
        try:
            reader(response)
        except errors.Error as problem:
            assert problem.command


def _pages(response: HttpResponse) -> None:
    first = protocol.first_page(LIST_TOOLS, protocol.serialize(LIST_TOOLS, {}), 10)
    page = protocol.parse_page(LIST_TOOLS, response, models.Tool)
    assert all(isinstance(item.extra_fields, dict) and item.to_json() for item in page.items)
    protocol.next_page(first, page)
    protocol.trusted_total(first, page)


def _list(response: HttpResponse) -> None:
    assert isinstance(parse_list(LIST_TOOLS, response, models.Tool), list)


def _object(response: HttpResponse) -> None:
    for operation in (GET_TOOL, ADD_TOOL):
        found = protocol.parse_object_response(operation, response, models.Tool)
        assert isinstance(found.extra_fields, dict)


def _value(response: HttpResponse) -> None:
    parse_value(REMOVE_TOOL, response)
    assert isinstance(protocol.parse_plain(GET_TOOL, protocol.parse(GET_TOOL, response)), dict)


@examples(200)
@given(STATUSES, HEADERS, st.sampled_from([GOOD, REFUSED]), CHANGES)
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
    """JSON of any shape, as the whole body and where the docs say that objects are."""
    for body in (value, {"data": value}, {"data": [value]}):
        read(HttpResponse(status, headers, json.dumps(body).encode()))


@pytest.mark.parametrize(
    "body",
    [
        b'{"data": ' + b"[" * 100_000,
        b'{"data": [' + b'{"purchase":[' * 5000 + b"]}" * 5000 + b"]}",
        b'{"message": "\xff\xfe"}',
        b'{"data": [{"name": "\xff"}]}',
        b'{"data": [{"other": "\xff", "\xfe": 1}]}',
        b'{"data": [{"name": "\\ud800"}]}',
        b'{"data": [{"id": 1' + b"0" * 5000 + b"}]}",
        b'{"data": [{"bought_on": 1' + b"0" * 400 + b"}]}",
        b'{"data": [], "total": 1' + b"0" * 5000 + b"}",
        b"\xef\xbb\xbf" + GOOD,
        GOOD.decode().encode("utf-16"),
    ],
)
def test_odd_responses(body: bytes) -> None:
    """Unbounded nesting, invalid UTF-8, lone surrogates, and numbers of thousands of digits."""
    for status in (200, 422):
        read(HttpResponse(status, {"content-type": "application/json"}, body))
