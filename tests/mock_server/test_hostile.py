"""Whatever is sent, the server responds and keeps running, without status 500 and without a traceback."""

import json
import socket
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_server.conftest import FORM, Start, Wire
from slatebind.mock import MockServer

JSON = "application/json;charset=UTF-8"


@pytest.mark.parametrize("query", ["%", "command=%zz", "a=%4", "%c3%28=1", "command=%ff", "a=%ed%a0%80"])
def test_bad_escapes(shared: Wire, query: str) -> None:
    """Text that cannot be decoded is rejected, in the query and in a form."""
    for reply in (
        shared.raw("GET", f"/client/api?{query}"),
        shared.raw("POST", body=query.encode(), headers={"Content-Type": FORM}),
    ):
        assert (reply.status, reply.inner["errorcode"], reply.key) == (430, 430, "errorresponse")


def test_a_long_query(shared: Wire) -> None:
    """A query that is too long is rejected; the same parameters are accepted as a form."""
    params = shared.signed("listZones", keyword="x" * 9000)
    assert shared.raw("GET", f"/client/api?{urlencode(params)}").status == 414
    assert shared.post("listZones", other="x" * 100_000).status == 200


def test_a_huge_form(shared: Wire) -> None:
    """It is rejected, with a response that the client can read."""
    reply = shared.raw("POST", body=b"a=" + b"x" * 5_000_000, headers={"Content-Type": FORM})
    assert reply.status == 413


def test_very_many_parameters(shared: Wire) -> None:
    """They are rejected."""
    reply = shared.raw("POST", body=b"a=1&" * 6000, headers={"Content-Type": FORM})
    assert reply.status == 430


@pytest.mark.parametrize("kind", ["", "application/json", "multipart/form-data; boundary=x", "text/plain", "\xff"])
def test_other_bodies(shared: Wire, kind: str) -> None:
    """A body that is not a form is ignored, so the request is not authenticated."""
    body = urlencode(shared.signed("listZones")).encode()
    assert shared.raw("POST", "/client/api?response=json", body, {"Content-Type": kind}).status == 401


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "BREW"])
def test_other_methods(shared: Wire, method: str) -> None:
    """Only GET and POST are supported."""
    assert shared.raw(method).status == 405


@pytest.mark.parametrize("path", ["/other", "/client", "/client/apis", "/client/../etc/passwd", "//"])
def test_other_paths(shared: Wire, path: str) -> None:
    """Only the endpoint, everything below it, and the root are supported."""
    assert shared.raw("GET", path).status == 404
    for served in ("/", "/client/api", "/client/api/", "/client/api/anything", "/client/api/v1/listZones"):
        assert shared.raw("GET", f"{served}?{urlencode(shared.signed('listZones'))}").status == 200


@given(st.binary(max_size=200), st.booleans())
def test_any_bytes(shared: Wire, data: bytes, in_query: bool) -> None:
    """Unsigned random bytes, as a query or a form, get a response of the API."""
    if in_query:
        text = "".join(chr(byte) if 32 < byte < 127 and chr(byte) not in "#" else f"%{byte:02x}" for byte in data)
        reply = shared.raw("GET", f"/client/api?{text}&response=json")
    else:
        reply = shared.raw("POST", "/client/api?response=json", data, {"Content-Type": FORM})
    assert reply.status in (401, 430, 531)
    assert reply.inner["errorcode"] == reply.status or reply.status == 430


NAMES = st.one_of(
    st.sampled_from(["id", "page", "pagesize", "keyword", "zoneid", "details[0].a", "ids", "from", "name", "startvm"]),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12),
)
TEXTS = st.one_of(
    st.sampled_from(["-1", "0", "9" * 30, "true", "{}", "%s{0}", "../x", "2026-02-03", "a,b,,c"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
)
COMMANDS = ["listVirtualMachines", "deployVirtualMachine", "createNetwork", "archiveEvents", "createTags", "listZones"]


@given(st.sampled_from([*COMMANDS, "queryAsyncJobResult", "login", "logout"]), st.dictionaries(NAMES, TEXTS))
def test_any_signed_parameters(shared: Wire, command: str, params: dict[str, str]) -> None:
    """The command is executed or rejected with an error of the API."""
    given_names = {"command", "response", "apikey", "signature", "signatureversion", "expires", "sessionkey", "secret"}
    params = {name: value for name, value in params.items() if name.lower() not in given_names}
    reply = shared.post(command, **params)
    assert reply.status in (200, 430, 431, 531)
    assert reply.headers["content-type"] == JSON
    assert isinstance(json.loads(reply.body), dict)


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02\r\n\r\n", b"GET\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00", b"GET /" + b"x" * 200_000]
)
def test_invalid_http(shared: Wire, data: bytes) -> None:
    """It is rejected, and other clients are served."""
    host, _, port = urlsplit(shared.server.endpoint).netloc.partition(":")
    with socket.create_connection((host, int(port))) as connection:
        connection.sendall(data)
        connection.settimeout(10)
        with suppress(ConnectionResetError):
            assert connection.recv(20).startswith(b"HTTP/1.1 400")
    assert shared.get("listZones").status == 200


def test_a_client_that_hangs_up(start: Start, caplog: pytest.LogCaptureFixture) -> None:
    """Before the end of its form or before the response; other clients are served."""
    wire = start(faults=["slow=0.5:0.05"])
    host, _, port = urlsplit(wire.server.endpoint).netloc.partition(":")
    for data in (
        b"POST /client/api HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\na=",
        b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
    ):
        for _ in range(5):
            with socket.create_connection((host, int(port))) as connection:
                connection.sendall(data)
    assert wire.get("listZones").status == 200
    assert not caplog.records


def test_a_hostile_spec(tmp_path: Path) -> None:
    """Names in the spec may be any text; they are only data."""
    nasty = 'a{0.__class__}%s"<b>\n\u202e'
    spec = {
        "slatebind": 1,
        "api": {"name": nasty, "protocol": "cloudstack", "endpoint": "nonsense"},
        "groups": [{"name": "g"}],
        "commands": [
            {"name": f"list{nasty}", "group": "g", "response": {"shape": "list", "model": nasty}},
            {"name": "createLoop", "group": "g", "response": {"shape": "object", "model": "Loop"}},
            {"name": "list", "group": "g", "response": {"shape": "list"}},
            {"name": "7", "group": "g", "params": [{"name": "id", "type": "any", "required": True}]},
        ],
        "models": [
            {"name": nasty, "fields": [{"name": nasty, "type": "string"}, {"name": "{}", "type": "url"}]},
            {
                "name": "Loop",
                "fields": [{"name": "loop", "type": "list", "items": "Loop"}, {"name": "loopid", "type": "uuid"}],
            },
        ],
    }
    path = tmp_path / "hostile.yaml"
    path.write_text(json.dumps(spec), encoding="utf-8")
    with MockServer(path) as server:
        wire = Wire(server)
        for command in (f"list{nasty}", "createLoop", "list", "7"):
            for form in ("json", "xml"):
                assert wire.post(command, response=form, id="1").status == 200
