"""Login with user name and password: sessions are created, renewed and closed."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import fernhill
import pytest
from fernhill import errors

from emitted.conftest import Caller, Seen, Server

USER = {"key": "", "secret": "", "username": "ann", "password": "pass~&word", "domain": "root/sub"}


@pytest.fixture
def sessions(server: Server) -> list[str]:
    """The sessions that were created: s1, s2, ..."""
    begun: list[str] = []

    def login(seen: Seen) -> Any:
        if seen["password"] != USER["password"]:
            return 531, {"errorcode": 531, "errortext": "Failed to authenticate user"}
        begun.append(f"s{len(begun) + 1}")
        server.sessions.add(begun[-1])
        server.headers["Set-Cookie"] = f"JSESSIONID={begun[-1]}; Path=/client; HttpOnly"
        return {"sessionkey": begun[-1], "userid": "u", "timeout": 1800}

    def logout(seen: Seen) -> Any:
        server.sessions.discard(seen["sessionkey"])
        return {"description": "success"}

    server.answers.update(login=login, logout=logout, listZones={"zone": [{"id": "z"}]})
    return begun


def zones(client: Any) -> Any:
    """A call that needs a session."""
    return client.zone.list_zones().all()


def test_a_session_is_created_used_and_closed(server: Server, call: Caller, sessions: list[str]) -> None:
    """One login by POST; key and cookie with every request and no signature; a logout at the end."""
    assert call(zones, **USER)[0].id == "z"
    login, listed, logout = server.seen
    assert (login.method, login["username"], login["domain"], "?" in login.path) == ("POST", "ann", "root/sub", False)
    assert "signature" not in listed
    assert (listed["sessionkey"], listed.headers["cookie"]) == ("s1", "JSESSIONID=s1")
    assert logout["command"] == "logout"
    assert server.sessions == set()


def test_an_expired_session_is_renewed_once(server: Server, call: Caller, sessions: list[str]) -> None:
    """For any command, since the server rejects the request before it reads the command."""
    server.answers["createSecurityGroup"] = {"securitygroup": {"id": "g"}}

    def forget(client: Any) -> Any:
        server.sessions.clear()
        return client

    def twice(client: Any) -> Any:
        if call.kind == "sync":
            zones(client)
            return forget(client).security_group.create_security_group(name="x")

        async def both() -> Any:
            await zones(client)
            return await forget(client).security_group.create_security_group(name="x")

        return both()

    assert call(twice, **USER).id == "g"
    assert sessions == ["s1", "s2"]


def test_a_session_that_is_never_accepted(server: Server, call: Caller, sessions: list[str]) -> None:
    """A server that rejects every session is an error after the second attempt, not a loop."""
    server.answers["listZones"] = 401, {"errorcode": 401, "errortext": "unable to verify user credentials"}
    with pytest.raises(errors.AuthenticationError):
        call(zones, **USER)
    assert sessions == ["s1", "s2"]


def test_a_wrong_password(server: Server, call: Caller, sessions: list[str]) -> None:
    """The server's error is raised, without the password."""
    with pytest.raises(errors.PermissionDenied, match=r"^login: 531 Failed to authenticate user$"):
        call(zones, **{**USER, "password": "wrong"})
    assert server.commands() == ["login"]


def test_concurrent_calls_log_in_once(server: Server, login: dict[str, Any], sessions: list[str]) -> None:
    """The first call logs in for all, so that no session is left open when the client is closed."""
    with fernhill.Client(**{**login, **USER}) as client, ThreadPoolExecutor(8) as pool:
        assert [found[0].id for found in pool.map(zones, [client] * 24)] == ["z"] * 24

    async def main() -> None:
        async with fernhill.AsyncClient(**{**login, **USER}) as client:
            await asyncio.gather(*(zones(client) for _ in range(50)))

    asyncio.run(main())
    assert sessions == ["s1", "s2"]
    assert server.sessions == set()


def test_concurrent_calls_with_a_wrong_password(server: Server, login: dict[str, Any], sessions: list[str]) -> None:
    """One login fails for all waiting calls, so that the account is not locked; a later call tries again."""
    wrong = {**login, **USER, "password": "wrong"}

    async def main() -> None:
        async with fernhill.AsyncClient(**wrong) as client:
            found = await asyncio.gather(*(zones(client) for _ in range(50)), return_exceptions=True)
            assert {type(error) for error in found} == {errors.PermissionDenied}
            assert len({id(error) for error in found}) == 50
            with pytest.raises(errors.PermissionDenied):
                await zones(client)

    asyncio.run(main())
    assert server.commands() == ["login"] * 2


def test_a_cancelled_login(server: Server, login: dict[str, Any], sessions: list[str]) -> None:
    """The next of the waiting calls logs in."""
    hold = threading.Event()
    begin = server.answers["login"]
    server.answers["login"] = lambda seen: (hold.wait(10) and {} if len(server.seen) == 1 else None) or begin(seen)

    async def main() -> None:
        async with fernhill.AsyncClient(**{**login, **USER}) as client:
            first, second = (asyncio.ensure_future(zones(client)) for _ in range(2))
            while not server.seen:
                await asyncio.sleep(1)
            first.cancel()
            with pytest.raises(asyncio.CancelledError):
                await first
            assert (await asyncio.wait_for(second, 20))[0].id == "z"

    try:
        asyncio.run(main())
    finally:
        hold.set()
    assert server.commands()[:3] == ["login", "login", "listZones"]


def test_a_login_without_a_session(server: Server, call: Caller) -> None:
    """A response without a session key is an error."""
    server.answers["login"] = {"userid": "u"}
    with pytest.raises(errors.UnexpectedResponse, match="no session key"):
        call(zones, **USER)
