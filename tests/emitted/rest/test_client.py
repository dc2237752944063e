"""The client of an HTTP API: what it refuses, what errors tell, and what goes beyond the typed result."""

import copy
import logging
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
import tallowmere
from tallowmere import NULL, errors, models

from emitted.rest.conftest import PACKAGE, TOKEN
from emitted.rest.sample_client import Caller
from wire.rest_server import Received, Script, serve

TOOL = '{"id": 811, "name": "Drill", "colour": "red", "deposit": 1.10}'
TOOLS = '{"data": [{"id": 1}, {"id": 2}], "total": 2}'
Step = Callable[[Any], Any]


def asked(call: Caller, server: Script, *steps: Step, **settings: Any) -> Any:
    """The result of some steps with a client of a server."""
    return call(*steps, **{"endpoint": server.endpoint, "token": TOKEN, **settings})


def get_tool(client: Any) -> Any:
    """A request that only reads."""
    return client.tools.get_tool(tool_id="811")


def add_tool(client: Any) -> Any:
    """A request that changes something."""
    return client.tools.add_tool(name="Drill", branch_id=3)


def tools(client: Any) -> Any:
    """A list."""
    return client.tools.list_tools()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_a_forked_child_has_connections_of_its_own() -> None:
    """Neither reads what is sent to the other."""
    program = (
        "import os, sys, tallowmere\n"
        "client = tallowmere.Client(endpoint=sys.argv[1])\n"
        "ask = lambda name: client.members.read_member(member_id=name).name == name or os._exit(1)\n"
        "ask('before')\n"
        "pid = os.fork()\n"
        "ask('child' if pid == 0 else 'parent')\n"
        "if pid == 0: os._exit(0)\n"
        "sys.exit(os.waitpid(pid, 0)[1])\n"
    )

    def answer(request: Received) -> str:
        return f'{{"name": "{request.target.rpartition("/")[2]}"}}'

    with serve([answer] * 3) as server:
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", program, server.endpoint], cwd=PACKAGE, check=False, timeout=60
        )
    assert done.returncode == 0
    assert len(server.received) == 3


@pytest.mark.parametrize("value", [[], {}, set()])
def test_empty_collections_in_a_query_are_refused(call: Caller, value: Any) -> None:
    """To a server they are no filter at all, which selects everything; in JSON they are what they are."""
    with serve([TOOL]) as server:
        with pytest.raises(errors.ArgumentError, match="`state` is empty"):
            asked(call, server, lambda c: c.tools.list_tools(state=value), lambda found: found.all())
        asked(call, server, lambda c: c.tools.add_tool(name="a", branch_id=1, labels=[]))
    (request,) = server.received
    assert b'"labels":[]' in request.body


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"tokn": "x"}, "unknown setting 'tokn'; did you mean 'token'?"),
        ({"retry": 1}, "unknown setting 'retry'; did you mean 'retries'?"),
        ({"token": 5}, "token must be a text"),
        ({"auth": "x"}, r"auth must be Bearer\(...\)"),
        ({"timeout": "1"}, "timeout must be a number of seconds"),
        ({"endpoint": "http://far.example"}, "credentials over plain http to far.example are refused"),
        ({"token": "a\nb"}, "the token has characters that none can have"),
    ],
)
def test_wrong_settings(call: Caller, settings: Any, message: str) -> None:
    """Each is refused when the client is made; the message has no value."""
    with pytest.raises(errors.ConfigurationError, match=message):
        call(lambda c: c, **settings)


def test_all_wrong_arguments_are_named(call: Caller) -> None:
    """Nothing is sent; the error has the names of the arguments in Python."""
    with serve([]) as server, pytest.raises(errors.ArgumentError) as problem:
        asked(call, server, lambda c: c.tools.add_tool(name="a", branch_id="x", deposit=float("nan")))
    assert set(problem.value.parameters) == {"branch_id", "deposit"}


def test_null_and_none(call: Caller) -> None:
    """None is not sent, NULL is null."""
    with serve([TOOL]) as server:
        asked(call, server, lambda c: c.tools.change_tool(tool_id="1", name=None, deposit=NULL))
    assert server.received[0].body == b'{"deposit":null}'


def test_undocumented_fields_survive(call: Caller) -> None:
    """Copies, pickles and changed copies have them; texts of JSON keep what the server sent."""
    with serve([TOOL]) as server:
        found = asked(call, server, get_tool)
    for made in (found, copy.deepcopy(found), pickle.loads(pickle.dumps(found)), found.replace(name="Saw")):
        assert made.extra_fields == {"colour": "red"}
    assert found.to_dict()["colour"] == "red"
    assert isinstance(found, models.Tool)


def test_lists(call: Caller) -> None:
    """Their truth cannot be asked for; pages count from 1; there is the first, the only one and the count."""
    with serve([TOOLS] * 3) as server:
        with pytest.raises(TypeError, match=r"first\(\)"):
            asked(call, server, lambda c: bool(tools(c)))
        with pytest.raises(errors.ArgumentError, match="count from 1"):
            asked(call, server, lambda c: tools(c).page(0))
        assert asked(call, server, lambda c: tools(c).first()).id == 1
        assert [tool.id for tool in asked(call, server, lambda c: tools(c).all())] == [1, 2]
        with pytest.raises(errors.MultipleResultsFound):
            asked(call, server, lambda c: tools(c).one())


def test_errors_tell_what_the_server_said(call: Caller) -> None:
    """Status, message, data, request id and the whole response; the documented meaning of the status."""
    body = '{"error": {"message": "no such tool", "code": 7}, "password": "hidden"}'
    answer = {"status": 404, "body": body, "headers": {"X-Request-Id": "r-1"}}
    with serve([answer]) as server, pytest.raises(errors.NotFound) as problem:
        asked(call, server, get_tool)
    error = problem.value
    assert str(error).startswith("get_tool: HTTP 404: no such tool")
    assert (error.status, error.text, error.request_id, error.command) == (404, "no such tool", "r-1", "get_tool")
    assert error.data == {"error": {"message": "no such tool", "code": 7}, "password": "***"}
    assert error.response is not None
    assert error.response.headers["x-request-id"] == "r-1"


@pytest.mark.parametrize(
    ("answer", "kind", "message"),
    [
        ({"status": 302, "headers": {"Location": "/login"}}, "Redirected", "/login"),
        ({"type": "text/html", "body": "<h1>Proxy</h1>"}, "NotJson", "not valid JSON: Proxy"),
        ({"body": '{"id": 1'}, "UnexpectedResponse", "get_tool"),
        ({"body": "[1, 2]"}, "UnexpectedResponse", "no object in the response"),
        ({"drop": True}, "ConnectionFailed", "get_tool"),
    ],
)
def test_what_is_not_the_response(call: Caller, answer: Any, kind: str, message: str) -> None:
    """The error says what arrived instead."""
    with serve([answer]) as server, pytest.raises(getattr(errors, kind)) as problem:
        asked(call, server, get_tool, retries=0)
    assert message in f"{problem.value} {problem.value.command}"


def test_only_requests_that_read_are_sent_again(call: Caller, no_waiting: list[float]) -> None:
    """After a server that is out of service; a request that changes something is sent once."""
    busy = {"status": 503, "body": "{}", "headers": {"Retry-After": "2"}}
    with serve([busy, TOOL]) as server:
        assert asked(call, server, get_tool).id == 811
    assert max(no_waiting) >= 2
    with serve([busy]) as server, pytest.raises(errors.Unavailable):
        asked(call, server, add_tool)
    assert len(server.received) == 1


def test_additions_to_a_call(call: Caller) -> None:
    """Headers, parameters and fields that the docs do not know."""
    options = {"extra_headers": {"X-Trace": "t"}, "extra_query": {"dry": True}, "extra_body": {"tag": {"a": [1]}}}
    with serve([TOOL]) as server:
        asked(call, server, lambda c: add_tool(c.with_options(**options)))
    (request,) = server.received
    assert (request.target, request.headers["x-trace"]) == ("/api/v1/tools?dry=true", "t")
    assert request.body == b'{"name":"Drill","branch_id":3,"tag":{"a":[1]}}'


def test_hooks_and_records(call: Caller) -> None:
    """Hooks see each request and may change it; responses are recorded without secrets."""
    seen: list[Any] = []

    def before(request: tallowmere.Request) -> tallowmere.Request:
        return request._replace(headers={**request.headers, "X-Hook": "1"})

    def recorded(client: Any) -> Any:
        with client.record_responses() as exchanges:
            get_tool(client)
        return exchanges

    async def recorded_async(client: Any) -> Any:
        with client.record_responses() as exchanges:
            await get_tool(client)
        return exchanges

    with serve([TOOL]) as server:
        step = recorded if call.kind == "sync" else recorded_async
        hooks: Any = {"before": before, "after": lambda request, outcome: seen.append(outcome)}
        exchanges = asked(call, server, step, **hooks)
    (outcome,) = seen
    assert server.received[0].headers["x-hook"] == "1"
    assert (outcome.status, exchanges[-1].response.body) == (200, TOOL.encode())
    assert TOKEN not in repr(exchanges)


def test_a_transport_of_the_users_own(call: Caller) -> None:
    """It sends requests in place of the client."""

    def transport(send: tallowmere.Send) -> tallowmere.HttpResponse:
        assert send.request.url == "https://api.tallowmere.example/v1/tools/811"
        return tallowmere.HttpResponse(200, {}, TOOL.encode())

    assert call(get_tool, transport=transport, endpoint="https://api.tallowmere.example").name == "Drill"


def test_waiting_for_a_state(call: Caller) -> None:
    """The only object of a list is asked for until it is as wanted."""
    pages = [f'{{"data": [{{"id": 1, "state": "{state}"}}], "total": 1}}' for state in ("lent", "lent", "available")]
    with serve(pages) as server:
        found = asked(call, server, lambda c: tools(c).wait_until(lambda tool: tool.state == "available", poll=1))
    assert found.state == "available"


def test_any_request(call: Caller) -> None:
    """By method and path, or by the name of an operation; plain values are returned."""
    with serve(['{"a": 1}', "[1]", "", TOOL]) as server:
        assert asked(call, server, lambda c: c.call("GET /v1/x/{id}", id="a/b", q=1)) == {"a": 1}
        assert asked(call, server, lambda c: c.call("POST /v1/x", a={"b": [None]})) == {"items": [1]}
        assert asked(call, server, lambda c: c.call("DELETE /v1/x")) == {}
        assert asked(call, server, lambda c: c.call("get_tool", tool_id=811))["name"] == "Drill"
        with pytest.raises(errors.ArgumentError, match="there is no operation 'nonsense'"):
            asked(call, server, lambda c: c.call("nonsense"))
    assert [(request.method, request.target, request.body) for request in server.received] == [
        ("GET", "/api/v1/x/a%2Fb?q=1", b""),
        ("POST", "/api/v1/x", b'{"a":{"b":[null]}}'),
        ("DELETE", "/api/v1/x", b""),
        ("GET", "/api/v1/tools/811", b""),
    ]


def test_no_log_shows_the_token(call: Caller, caplog: pytest.LogCaptureFixture) -> None:
    """Not even those of the libraries that the package uses."""
    caplog.set_level(logging.DEBUG)
    with serve([TOOL]) as server:
        asked(call, server, get_tool)
    assert "get_tool" in caplog.text
    assert TOKEN not in caplog.text


def test_names() -> None:
    """Groups are attributes of a client, and what users name can be imported from the package."""
    with tallowmere.Client() as client:
        assert {"tools", "members", "loans", "with_options", "call"} <= set(dir(client))
    assert {"Bearer", "Basic", "HeaderKey", "QueryKey", "ClientCredentials", "Signed", "NULL"} <= set(dir(tallowmere))
    assert not {"Job", "AsyncJob", "JobStatus"} & set(dir(tallowmere))
    assert all(getattr(tallowmere, name) is not None for name in dir(tallowmere))


def test_a_closed_client() -> None:
    """A derived client leaves its parent open; a closed one says that it is closed."""
    client = tallowmere.Client(transport=lambda send: tallowmere.HttpResponse(200, {}, TOOL.encode()))
    client.with_options(timeout=1).close()
    assert client.tools.get_tool(tool_id="1").id == 811
    client.close()
    with pytest.raises(errors.ConfigurationError, match="the client is closed"):
        client.tools.get_tool(tool_id="1")
