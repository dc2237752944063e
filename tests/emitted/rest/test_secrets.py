"""Nothing that is printed, logged or kept in an exception of a client for an HTTP API contains a secret."""

import base64
import json
import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, quote_plus

import pytest
import tallowmere
from tallowmere import errors

from emitted.rest.sample_client import SAMPLE
from emitted.test_secrets import recorded
from wire.rest_server import Received, Script, serve

SECRET = "s3cret/of+ann~"
PASSWORD = "hunter2 & more"
TOKEN = "issued-t0ken"
USER = "ann"


def signed(request: Any) -> Any:
    """A signature in a header and in the query."""
    headers = {**request.headers, "X-Signature": SECRET}
    return request._replace(url=f"{request.url}&signature={quote(SECRET, safe='')}", headers=headers)


SCHEMES: dict[str, Callable[[Script], dict[str, Any]]] = {
    "bearer": lambda _: {"token": SECRET},
    "basic": lambda _: {"username": USER, "password": SECRET},
    "header": lambda _: {"auth": tallowmere.HeaderKey("X-Odd", SECRET)},
    "query": lambda _: {"auth": tallowmere.QueryKey("k", SECRET)},
    "oauth2": lambda script: {
        "client_id": USER,
        "client_secret": SECRET,
        "token_url": f"{script.endpoint}/token",
    },
    "signed": lambda _: {"auth": tallowmere.Signed(signed)},
}


def quoting(request: Received) -> str:
    """Everything that a request contains, as a server or a proxy may quote it."""
    user = request.headers.get("authorization", "")
    decoded = base64.b64decode(user.partition(" ")[2]).decode() if user.startswith("Basic ") else ""
    return f"{request.method} {request.target} {request.headers} {decoded} {request.body.decode()}"


ANSWERS: dict[str, Callable[[Received], Any]] = {
    "quoted in a page": lambda request: {"status": 404, "type": "text/html", "body": f"<html>{quoting(request)}"},
    "quoted in an error": lambda request: {"status": 400, "body": json.dumps({"message": quoting(request)})},
    "quoted in no JSON": lambda request: {"body": f"<html>{quoting(request)}"},
    "quoted in JSON": lambda request: {"body": json.dumps([quoting(request)])},
    "refused": lambda request: {"status": 401, "body": json.dumps({"errors": {"key": [quoting(request)]}})},
    "redirected": lambda request: {"status": 302, "headers": {"Location": f"/other{request.target}"}},
    "dropped": lambda _: {"drop": True},
    "shape": lambda _: {"body": '[{"secretkey": "server-s3cret"}]'},
    "gone": lambda _: {"status": 503, "body": '{"error": {"token": "server-s3cret"}}'},
}


def forms(secret: str) -> set[str]:
    """A secret as it may be written."""
    basic = base64.b64encode(f"{USER}:{secret}".encode()).decode()
    return {secret, quote(secret), quote(secret, safe=""), quote_plus(secret), json.dumps(secret)[1:-1], basic}


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("answer", ANSWERS)
def test_errors_contain_no_secret(kind: str, scheme: str, answer: str, caplog: pytest.LogCaptureFixture) -> None:
    """Neither messages, attributes, tracebacks nor the log contain one, whatever failed."""
    caplog.set_level(logging.DEBUG)
    token = [{"body": json.dumps({"access_token": TOKEN})}] if scheme == "oauth2" else []
    again = [*token, ANSWERS[answer]] if scheme == "oauth2" and answer == "refused" else []
    with serve([*token, ANSWERS[answer], *again]) as script, pytest.raises(errors.Error) as problem:
        SAMPLE.call(
            kind,
            {"endpoint": script.endpoint, "retries": 0, **SCHEMES[scheme](script)},
            lambda client: client.with_options(
                extra_query={"api_key": PASSWORD}, extra_body={"password": PASSWORD}
            ).members.register_member(name="Ada", address={"street": "Mill Lane", "town": "Here"}),
        )
    shown = recorded(problem.value) + caplog.text
    assert "register_member" in shown
    hidden = {form for secret in (SECRET, PASSWORD, TOKEN, "server-s3cret") for form in forms(secret)}
    assert [form for form in hidden if form in shown] == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_reprs_contain_no_secret(scheme: str) -> None:
    """Neither those of clients, nor those of credentials and of requests that hooks see."""
    seen: list[Any] = []
    token = [json.dumps({"access_token": TOKEN})] if scheme == "oauth2" else []
    with serve([*token, "{}"]) as script:
        settings = SCHEMES[scheme](script)
        client = tallowmere.Client(endpoint=script.endpoint, before=seen.append, **settings)
        client.with_options(extra_query={"api_key": PASSWORD}).tools.get_tool(tool_id="1")
        shown = repr([client, client.tools, settings.get("auth"), *seen, *(request.redacted() for request in seen)])
        client.close()
    assert "get_tool" in shown
    hidden = {form for secret in (SECRET, PASSWORD, TOKEN) for form in forms(secret)}
    assert [form for form in hidden if form in shown] == []


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("status", [200, 400, 401, 404, 500])
def test_a_token_that_is_not_issued(kind: str, status: int, caplog: pytest.LogCaptureFixture) -> None:
    """The server may quote the credentials of the client, or give something that is no token."""
    caplog.set_level(logging.DEBUG)

    def answer(request: Received) -> dict[str, Any]:
        return {"status": status, "body": json.dumps({"error": quoting(request), "refresh_token": TOKEN})}

    with serve([answer]) as script, pytest.raises(errors.Error) as problem:
        SAMPLE.call(
            kind,
            {"endpoint": script.endpoint, "retries": 0, **SCHEMES["oauth2"](script)},
            lambda client: client.tools.get_tool(tool_id="1"),
        )
    shown = recorded(problem.value) + caplog.text
    hidden = {form for secret in (SECRET, TOKEN) for form in forms(secret)}
    assert [form for form in hidden if form in shown] == []


def test_names_of_schemes_are_no_secrets() -> None:
    """What a server says of them can be read."""
    answer = {"status": 401, "body": '{"message": "Bearer token expected, not Basic"}'}
    with serve([answer]) as script, pytest.raises(errors.AuthenticationError, match="Bearer token expected, not Basic"):
        SAMPLE.call("sync", {"endpoint": script.endpoint, "token": SECRET}, lambda c: c.tools.get_tool(tool_id="1"))
