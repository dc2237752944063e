"""Authentication: signatures, their expiry, and sessions."""

from datetime import UTC, datetime, timedelta
from urllib.parse import quote_plus, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_server.conftest import FORM, Reply, Start, Wire, digest

UNVERIFIED = "unable to verify user credentials and/or request signature"


def expires(**later: float) -> str:
    """A time in the format of requests."""
    return (datetime.now(UTC) + timedelta(**later)).strftime("%Y-%m-%dT%H:%M:%S%z")


VALUES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


@given(VALUES, VALUES)
def test_any_value_can_be_signed(shared: Wire, keyword: str, other: str) -> None:
    """A request signed by the rules is accepted, whatever its values, as a query and as a form."""
    assert shared.get("listZones", keyword=keyword, other=other).status == 200
    assert shared.post("listZones", keyword=keyword, other=other).status == 200


@pytest.mark.parametrize("value", ["~", "a b", "a+b", "*", "/", "ü", "%7e", "a&b=c", "\U0001f600"])
def test_special_characters(shared: Wire, value: str) -> None:
    """Characters that clients often encode differently are accepted if they are encoded as in Java."""
    assert shared.get("listZones", keyword=value).status == 200


def send_with_signature_of(wire: Wire, text: str, params: dict[str, str]) -> Reply:
    """The response to a request with the signature of ``text``."""
    signed = {**params, "signature": digest(text.lower(), wire.server.secret)}
    return wire.raw("GET", f"/client/api?{urlencode(signed)}")


def test_tildes_have_to_be_escaped(shared: Wire) -> None:
    """Java's encoder escapes the tilde and keeps the asterisk; other signatures are rejected."""
    params = {"apiKey": shared.server.key, "command": "listZones", "keyword": "~*", "response": "json"}
    start = f"apikey={shared.server.key}&command=listzones&keyword="
    assert send_with_signature_of(shared, f"{start}%7e*&response=json", params).status == 200
    assert send_with_signature_of(shared, f"{start}~*&response=json", params).error == (401, 401, UNVERIFIED)
    assert send_with_signature_of(shared, f"{start}%7e%2a&response=json", params).error == (401, 401, UNVERIFIED)


def test_names_are_sorted_with_their_case(shared: Wire) -> None:
    """``details[0].KeyB`` comes before ``details[0].a``; sorting without regard to case gives an invalid signature."""
    names = {"details[0].a": "1", "details[0].KeyB": "2"}
    assert shared.get("listZones", **names).status == 200
    params = {"command": "listZones", "response": "json", "apiKey": shared.server.key, **names}
    text = "&".join(f"{name}={params[name]}" for name in sorted(params, key=str.lower))
    assert send_with_signature_of(shared, text, params).status == 401


def test_the_escaping_in_the_request_does_not_matter(shared: Wire) -> None:
    """The server decodes the values and encodes them again to compute the signature."""
    params = shared.signed("listZones", keyword="a b~*")
    lavish = "&".join(f"{name}={''.join(f'%{byte:02x}' for byte in v.encode())}" for name, v in params.items())
    frugal = "&".join(f"{name}={quote_plus(value, safe='~*[]')}" for name, value in params.items())
    assert shared.raw("GET", f"/client/api?{lavish}").status == 200
    assert shared.raw("GET", f"/client/api?{frugal}").status == 200


@pytest.mark.parametrize("wrong", [{"secret": "other"}, {"apiKey": "other"}, {"apiKey": ""}])
def test_unknown_keys(shared: Wire, wrong: dict[str, str]) -> None:
    """A wrong secret and an unknown key give the same error, in the envelope of the command."""
    reply = shared.get("listZones", **wrong)
    assert reply.error == (401, 401, UNVERIFIED)
    assert (reply.key, reply.inner["uuidList"]) == ("listzonesresponse", [])


def test_changed_requests(shared: Wire) -> None:
    """A request with other parameters than the signed ones, or without a signature, is rejected."""
    params = shared.signed("listZones", keyword="a")
    assert shared.raw("GET", f"/client/api?{urlencode({**params, 'keyword': 'b'})}").status == 401
    del params["signature"]
    assert shared.raw("GET", f"/client/api?{urlencode(params)}").status == 401
    assert shared.raw("GET", "/client/api?response=json").key == "errorresponse"


def test_the_first_value_wins(shared: Wire) -> None:
    """Of a repeated parameter, also if it is in the query and in the form."""
    query = urlencode(shared.signed("listZones", keyword="nothing has this"))
    assert shared.raw("GET", f"/client/api?{query}&keyword=fern").inner == {}
    reply = shared.raw("POST", f"/client/api?{query}", b"keyword=fern", {"Content-Type": FORM})
    assert reply.inner == {}


def test_names_of_parameters_ignore_case(shared: Wire) -> None:
    """All but that of ``command``."""
    assert shared.get("listZones", KeyWord="fern-1").inner["count"] == 1
    reply = shared.get("listzones")
    assert reply.error[:2] == (432, 432)
    assert reply.key == "errorresponse"


@pytest.mark.parametrize("moment", ["2014-07-06T16:40:39+0000", "", "tomorrow", "2014-07-06T16:40:39"])
def test_expired_requests(shared: Wire, moment: str) -> None:
    """A time that is past or invalid is rejected; signature version 3 requires a time."""
    assert shared.get("listZones", signatureVersion="3", expires=moment).status == 401
    assert shared.get("listZones", signatureVersion="3", expires=expires(days=2)).status == 200


def test_a_strict_server(start: Start) -> None:
    """Every request has to expire within 15 minutes, and changing commands require POST."""
    wire = start(is_strict=True)
    assert wire.get("listZones").status == 401
    assert wire.get("listZones", expires=expires(minutes=20)).status == 401
    assert wire.get("listZones", expires=expires(minutes=10)).status == 200
    assert wire.get("deleteNetwork", expires=expires(minutes=10)).error[:2] == (405, 405)
    assert wire.post("deleteNetwork", expires=expires(minutes=10)).status == 431
    login = urlencode({"command": "login", "username": "admin", "password": "password", "response": "json"})
    assert wire.raw("GET", f"/client/api?{login}").status == 405


def test_a_server_that_is_not_strict(start: Start) -> None:
    """Every command can be sent as GET."""
    wire = start()
    network = wire.first("listNetworks", "network")
    assert wire.get("deleteNetwork", id=network["id"]).status == 200


def test_other_credentials(start: Start) -> None:
    """Credentials can be chosen, with any characters."""
    wire = start(key="a ~key", secret="a ~secret/+")
    assert wire.get("listZones").status == 200
    assert wire.get("listZones", apiKey="mock-api-key", secret="mock-secret-key").status == 401


class Session:
    """A session: its key and its cookies."""

    def __init__(self, wire: Wire, **changes: str) -> None:
        server = wire.server
        params = {"command": "login", "username": server.username, "password": server.password, "response": "json"}
        body = urlencode({**params, **changes}).encode()
        self.reply = wire.raw("POST", body=body, headers={"Content-Type": FORM})
        self.wire = wire
        self.key = self.reply.inner.get("sessionkey", "")
        cookie = self.reply.headers.get("set-cookie", "")
        self.cookies = "; ".join(part for part in cookie.replace(",", ";").split("; ") if part.startswith("JSESSION"))

    def call(self, command: str, *, key: str | None = None, cookies: str | None = None) -> int:
        """The status of a command sent within the session."""
        params = {"command": command, "response": "json", "sessionkey": self.key if key is None else key}
        headers = {"Cookie": self.cookies if cookies is None else cookies}
        return self.wire.raw("GET", f"/client/api?{urlencode(params)}", headers=headers).status


def test_sessions(start: Start) -> None:
    """A login gives a key and a cookie; both are required; a logout ends the session."""
    session = Session(start())
    assert session.reply.status == 200
    assert session.key
    assert session.call("listZones") == 200
    assert session.call("listZones", cookies="") == 401
    assert session.call("listZones", cookies=f"{session.cookies}; sessionkey=other") == 401
    assert session.call("listZones", key="") == 401
    assert session.call("listZones", key="other") == 401
    assert session.call("logout") == 200
    assert session.call("listZones") == 401


def test_sessions_are_independent(start: Start) -> None:
    """The key of one session is not valid with the cookie of another; a test can end all sessions."""
    wire = start()
    session, other = Session(wire), Session(wire)
    assert session.call("listZones", cookies=other.cookies) == 401
    wire.server.end_sessions()
    assert session.call("listZones") == other.call("listZones") == 401


@pytest.mark.parametrize("wrong", [{"password": "x"}, {"username": "x"}, {"username": "", "password": ""}])
def test_wrong_logins(start: Start, wrong: dict[str, str]) -> None:
    """They are rejected with status 531 as by the real server, not 401."""
    reply = Session(start(), **wrong).reply
    assert (reply.key, reply.status, reply.inner["errorcode"]) == ("loginresponse", 531, 531)
