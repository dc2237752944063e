"""The connection to the server: certificates, proxies, redirects, connection reuse."""

import asyncio
import base64
import contextlib
import gc
import re
import socket
import ssl
import threading
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import fernhill
import pytest
import trustme
from fernhill import errors

from emitted.conftest import Caller, Quiet, Seen, Server, handler

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


def zones(client: Any) -> Any:
    """Any call."""
    return client.zone.list_zones().all()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """A certificate for this machine from an unknown authority, with the authority's certificate and the key."""
    folder = tmp_path_factory.mktemp("tls")
    cert, key = folder / "cert.pem", folder / "key.pem"
    authority = trustme.CA()
    made = authority.issue_cert("localhost", "127.0.0.1")
    cert.write_bytes(b"".join(pem.bytes() for pem in (*made.cert_chain_pems, authority.cert_pem)))
    key.write_bytes(made.private_key_pem.bytes())
    return str(cert), str(key)


@pytest.fixture
def secure(certificate: tuple[str, str]) -> Iterator[Server]:
    """The same server over HTTPS; it asks for a client certificate but does not require one."""
    made = Server()
    made.answers["listZones"] = {"zone": [{"id": "z"}]}
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    context.load_verify_locations(certificate[0])
    context.verify_mode = ssl.CERT_OPTIONAL
    with Quiet(("127.0.0.1", 0), handler(made)) as running:
        running.socket = context.wrap_socket(running.socket, server_side=True)
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.001})
        thread.start()
        made.endpoint = f"https://localhost:{running.server_address[1]}/client/api"
        yield made
        running.shutdown()
        thread.join()


def test_unknown_certificates_are_not_trusted(secure: Server, call: Caller) -> None:
    """Nothing is sent to a server that cannot prove its identity; the error mentions TLS."""
    with pytest.raises(errors.TlsError, match=r"^listZones: .*certificate"):
        call(zones, endpoint=secure.endpoint)
    assert secure.seen == []


def test_trusted_certificates(secure: Server, call: Caller, certificate: tuple[str, str]) -> None:
    """``verify`` names them, and ``cert`` is sent to the server."""
    (found,) = call(zones, endpoint=secure.endpoint, verify=certificate[0], cert=certificate)
    assert found.id == "z"


@pytest.mark.parametrize("variable", ["REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"])
def test_trusted_certificates_of_the_environment(
    secure: Server, call: Caller, certificate: tuple[str, str], monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    """As other clients in Python find them; ``verify`` comes before the environment."""
    monkeypatch.delenv("REQUESTS_CA_BUNDLE", raising=False)
    monkeypatch.setenv(variable, certificate[0])
    assert call(zones, endpoint=secure.endpoint)[0].id == "z"
    assert call(zones, endpoint=secure.endpoint, verify=True)[0].id == "z"
    monkeypatch.setenv(variable, "/no/such/file.pem")
    assert call(zones, endpoint=secure.endpoint, verify=certificate[0])[0].id == "z"
    message = f"^{variable}: /no/such/file.pem cannot be loaded: No such file"
    with pytest.raises(errors.ConfigurationError, match=message):
        call(zones, endpoint=secure.endpoint)


def test_disabled_verification_warns(secure: Server, call: Caller) -> None:
    """It works, and warns at the line that creates the client."""
    with pytest.warns(errors.InsecureWarning, match="can read and change everything") as told:
        call(zones, endpoint=secure.endpoint, verify=False)
    assert told[0].filename.endswith("conftest.py")


def test_invalid_certificate_files(call: Caller, tmp_path: Path) -> None:
    """The error is raised before anything is sent."""
    with pytest.raises(errors.ConfigurationError, match=r"verify: .*none\.pem cannot be loaded: No such file"):
        call(zones, endpoint="https://localhost:1/", verify=str(tmp_path / "none.pem"))
    (tmp_path / "bad.pem").write_text("no certificate")
    with pytest.raises(errors.ConfigurationError, match=r"verify: .*bad\.pem cannot be loaded"):
        call(zones, endpoint="https://localhost:1/", verify=tmp_path / "bad.pem")
    with pytest.raises(errors.ConfigurationError, match=r"cert: .*bad\.pem and .*none\.pem cannot be loaded"):
        call(zones, endpoint="https://localhost:1/", cert=(tmp_path / "bad.pem", tmp_path / "none.pem"))


@pytest.mark.parametrize(
    ("endpoint", "why"),
    [
        ("http://cloud.example/client/api", "plain http to cloud.example are refused"),
        ("http://127.0.0.1.evil.example/", "are refused"),
        ("http://localhost.evil.example/", "are refused"),
        ("http://0x7f.1/", "are refused"),
        ("https://a..b/", "not an http or https URL"),
        ("https://cloud.example/ x", "not an http or https URL"),
        ("ftp://cloud.example/", "not an http or https URL"),
        ("cloud.example/client/api", "not an http or https URL"),
        ("https://", "not an http or https URL"),
        ("https://cloud.example:port/", "not an http or https URL"),
        ("https://user:password@cloud.example/", "cannot have a query"),
        ("https://cloud.example/client/api?x=y", "cannot have a query"),
        ("", "an endpoint is needed"),
    ],
)
def test_rejected_endpoints(call: Caller, endpoint: str, why: str) -> None:
    """Plain HTTP is limited to this machine, unless it is allowed."""
    with pytest.raises(errors.ConfigurationError, match=why):
        call(zones, endpoint=endpoint)


def test_plain_http_can_be_allowed() -> None:
    """By an explicit option."""
    fernhill.Client(endpoint="http://cloud.example/", key="k", secret="s", allow_http=True).close()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_not_followed(server: Server, call: Caller, status: int) -> None:
    """They would send the credentials to an arbitrary server."""
    server.headers["Location"] = server.endpoint
    server.answers["listZones"] = status, b""
    with pytest.raises(errors.Redirected, match=f"HTTP {status}"):
        call(zones)
    assert len(server.seen) == 1


@pytest.mark.parametrize(
    "sent", [b"", b"HTTP/1.1 200", HEAD, HEAD + b"Content-Length: 9", HEAD + b"Content-Length: 9\r\n"]
)
def test_responses_that_end_early(call: Caller, sent: bytes) -> None:
    """A connection that is closed within the status line or the headers is lost."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(sent)

        thread = threading.Thread(target=serve)
        thread.start()
        with pytest.raises(errors.ConnectionFailed):
            call(zones, endpoint=f"http://127.0.0.1:{listener.getsockname()[1]}/", retries=0)
        thread.join()


def test_nothing_listens(call: Caller) -> None:
    """A port without a listener raises Unreachable, which is a ConnectionError of Python as well."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        endpoint = f"http://127.0.0.1:{unused.getsockname()[1]}/"
        with pytest.raises(errors.Unreachable, match=r"^listZones: .*refused") as problem:
            call(zones, endpoint=endpoint, retries=1)
    assert isinstance(problem.value, ConnectionError)
    assert "apiKey" not in str(problem.value)


def test_closed_connections_are_no_unreachable_servers(server: Server, call: Caller) -> None:
    """If the server hangs up, it may have received the request."""

    def hang_up(_: Any) -> Any:
        raise ConnectionAbortedError

    server.answers["createSecurityGroup"] = hang_up
    with pytest.raises(errors.ConnectionFailed) as problem:
        call(lambda c: c.security_group.create_security_group(name="x"))
    assert not isinstance(problem.value, errors.Unreachable)


def test_unknown_host_names(call: Caller) -> None:
    """The host name is in the error, the key is not."""
    with pytest.raises(errors.Unreachable, match=r"^listZones: ") as problem:
        call(zones, endpoint="https://no-such-host.invalid/client/api", retries=0)
    assert "a key" not in str(problem.value)


@pytest.fixture
def proxy(server: Server) -> Iterator[Any]:
    """A proxy that responds itself; ``asked`` contains the requests."""

    class Proxy(BaseHTTPRequestHandler):
        asked: list[tuple[str, str | None]] = []  # noqa: RUF012 - a new list for each test

        def do_GET(self) -> None:
            self.asked.append((self.path.partition("?")[0], self.headers.get("Proxy-Authorization")))
            body = b'{"listzonesresponse": {"zone": [{"id": "proxied"}]}}'
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with Quiet(("127.0.0.1", 0), Proxy) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.001})
        thread.start()
        Proxy.url = f"http://ann:secret@127.0.0.1:{running.server_address[1]}"  # type: ignore[attr-defined]
        yield Proxy
        running.shutdown()
        thread.join()


def test_configured_proxy(call: Caller, proxy: Any) -> None:
    """Requests use it, with the user in its URL."""
    (found,) = call(zones, endpoint="http://cloud.invalid/client/api", allow_http=True, proxy=proxy.url)
    assert found.id == "proxied"
    assert proxy.asked == [("http://cloud.invalid/client/api", "Basic YW5uOnNlY3JldA==")]


class Tunnel(BaseHTTPRequestHandler):
    """A proxy that connects its clients to any server on this machine; ``asked`` contains what it was asked for."""

    asked: list[tuple[str, str | None]]

    def do_CONNECT(self) -> None:
        """Pass bytes on in both directions until one side has ended."""
        self.asked.append((self.path, self.headers.get("Proxy-Authorization")))
        with socket.create_connection(("127.0.0.1", int(self.path.rpartition(":")[2]))) as server:
            self.send_response(200)
            self.end_headers()
            back = threading.Thread(target=self._pass_on, args=(server, self.connection))
            back.start()
            self._pass_on(self.connection, server)
            back.join()
        self.close_connection = True

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                target.sendall(data)
            target.shutdown(socket.SHUT_RDWR)

    def log_message(self, *_: object) -> None:
        """Print nothing."""


@pytest.fixture(params=["http", "https"])
def tunnel(request: pytest.FixtureRequest, certificate: tuple[str, str]) -> Iterator[Any]:
    """A proxy that opens tunnels, itself reached over HTTP or HTTPS."""
    made = type("Made", (Tunnel,), {"asked": []})
    with Quiet(("127.0.0.1", 0), made) as running:
        if request.param == "https":
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            running.socket = context.wrap_socket(running.socket, server_side=True)
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.001})
        thread.start()
        made.url = f"{request.param}://ann:se%3Acret@localhost:{running.server_address[1]}"  # type: ignore[attr-defined]
        yield made
        running.shutdown()
        thread.join()


@pytest.mark.parametrize("status", ["407 Proxy Authentication Required", "502 Bad Gateway"])
def test_proxies_that_refuse(call: Caller, status: str) -> None:
    """The error says what the proxy said."""

    class Refusing(BaseHTTPRequestHandler):
        def do_CONNECT(self) -> None:
            code, _, reason = status.partition(" ")
            self.send_response(int(code), reason)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with Quiet(("127.0.0.1", 0), Refusing) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.001})
        thread.start()
        proxy = f"http://127.0.0.1:{running.server_address[1]}"
        with pytest.raises(errors.ConnectionFailed, match=f"^listZones: the proxy .*: {status}$"):
            call(zones, endpoint="https://cloud.invalid/", proxy=proxy, retries=0)
        running.shutdown()
        thread.join()


def test_encrypted_connections_through_a_proxy(
    secure: Server, call: Caller, certificate: tuple[str, str], tunnel: Any
) -> None:
    """The proxy only sees the name of the server."""
    (found,) = call(zones, endpoint=secure.endpoint, verify=certificate[0], proxy=tunnel.url)
    assert found.id == "z"
    host = secure.endpoint.partition("//")[2].partition("/")[0]
    assert tunnel.asked == [(host, "Basic " + base64.b64encode(b"ann:se:cret").decode())]
    assert len(secure.seen) == 1


@pytest.mark.parametrize("source", ["setting", "environment"])
def test_proxies_as_they_are_written(call: Caller, proxy: Any, monkeypatch: pytest.MonkeyPatch, source: str) -> None:
    """Credentials in a URL are percent-encoded; without a scheme, a proxy is an http one."""
    far: dict[str, Any] = {"endpoint": "http://cloud.invalid/client/api", "allow_http": True}
    host = proxy.url.rpartition("@")[2]
    written = [f"http://a%40b:se%3Acret%2F@{host}", host, f"a%40b:se%3Acret%2F@{host}"]
    for url in written:
        if source == "environment":
            monkeypatch.setenv("http_proxy", url)
            assert call(zones, **far)[0].id == "proxied"
        else:
            assert call(zones, **far, proxy=url)[0].id == "proxied"
    expected = "Basic " + base64.b64encode(b"a@b:se:cret/").decode()
    assert [credentials for _, credentials in proxy.asked] == [expected, None, expected]


def test_proxy_of_the_environment(server: Server, call: Caller, proxy: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is used, except for hosts in NO_PROXY, for an empty proxy setting, and for this machine."""
    far = {"endpoint": "http://cloud.invalid/client/api", "allow_http": True, "retries": 0}
    monkeypatch.setenv("http_proxy", proxy.url)
    monkeypatch.setenv("no_proxy", "other.invalid")
    assert call(zones, **far)[0].id == "proxied"
    for given in ({"proxy": ""}, {}):
        with pytest.raises(errors.ConnectionFailed):
            call(zones, **far, **given)
        monkeypatch.setenv("no_proxy", "cloud.invalid")
    monkeypatch.delenv("no_proxy")
    server.answers["listZones"] = {}
    assert call(zones) == []
    assert len(proxy.asked) == 1


@pytest.mark.parametrize(
    ("proxy", "why"),
    [
        ("http://proxy.example:3128", "over plain http to proxy.example are refused"),
        ("proxy.example:3128", "over plain http to proxy.example are refused"),
        ("proxy example:3128", "proxy 'http://proxy example:3128' is not an http or https URL"),
        ("socks5://user:hidden@proxy.example", "proxy is not an http or https URL"),
        ("http://[::1", "is not an http or https URL"),
    ],
)
def test_rejected_proxies(call: Caller, proxy: str, why: str) -> None:
    """A proxy on another machine could read plain HTTP."""
    with pytest.raises(errors.ConfigurationError, match=re.escape(why)) as problem:
        call(zones, proxy=proxy)
    assert "hidden" not in str(problem.value)


def test_all_names_of_this_machine() -> None:
    """Every loopback address and name counts as this machine."""
    for host in ("localhost", "LOCALHOST:8080", "127.0.0.1", "127.1.2.3:1", "[::1]:8080"):
        fernhill.Client(endpoint=f"http://{host}/", key="k", secret="s").close()


def test_threads_share_a_client(server: Server, login: dict[str, Any]) -> None:
    """With eight threads, every call gets its own response, over a few reused connections."""
    server.answers["listZones"] = lambda seen: {"zone": [{"id": seen["id"]}]}

    def ask(number: int) -> str | None:
        return client.zone.list_zones(id=str(number)).one().id

    with fernhill.Client(**login) as client, ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, range(200))) == [str(number) for number in range(200)]


def test_tasks_share_a_client_and_may_be_cancelled(server: Server, login: dict[str, Any]) -> None:
    """A cancelled call leaves the client usable and no connection open."""
    hold = threading.Event()
    server.answers["listZones"] = lambda seen: hold.wait(5) and {} if seen["id"] == "slow" else {"zone": [dict(seen)]}

    async def main() -> None:
        async with fernhill.AsyncClient(**login) as client:
            slow = asyncio.ensure_future(client.zone.list_zones(id="slow").all())
            while not server.seen:
                await asyncio.sleep(1)
            slow.cancel()
            with pytest.raises(asyncio.CancelledError):
                await slow
            found = await asyncio.gather(*(client.zone.list_zones(id=str(n)).one() for n in range(100)))
            assert [item.id for item in found] == [str(n) for n in range(100)]

    try:
        asyncio.run(main())
    finally:
        hold.set()


def test_closing_a_client(server: Server, call: Caller, login: dict[str, Any]) -> None:
    """Using a closed client is an error; closing it twice or unused is not; the garbage collector finds nothing."""
    server.answers["listZones"] = {}
    client = fernhill.Client(**login)
    client.zone.list_zones().all()
    client.close()
    client.close()
    with pytest.raises(errors.ConfigurationError, match="the client is closed"):
        client.zone.list_zones().all()
    assert call(lambda c: c.endpoint if False else 1) == 1
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        del client
        gc.collect()


def test_an_async_client_belongs_to_its_loop(server: Server, login: dict[str, Any]) -> None:
    """Using it in another event loop raises an error instead of hanging."""
    server.answers["listZones"] = {}
    client = fernhill.AsyncClient(**login)

    async def use() -> Any:
        return await client.zone.list_zones().all()

    async def use_and_close() -> None:
        with pytest.raises(errors.ConfigurationError, match="another event loop"):
            await use()

    first = asyncio.new_event_loop()
    first.run_until_complete(use())
    asyncio.run(use_and_close())
    first.run_until_complete(client.close())
    first.close()


def test_clients_name_their_spec(login: dict[str, Any]) -> None:
    """Both clients of a package name the same spec."""
    assert fernhill.Client.spec_version == fernhill.AsyncClient.spec_version
    assert len(fernhill.Client.spec_version) == 12


def test_with_options_shares_connections(server: Server, login: dict[str, Any]) -> None:
    """Some calls use other options; the client keeps its own."""
    server.answers["listZones"] = lambda seen: Seen(seen) and {}
    with fernhill.Client(**login) as client:
        client.with_options(page_size=7).zone.list_zones().all()
        client.zone.list_zones().all()
    assert [request["pagesize"] for request in server.seen] == ["7", "500"]
