"""What goes beyond the typed result: responses, additions to requests, hooks, and what errors tell."""

import threading
import urllib.parse
from typing import Any

import fernhill
import pytest
from fernhill import errors

from emitted.conftest import KEY, SECRET, Caller, Seen, Server, expected_signature

ZONES = {"count": 1, "zone": [{"id": "z"}]}


def zones(client: Any) -> Any:
    """All zones."""
    return client.zone.list_zones().all()


def test_responses_are_recorded(server: Server, login: dict[str, Any]) -> None:
    """Status, headers, body and request id of successful calls, retried attempts included, without secrets."""
    server.answers["listZones"] = [(503, b"busy"), ZONES]
    server.headers["X-Request-Id"] = "r-1"
    with fernhill.Client(**login) as cloud:
        zones(cloud)
        with cloud.record_responses() as exchanges:
            zones(cloud)
        zones(cloud)
    (exchange,) = exchanges
    assert (exchange.request.command, exchange.response.status) == ("listZones", 200)
    assert exchange.response.request_id == "r-1"
    assert b'"zone"' in exchange.response.body
    assert SECRET not in repr(exchanges)
    assert exchange.request.params["signature"] == "***"


def test_threads_record_their_own_responses(server: Server, login: dict[str, Any]) -> None:
    """A block sees neither other threads nor other clients; an outer block sees what an inner one does."""
    server.answers["listZones"] = ZONES
    cloud, other = fernhill.Client(**login), fernhill.Client(**login)
    with cloud.record_responses() as outer, cloud.record_responses() as inner:
        thread = threading.Thread(target=zones, args=(cloud,))
        thread.start()
        thread.join()
        zones(other)
        zones(cloud)
    cloud.close()
    other.close()
    assert (len(outer), len(inner)) == (1, 1)


def test_additions_to_a_call(server: Server, call: Caller) -> None:
    """Headers and parameters that the docs do not know are sent, and signed."""
    server.answers["listZones"] = ZONES
    options = {"extra_headers": {"X-Trace": "t1"}, "extra_query": {"new": True}, "extra_body": {"tag": {"a": "b"}}}
    call(lambda c: zones(c.with_options(**options)))
    (seen,) = server.seen
    assert seen.headers["x-trace"] == "t1"
    assert (seen["new"], seen["tag[0].key"], seen["tag[0].value"]) == ("true", "a", "b")
    assert seen["signature"] == expected_signature(seen)


def test_additions_are_not_for_the_job(server: Server, call: Caller) -> None:
    """The job that a call starts is asked for without them."""
    server.answers["attachVolume"] = {"jobid": "j"}
    server.answers["queryAsyncJobResult"] = {"jobstatus": 1, "jobresult": {"volume": {"id": "v"}}}
    call(
        lambda c: c.with_options(extra_query={"new": 1}).volume.attach_volume(id="v", virtualmachineid="m"),
        lambda job: job.result(),
    )
    start, poll = server.seen
    assert ("new" in start, "new" in poll) == (True, False)


def test_a_hook_replaces_requests(server: Server, call: Caller) -> None:
    """What ``before`` returns is sent instead, for every attempt; ``after`` sees it."""
    server.answers["listZones"] = [(503, b"busy"), ZONES]
    seen: list[tuple[int, str]] = []

    def before(request: fernhill.Request) -> fernhill.Request:
        return request._replace(headers={**request.headers, "X-Attempt": str(request.attempt)})

    def after(request: fernhill.Request, _: object) -> None:
        seen.append((request.attempt, request.headers["X-Attempt"]))

    call(zones, before=before, after=after)
    assert [request.headers["x-attempt"] for request in server.seen] == ["1", "2"]
    assert seen == [(1, "1"), (2, "2")]


def refused(_: Seen) -> Any:
    """A refusal that repeats a secret of the request."""
    return 431, {"errorcode": 431, "errortext": "bad", "password": "hunter2-of-bob", "note": "hunter2-of-bob"}


def test_errors_have_the_response(server: Server, call: Caller) -> None:
    """Its status, headers and body, without cookies and secrets."""
    server.answers["createAccount"] = refused
    server.headers |= {"X-Request-Id": "r-2", "Set-Cookie": "a=b"}
    given = {"accounttype": 0, "email": "a@b.example", "username": "bob", "password": "hunter2-of-bob"}
    with pytest.raises(errors.InvalidParameter) as problem:
        call(lambda c: c.account.create_account(**given))
    response = problem.value.response
    assert response is not None
    assert (response.status, response.request_id, response.cookies) == (431, "r-2", {})
    assert "set-cookie" not in response.headers
    assert b'"errortext": "bad"' in response.body
    assert b"hunter2" not in response.body


def test_errors_of_unreadable_objects_have_the_response(server: Server, call: Caller) -> None:
    """Also those for content that is JSON, but not what the command is to answer."""
    server.answers["createAccount"] = {"account": [1, 2]}
    given = {"accounttype": 0, "email": "a@b.example", "username": "bob", "password": "hunter2-of-bob"}
    with pytest.raises(errors.UnexpectedResponse) as problem:
        call(lambda c: c.account.create_account(**given))
    assert problem.value.response is not None
    assert problem.value.response.status == 200


def test_errors_before_a_response(login: dict[str, Any]) -> None:
    """There is none."""
    cloud = fernhill.Client(**{**login, "endpoint": "http://127.0.0.1:1/"}, retries=0)
    with pytest.raises(errors.ConnectionFailed) as problem:
        zones(cloud)
    assert problem.value.response is None


def test_pages_of_proxies_are_quoted(server: Server, call: Caller) -> None:
    """The message has their text: without markup and control characters, cut, in one line."""
    page = b"<html><style>b{}</style><title>Bad  Gate</title>\n<p>Call \x1b[31m555</p>" + b"<b>x</b>" * 500
    server.answers["listZones"] = 400, page
    with pytest.raises(errors.NotJson) as problem:
        call(zones)
    message = str(problem.value)
    assert "HTTP 400 with text/html: not valid JSON: Bad Gate Call [31m555 x x" in message
    assert message.endswith("...")
    assert len(message) < 320


@pytest.mark.parametrize(
    ("location", "shown"),
    [
        ("https://login.example/sso?apiKey=abc&signature=def", " to https://login.example/sso;"),
        ("https://ann:secret@login.example/", " to https://login.example/;"),
        ("/other", " to /other;"),
        (None, " (HTTP 302);"),
    ],
)
def test_the_target_of_a_redirect_is_named(server: Server, call: Caller, location: str | None, shown: str) -> None:
    """Without its query and user, which may be credentials."""
    server.answers["listZones"] = 302, b""
    if location:
        server.headers["Location"] = location
    with pytest.raises(errors.Redirected) as problem:
        call(zones)
    assert shown in str(problem.value)
    assert not {"abc", "def", "secret"} & set(str(problem.value).replace("=", " ").replace("@", " ").split())


def test_a_list_has_no_truth_value(login: dict[str, Any]) -> None:
    """Asking would send a request, or be wrong; the error names what to use."""
    client = fernhill.Client(**login)
    with pytest.raises(TypeError, match=r"`first\(\)` and `count`"):
        bool(client.zone.list_zones())
    other = fernhill.AsyncClient(**login)
    with pytest.raises(TypeError, match=r"`await first\(\)` and `await count`"):
        bool(other.zone.list_zones())


def test_closing_a_derived_client(server: Server, login: dict[str, Any]) -> None:
    """It leaves its parent open, and its siblings; closing the parent closes all."""
    server.answers["listZones"] = ZONES
    parent = fernhill.Client(**login)
    with parent.with_options(timeout=5.0) as derived:
        zones(derived)
    zones(parent)
    with pytest.raises(errors.ConfigurationError, match="the client is closed"):
        zones(derived)
    sibling = parent.with_options(timeout=6.0)
    parent.close()
    with pytest.raises(errors.ConfigurationError, match="the client is closed"):
        zones(sibling)


def test_the_key_is_not_in_exchanges(server: Server, login: dict[str, Any]) -> None:
    """Neither in the parameters, nor in the URL, nor in the body or the headers, with keys and with a session."""
    server.answers |= {"listZones": ZONES, "createAccount": {"account": {"id": "1"}}, "logout": {}}
    server.answers["login"] = {"sessionkey": "session-key-of-ann"}
    server.sessions.add("session-key-of-ann")
    server.headers["Set-Cookie"] = "JSESSIONID=session-key-of-ann"
    given = {"accounttype": 0, "email": "a@b.example", "username": "bob", "password": "hunter2-of-bob"}
    session = {"endpoint": server.endpoint, "username": "ann", "password": "pass~word-of-ann"}
    requests = []
    for settings in (login, session):
        with fernhill.Client(**settings) as cloud, cloud.record_responses() as exchanges:
            zones(cloud)
            cloud.account.create_account(**given)
        requests += [tuple(exchange.request) for exchange in exchanges]
    shown = urllib.parse.unquote_plus(str(requests))
    signatures = [seen["signature"] for seen in server.seen if "signature" in seen]
    assert "createAccount" in shown
    assert signatures
    for secret in (KEY, *signatures, "session-key-of-ann", "pass~word-of-ann", "hunter2-of-bob"):
        assert secret not in shown


@pytest.mark.parametrize("returned", ["https://example.org/", False, 0, {}, ("GET", "url")])
def test_a_hook_that_returns_no_request(server: Server, call: Caller, returned: object) -> None:
    """What ``before`` returns is a request or nothing; else the error names what it is, and nothing is sent."""
    name = type(returned).__name__
    with pytest.raises(errors.ConfigurationError, match=f"before has to return a Request or None, not {name}"):
        call(lambda client: client.zone.list_zones().all(), before=lambda request: returned)
    assert server.seen == []


def test_a_response_that_is_too_large(server: Server, call: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the command and the limit."""
    monkeypatch.setattr("fernhill.runtime.http.MAX_BODY_BYTES", 2**20)
    server.answers["listZones"] = {"count": 1, "zone": [{"id": "z" * 2**20}]}
    with pytest.raises(errors.UnexpectedResponse, match="listZones: the response is larger than 1 MiB") as problem:
        call(lambda client: client.zone.list_zones().all())
    assert problem.value.command == "listZones"
