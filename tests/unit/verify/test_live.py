"""A live server: asked in the way that emitted clients ask it, for nothing but what reads, without showing secrets."""

import http.server
import json
import socket
import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from command_line import Done, run_here
from slatebind.files import UnreadableError
from slatebind.mock import MockServer
from slatebind.project.steps import dump_spec, load_spec
from slatebind.rendering.targets.target import shipped_folder
from slatebind.spec.model import Auth
from slatebind.verify.documents import fetch_document
from unit.verify.test_list_apis import SPEC
from unit.verify.test_openapi import DOCUMENT
from unit.verify.test_openapi import SPEC as REST

TOKEN = "the-token-of-a-client"
KEY, SECRET = "the-key-of-a-user", "the-secret-of-a-user"


@pytest.fixture
def requests() -> list[tuple[str, str | None]]:
    """The method and command of each request that the server got."""
    return []


@pytest.fixture
def server(requests: list[tuple[str, str | None]]) -> Iterator[MockServer]:
    """A CloudStack server that serves what the docs describe."""
    with MockServer(
        SPEC,
        key=KEY,
        secret=SECRET,
        on_request=lambda handled: requests.append((handled.request.method, handled.command)),
    ) as started:
        yield started


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The spec, and no settings."""
    (tmp_path / "spec.yaml").write_text(dump_spec(SPEC), encoding="utf-8")
    return tmp_path


def verify(folder: Path, *arguments: str, **variables: str) -> Done:
    """Run ``slatebind verify spec.yaml`` with an empty home folder."""
    done = run_here("verify", "spec.yaml", *arguments, cwd=folder, HOME=str(folder), **variables)
    assert SECRET not in done.out + done.err
    assert KEY not in done.out + done.err
    return done


def test_a_server_of_the_environment(project: Path, server: MockServer, requests: list[tuple[str, str | None]]) -> None:
    """The server is asked for its commands and its version, and for nothing else."""
    done = verify(project, "--kind", "server", **server.environment)
    assert done.code == 0, done.err
    assert requests == [("GET", "listApis"), ("GET", None)]
    assert f"of the server ({server.endpoint})" in done.err
    assert not list((shipped_folder() / "python" / "runtime").rglob("__pycache__"))


def test_a_server_of_a_profile(project: Path, server: MockServer) -> None:
    """Profiles are those of the files of ``cs`` and CloudMonkey."""
    text = f"[production]\nendpoint = {server.endpoint}\nkey = {KEY}\nsecret = {SECRET}\nusername = x\npassword = y\n"
    (project / "cloudstack.ini").write_text(text, encoding="utf-8")
    assert verify(project, "--profile", "production").code == 0
    missing = verify(project, "--profile", "staging")
    assert (missing.code, "no profile 'staging'" in missing.err) == (2, True)


def test_an_address(project: Path, server: MockServer) -> None:
    """The address of the command line, with the keys of the environment."""
    others = {name: text for name, text in server.environment.items() if "ENDPOINT" not in name}
    assert verify(project, "--against", server.endpoint, **others).code == 0


def test_what_cannot_be_asked(project: Path, server: MockServer, requests: list[tuple[str, str | None]]) -> None:
    """Wrong keys, no keys, nobody there: exit code 2 and the reason. Nobody logs in."""
    refused = verify(project, "--kind", "server", **{**server.environment, "CLOUDSTACK_SECRET": "wrong-secret"})
    assert (refused.code, "listApis: 401" in refused.err) == (2, True)
    requests.clear()
    login = {"CLOUDSTACK_ENDPOINT": server.endpoint, "CLOUDSTACK_USERNAME": "admin", "CLOUDSTACK_PASSWORD": "password"}
    assert "verify does not log in" in verify(project, "--kind", "server", **login).err
    assert "no server is configured" in verify(project, "--kind", "server").err
    assert requests == []
    nobody = {**server.environment, "CLOUDSTACK_ENDPOINT": "http://127.0.0.1:9/client/api"}
    assert verify(project, "--kind", "server", **nobody).code == 2


def test_an_address_of_the_configuration(
    project: Path, server: MockServer, requests: list[tuple[str, str | None]]
) -> None:
    """Whoever wrote slatebind.toml does not decide where the user's credentials go."""
    text = f'[[spec]]\nfile = "spec.yaml"\n[[verify]]\nagainst = "{server.endpoint}"\n'
    (project / "slatebind.toml").write_text(text, encoding="utf-8")
    done = run_here("verify", cwd=project, HOME=str(project), **server.environment)
    assert (done.code, "requests to it would be signed" in done.err) == (2, True)
    assert requests == []
    text = '[[spec]]\nfile = "spec.yaml"\n[[verify]]\nkind = "server"\n'
    (project / "slatebind.toml").write_text(text, encoding="utf-8")
    assert run_here("verify", cwd=project, HOME=str(project), **server.environment).code == 0


@contextmanager
def answering(status: int, body: bytes, **headers: str) -> Iterator[tuple[str, list[Any]]]:
    """A server with one answer for everything; its address, and the headers of requests."""
    seen: list[Any] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append({":path": self.path, **self.headers})
            self.send_response(status)
            for name, text in headers.items():
                self.send_header(name, text)
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"]))
            seen.append({":path": self.path, ":body": sent.decode(), **self.headers})
            self.send_response(200 if self.path == "/token" else 404)
            self.end_headers()
            self.wfile.write(json.dumps({"access_token": TOKEN, "token_type": "Bearer"}).encode())

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=[0.001], daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", seen
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("status", "body", "headers"),
    [
        (200, b"<html>", {}),
        (200, b"{", {}),
        (200, b'{"listapisresponse": []}', {}),
        (200, b"\xff\xfe", {}),
        (302, b"", {"Location": "http://127.0.0.1:9/"}),
        (500, b"oops", {}),
    ],
)
def test_hostile_servers(project: Path, status: int, body: bytes, headers: dict[str, str]) -> None:
    """What is not an answer to listApis is an error, and redirects are not followed."""
    with answering(status, body, **headers) as (address, _):
        done = verify(project, "--against", address, CLOUDSTACK_KEY=KEY, CLOUDSTACK_SECRET=SECRET)
    assert done.code == 2
    assert "bug" not in done.err


def test_a_document_at_an_address(tmp_path: Path) -> None:
    """OpenAPI documents are fetched without credentials; what is secret in the address is not shown."""
    sample = Path(__file__).parents[3] / "spec" / "tallowmere.yaml"
    assert load_spec(str(sample)).spec is not None
    with answering(200, DOCUMENT.encode()) as (address, seen):
        url = f"{address}/openapi.yaml?token={SECRET}"
        done = run_here("verify", str(sample), "--against", url, "--format", "json", cwd=tmp_path)
    assert done.code == 1
    hints = {finding["hint"] for finding in json.loads(done.out)["diagnostics"]}
    assert any(f"{address}/openapi.yaml#/paths/~1trees/get" in hint for hint in hints)
    assert SECRET not in done.out + done.err
    assert not any("Authorization" in headers for headers in seen)


def test_http_apis_do_not_describe_themselves(tmp_path: Path) -> None:
    """There is no profile to ask."""
    sample = Path(__file__).parents[3] / "spec" / "tallowmere.yaml"
    done = run_here("verify", str(sample), "--kind", "server", cwd=tmp_path)
    assert (done.code, "give the URL of an OpenAPI document" in done.err) == (2, True)


@pytest.mark.parametrize("address", [f"http://me:{SECRET}@127.0.0.1:port/", f"http://127.0.0.1:1/a?b= {SECRET}"])
def test_what_is_not_an_address(address: str) -> None:
    """What is not the address of a server is said, without the parts of it that can be secret."""
    with pytest.raises(UnreadableError, match="this is not the URL of a server") as raised:
        fetch_document(address)
    assert SECRET not in str(raised.value)


def test_a_user_in_an_address_is_not_sent() -> None:
    """A document is fetched without credentials, those in its address included."""
    with answering(200, DOCUMENT.encode()) as (address, _):
        given = address.replace("http://", f"http://me:{SECRET}@")
        answer = fetch_document(given)
    assert answer.text == DOCUMENT
    assert SECRET not in answer.name


def test_an_answer_that_is_not_http() -> None:
    """A server of another protocol is reported, and nothing of what it says."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(10)
        thread = threading.Thread(target=_answer_once, args=(listening,))
        thread.start()
        with pytest.raises(UnreadableError, match="sent no complete HTTP response"):
            fetch_document(f"http://127.0.0.1:{listening.getsockname()[1]}/")
        thread.join(10)


def _answer_once(listening: socket.socket) -> None:
    with listening.accept()[0] as connection:
        connection.recv(65536)
        connection.sendall(b"220 mail.example ready\r\n\r\n")


def test_a_document_that_is_not_text() -> None:
    """Bytes that are not UTF-8 are said to be that."""
    with answering(200, b"\xff\xfe") as (address, _), pytest.raises(UnreadableError, match="the response is not UTF-8"):
        fetch_document(address)


@pytest.fixture
def documented(tmp_path: Path) -> Path:
    """The spec of an HTTP API."""
    (tmp_path / "spec.yaml").write_text(dump_spec(replace(REST, api=API)), encoding="utf-8")
    return tmp_path


API = replace(REST.api, auth=(Auth(scheme="header", name="X-Key", prefix="Token"),))


def fetched(folder: Path, address: str, *arguments: str, **variables: str) -> Done:
    """Run ``slatebind verify spec.yaml`` with a document at an address; no credential is shown."""
    variables = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), **variables}
    done = run_here("verify", "spec.yaml", "--against", f"{address}/openapi.yaml", *arguments, cwd=folder, **variables)
    assert SECRET not in done.out + done.err
    return done


@pytest.mark.parametrize(
    ("settings", "sent"),
    [
        ({"key": SECRET}, ("X-Key", f"Token {SECRET}")),
        ({"token": SECRET}, ("Authorization", f"Bearer {SECRET}")),
        (
            {"username": "me", "password": SECRET},
            ("Authorization", f"Basic {b64encode(f'me:{SECRET}'.encode()).decode()}"),
        ),
    ],
)
def test_credentials_for_a_document(documented: Path, settings: dict[str, str], sent: tuple[str, str]) -> None:
    """Those of the environment or of a profile are sent as a generated client sends them, in a single GET."""
    with answering(200, DOCUMENT.encode()) as (address, seen):
        text = "".join(f"{name} = {value}\n" for name, value in {"endpoint": address, **settings}.items())
        (documented / "orchard.ini").write_text(f"[production]\n{text}", encoding="utf-8")
        assert fetched(documented, address, "--profile", "production").code == 0
        variables = {f"ORCHARD_{name.upper()}": value for name, value in settings.items()}
        done = fetched(documented, address, "--kind", "server", **variables, ORCHARD_ENDPOINT=address)
        assert done.code == 0, done.err
        assert fetched(documented, address, **variables, ORCHARD_ENDPOINT=address).code == 0
    assert [headers.get(sent[0]) for headers in seen] == [sent[1], sent[1], None]


def test_a_key_in_the_query_for_a_document(documented: Path) -> None:
    """It is added to the address, and not shown if the server refuses it."""
    with answering(403, b"") as (address, seen):
        settings = {"ORCHARD_KEY": SECRET, "ORCHARD_KEY_QUERY": "api_key", "ORCHARD_ENDPOINT": address}
        done = fetched(documented, address, "--kind", "server", **settings)
        assert (done.code, f"{address}/openapi.yaml: the server answered with status 403\n" in done.err) == (2, True)
        assert "--profile, or --kind server, sends the credentials" in fetched(documented, address).err
    assert [headers[":path"] for headers in seen] == [f"/openapi.yaml?api_key={SECRET}", "/openapi.yaml"]


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        (
            {},
            "no credentials are configured: set ORCHARD_TOKEN, or what else the API needs, or name a profile of orch",
        ),
        ({"ORCHARD_TOKEN": SECRET}, "the credentials are for https://api.orchard.example/v1, and are not sent"),
        ({"ORCHARD_TOKEN": SECRET, "ORCHARD_ENDPOINT": "http://127.0.0.1:9"}, "are not sent to another server"),
        ({"ORCHARD_CLIENT_ID": "me", "ORCHARD_CLIENT_SECRET": SECRET}, "are not sent"),
    ],
)
def test_credentials_that_are_not_sent(documented: Path, variables: dict[str, str], said: str) -> None:
    """Those of another server, or that need more than a GET; nothing is asked without them."""
    with answering(200, DOCUMENT.encode()) as (address, seen):
        done = fetched(documented, address, "--kind", "server", **variables)
    assert (done.code, said in done.err, seen) == (2, True, [])


CLIENT = {"ORCHARD_CLIENT_ID": "me", "ORCHARD_CLIENT_SECRET": SECRET}


def test_a_token_for_a_document(documented: Path) -> None:
    """It is fetched as a generated client fetches it, once, where the user says, and the last line tells where."""
    with answering(200, DOCUMENT.encode()) as (address, seen):
        settings = {**CLIENT, "ORCHARD_ENDPOINT": address, "ORCHARD_TOKEN_URL": f"{address}/token"}
        done = fetched(documented, address, "--kind", "server", **settings)
    assert done.code == 0, done.err
    assert done.err.rstrip().endswith(f"; a token was fetched with a POST to {address}/token")
    assert TOKEN not in done.out + done.err
    token, document = seen
    assert (token[":path"], token[":body"]) == ("/token", "grant_type=client_credentials")
    assert token["Authorization"] == f"Basic {b64encode(f'me:{SECRET}'.encode()).decode()}"
    assert (document[":path"], document["Authorization"]) == ("/openapi.yaml", f"Bearer {TOKEN}")


@pytest.mark.parametrize(
    ("path", "settings", "said"),
    [
        ("https://login.orchard.example/token", {}, "https://login.orchard.example/token, which is another server"),
        ("https://api.orchard.example/token", {}, ""),
        ("https://api.orchard.example/wrong", {}, "404"),
        ("", {}, "client_id needs client_secret and token_url"),
        ("", {"ORCHARD_TOKEN_URL": "http://127.0.0.1:9/token"}, "http://127.0.0.1:9/token: "),
        ("", {"ORCHARD_TOKEN_URL": "http://login.orchard.example/token"}, "plain http"),
    ],
)
def test_docs_do_not_decide_where_a_secret_is_sent(
    documented: Path, path: str, settings: dict[str, str], said: str
) -> None:
    """A URL of the docs counts only on the server of the API, on the one that the user chose in its place."""
    api = replace(API, auth=(Auth(scheme="oauth2", url=path),))
    (documented / "spec.yaml").write_text(dump_spec(replace(REST, api=api)), encoding="utf-8")
    with answering(200, DOCUMENT.encode()) as (address, seen):
        settings = {**CLIENT, "ORCHARD_ENDPOINT": address, **settings}
        done = fetched(documented, address, "--kind", "server", **settings)
    assert (done.code, said in done.err) == (2 if said else 0, True), done.err
    assert [request[":path"] for request in seen if ":body" not in request] == ([] if said else ["/openapi.yaml"])


def test_a_configured_document_with_credentials(documented: Path) -> None:
    """Credentials go to a URL in slatebind.toml only if the user names that server; a package names its settings."""
    with answering(200, DOCUMENT.encode()) as (address, seen):
        api = replace(API, endpoint=f"{address}/v1")
        (documented / "spec.yaml").write_text(dump_spec(replace(REST, api=api)), encoding="utf-8")
        target = '[[target]]\nuse = "python"\nout = "py"\noptions = {package = "trees"}\n'
        verified = f'[[verify]]\nagainst = "{address}/openapi.yaml"\nkind = "server"\n'
        (documented / "slatebind.toml").write_text(
            f'[[spec]]\nfile = "spec.yaml"\n{target}{verified}', encoding="utf-8"
        )
        settings = {"HOME": str(documented), "TREES_TOKEN": SECRET}
        done = run_here("verify", cwd=documented, **settings)
        assert (done.code, "name the server, too" in done.err, seen) == (2, True, [])
        assert run_here("verify", cwd=documented, **settings, TREES_ENDPOINT=address).code == 0
    assert [headers["Authorization"] for headers in seen] == [f"Bearer {SECRET}"]
