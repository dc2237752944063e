"""Nothing that is printed, logged or kept in an exception contains a secret."""

import logging
import traceback
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, quote_plus, urlencode

import fernhill
import pytest
from fernhill import errors, models

from emitted.conftest import KEY, SECRET, Caller, Seen, Server

PASSWORD = "pass~word-of-ann"
SESSION = "session-key-of-ann"
USER = {"key": "", "secret": "", "username": "ann", "password": PASSWORD}
GIVEN = {"accounttype": 0, "email": "a@b.example", "username": "bob", "password": "hunter2-of-bob"}


def exception_chain(problem: BaseException | None) -> Iterator[BaseException]:
    """An exception and its causes."""
    while problem is not None:
        yield problem
        problem = problem.__cause__ or problem.__context__


def recorded(problem: BaseException) -> str:
    """What an error reporter would record: messages, attributes, and local variables of the runtime's frames.

    Arguments of the caller are left out; their names tell reporters which values to hide.
    """
    parts = []
    for error in exception_chain(problem):
        whole = traceback.TracebackException.from_exception(error, capture_locals=True)
        frames = [frame for frame in whole.stack if "/runtime/" in frame.filename and "/group" not in frame.filename]
        parts += [repr(error), str(error), repr(vars(error)), *(str(frame.locals) for frame in frames)]
    return "\n".join(parts)


def account(client: Any) -> Any:
    """A command with a password parameter."""
    return client.account.create_account(**GIVEN)


def repeating_server(seen: Seen) -> Any:
    """A server whose error repeats the request."""
    return 431, {"errorcode": 431, "errortext": f"invalid value {seen['password']} for parameter password"}


def hang_up(_: Seen) -> Any:
    """Close the connection without a response."""
    raise ConnectionAbortedError


def quoting_proxy(seen: Seen) -> Any:
    """A proxy whose error page quotes the request."""
    return 404, f'<html>Cannot fetch <a href="/client/api?{urlencode(seen)}">this</a></html>'.encode()


def quoting_server(seen: Seen) -> Any:
    """A server whose error quotes the request."""
    return 431, {"errorcode": 431, "errortext": f"bad request: /client/api?{urlencode(seen, quote_via=quote)}"}


ANSWERS = {
    "quoted in a page": quoting_proxy,
    "quoted in an error": quoting_server,
    "refused": repeating_server,
    "dropped": hang_up,
    "html": (502, b"<html>"),
    "shape": (200, b'{"a": {"secretkey": "server-secret", "x": []}, "b": {"password" : "server-\\"secret"}}'),
    "list": {"account": [{"secretkey": "server-secret"}] * 2},
}


@pytest.mark.parametrize("way", ["keys", "session"])
@pytest.mark.parametrize("kind", ANSWERS)
def test_errors_contain_no_secret(
    server: Server, call: Caller, caplog: pytest.LogCaptureFixture, kind: str, way: str
) -> None:
    """Neither messages, attributes, tracebacks nor the log contain one, whatever failed."""
    server.answers["createAccount"] = ANSWERS[kind]
    server.answers["login"] = {"sessionkey": SESSION}
    server.answers["logout"] = {}
    server.sessions.add(SESSION)
    server.headers["Set-Cookie"] = f"JSESSIONID={SESSION}; Path=/"
    caplog.set_level(logging.DEBUG)
    with pytest.raises(errors.Error) as problem:
        call(account, **(USER if way == "session" else {}))
    shown = recorded(problem.value) + caplog.text
    assert "createAccount" in shown
    sent = next(request for request in server.seen if request["command"] == "createAccount")
    secrets = [PASSWORD, SESSION, GIVEN["password"], KEY, SECRET, "server-", sent.get("signature", SECRET)]
    forms = {form(str(secret)) for secret in secrets for form in (str, quote, quote_plus)}
    assert [text for text in forms if text in shown] == []


def test_redirects_contain_no_secret(server: Server, call: Caller) -> None:
    """Their target repeats the query; the error's response has it without keys and signatures."""
    server.headers["Location"] = "/elsewhere?apiKey=a%20key&signature=c2lnbmVk&zone=z"
    server.answers["listZones"] = 302, b""
    with pytest.raises(errors.Redirected) as problem:
        call(lambda client: client.zone.list_zones().first())
    assert problem.value.response is not None
    assert problem.value.response.headers["location"] == "/elsewhere?apiKey=***&signature=***&zone=z"


@pytest.mark.parametrize("status", [401, 404])
def test_a_refused_login_is_shown_without_the_password(server: Server, call: Caller, status: int) -> None:
    """Its error has the response, in which the server may quote the password."""
    text = f"no user with {PASSWORD}"
    error = {"errorcode": status, "errortext": text} if status == 401 else text.encode()
    server.answers["login"] = status, error
    with pytest.raises(errors.Error, match=r"no user with \*\*\*") as problem:
        call(account, **USER)
    assert problem.value.response is not None
    assert PASSWORD not in recorded(problem.value)
    assert PASSWORD.encode() not in problem.value.response.body


def test_an_unreadable_login_response_is_not_shown(server: Server, call: Caller) -> None:
    """It may contain the session key."""
    server.answers["login"] = (200, b'{"loginresponse": {"sessionkey": "' + SESSION.encode() + b'"}, "more": 1}')
    with pytest.raises(errors.Error) as problem:
        call(account, **USER)
    assert SESSION not in recorded(problem.value)


def test_reprs_contain_no_secret(login: dict[str, Any]) -> None:
    """Neither those of clients nor those of their attributes."""
    from fernhill.runtime.calls import context_from  # noqa: PLC0415 - found through conftest
    from fernhill.runtime.protocol.interface import find_operation, serialize_unchecked  # noqa: PLC0415

    clients = fernhill.Client(**login), fernhill.AsyncClient(**login)
    auth = context_from(login).client.auth
    params = {"password": SECRET, "details": {"root_passwd": SECRET, "color": "green"}, "keyword": "shown"}
    sent = auth.sign(serialize_unchecked(find_operation("registerTemplate"), params))
    for made in (*clients, auth, sent, fernhill.HttpResponse(200, {}, SECRET.encode(), {"JSESSIONID": SECRET})):
        assert SECRET not in repr(made)
        assert KEY not in repr(made)
    assert "green" in repr(sent)
    assert "shown" in repr(sent)


def test_models_hide_passwords_in_repr(server: Server, call: Caller) -> None:
    """A generated password is an attribute, but is not printed."""
    from rich.pretty import pretty_repr  # noqa: PLC0415

    details = {"rootPassword": SECRET, "list": [{"sshToken": SECRET}], "colour": "green"}
    machine = {"id": "m", "name": "web", "details": details}
    server.answers["listVirtualMachines"] = {"virtualmachine": [machine]}
    found = call(lambda c: c.virtual_machine.list_virtual_machines().one())
    assert isinstance(found, models.VirtualMachine)
    assert found.details == details
    for text in (repr(found), pretty_repr(found)):
        assert SECRET not in text
        assert "green" in text
