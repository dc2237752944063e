"""How packages for HTTP APIs call operations, and what a call returns: what the docs leave open."""

from typing import Any

import pytest

from slatebind.protocols import protocol_named
from slatebind.rendering.views.calls import is_implied, is_required, location_of, params_of, request_view, result_of
from slatebind.spec.model import Api, Auth, Command, Paging, Param, Response, Status

REST = protocol_named("rest")
CLOUDSTACK = protocol_named("cloudstack")
PAGING = Paging(kind="page", number="page", items="items", total="total")
API = Api(
    name="x",
    protocol="rest",
    paging=PAGING,
    auth=(Auth(scheme="header", name="X-Key"), Auth(scheme="query", name="key")),
)


def command(**facts: Any) -> Command:
    """An operation with these facts."""
    return Command(name="x", group="G", **facts)


@pytest.mark.parametrize(
    ("facts", "has_model", "result"),
    [
        ({"method": "GET", "response": Response(shape="list")}, True, "pages"),
        ({"method": "POST", "response": Response(shape="list")}, True, "list"),
        ({"method": "POST", "response": Response(shape="object")}, True, "object"),
        ({"method": "GET", "response": Response(shape="object")}, False, "value"),
        ({"method": "GET"}, False, "value"),
        ({"method": "POST", "response": Response(example="done")}, False, "value"),
        ({"method": "GET", "response": Response(content_type="text/csv")}, False, "content"),
        ({"method": "GET", "response": Response(content_type="application/hal+json")}, False, "value"),
        ({"method": "POST", "response": Response(status=204)}, False, "nothing"),
        ({"method": "PUT", "statuses": (Status(code="204"),)}, False, "nothing"),
        ({"method": "DELETE"}, False, "nothing"),
        ({"method": "DELETE", "response": Response(example={"a": 1})}, False, "value"),
        ({"method": "HEAD"}, False, "nothing"),
        ({"method": "GET", "is_async": True}, False, "value"),
    ],
)
def test_what_a_call_returns(facts: dict[str, Any], has_model: bool, result: str) -> None:
    """A list that answers a change is requested at once; what has no model or is not JSON is returned as it is."""
    assert result_of(command(**facts), REST, has_model=has_model) == result


@pytest.mark.parametrize(
    ("facts", "has_model", "result"),
    [
        ({"response": Response(shape="list")}, True, "pages"),
        ({"response": Response(shape="object")}, True, "object"),
        ({"response": Response(shape="object"), "is_async": True}, True, "job"),
        ({"response": Response(content_type="text/csv")}, False, "nothing"),
    ],
)
def test_what_a_command_returns(facts: dict[str, Any], has_model: bool, result: str) -> None:
    """All lists have pages, whatever the method."""
    assert result_of(command(**facts), CLOUDSTACK, has_model=has_model) == result


@pytest.mark.parametrize(
    ("method", "location"), [("GET", "query"), ("DELETE", "query"), ("POST", "body"), ("PATCH", "body")]
)
def test_the_place_that_the_docs_do_not_name(method: str, location: str) -> None:
    """Parameters of requests that read or delete are in the query, others in the body."""
    assert location_of(Param(name="a", type="string"), command(method=method), REST) == location
    assert location_of(Param(name="a", type="string"), command(method=method), CLOUDSTACK) is None


def test_required_arguments() -> None:
    """The only value of a parameter and an idempotency key are sent without an argument."""
    plain = Param(name="a", type="string", required=True)
    constant = Param(name="a", type="string", required=True, values=("x",))
    key = Param(name="Idempotency-Key", type="string", required=True, location="header")
    assert [is_required(param, REST) for param in (plain, constant, key)] == [True, False, False]
    assert is_required(constant, CLOUDSTACK)


@pytest.mark.parametrize(
    ("name", "location", "is_written"),
    [
        ("Content-Type", "header", True),
        ("authorization", "header", True),
        ("x-key", "header", True),
        ("X-Other", "header", False),
        ("key", "query", True),
        ("key", "body", False),
        ("Accept", "query", False),
    ],
)
def test_what_clients_write_themselves(name: str, location: Any, is_written: bool) -> None:
    """Headers of HTTP's own and credentials are no arguments."""
    assert is_implied(Param(name=name, type="string", location=location), API) is is_written


@pytest.mark.parametrize(
    ("body", "fields", "sent"),
    [
        (None, {}, None),
        (None, {"a": "string"}, "json"),
        (None, {"a": "file"}, "multipart"),
        ("form", {"a": "string"}, "form"),
        ("raw", {}, "raw"),
        ("json", {}, "json"),
        ("raw", {"a": "string"}, "raw"),
        ("raw", {"a": "string", "b": "string"}, "json"),
    ],
)
def test_bodies(body: Any, fields: dict[str, Any], sent: str | None) -> None:
    """A body is JSON if the docs do not say more, in parts if it has files, and raw only if it is one value."""
    params = tuple(Param(name=name, type=kind, location="body") for name, kind in fields.items())
    found = command(method="POST", body=body, params=params)
    request = request_view(found, API, REST)
    assert request is not None
    assert request.body == sent
    names = {"raw": ["content"], "json": ["body"], None: []}
    assert [param.name for param in params_of(found, REST)] == (list(fields) or names[body])


def test_pages() -> None:
    """A list has the pages of the API if it has none of its own, but its elements are where it says itself."""
    own = Paging(kind="offset", offset="from")
    listing = Response(shape="list")
    cases = [
        command(method="GET", response=listing, params=(Param(name="page", type="integer", location="query"),)),
        command(method="GET", response=listing),
        command(method="GET", response=listing, paging=own),
        command(method="POST", response=listing, paging=own),
        command(method="GET", response=Response(shape="object"), paging=own),
    ]
    found = [request_view(case, API, REST) for case in cases]
    assert [request and request.paging for request in found] == [
        Paging(kind="page", number="page", total="total"),
        None,
        own,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("paging", "is_kept"),
    [
        (Paging(kind="cursor", cursor="after"), False),
        (Paging(kind="cursor", cursor="after", cursor_field="id"), False),
        (Paging(kind="cursor", cursor="after", cursor_field="id", has_more="more"), True),
        (Paging(kind="cursor", cursor="after", next="next"), True),
    ],
)
def test_a_cursor_that_is_nowhere(paging: Paging, is_kept: bool) -> None:
    """Where the docs do not say where the next cursor is, an operation does not pretend to read every page."""
    found = request_view(command(method="GET", response=Response(shape="list"), paging=paging), API, REST)
    assert found is not None
    assert found.paging == (paging if is_kept else None)


def test_paths() -> None:
    """What a URL cannot contain is encoded; variables keep their names."""
    found = request_view(command(method="GET", path="a b/{id}/ü"), API, REST)
    assert found is not None
    assert found.path == "/a%20b/{id}/%C3%BC"
    assert request_view(command(), API, CLOUDSTACK) is None
