"""Settings from arguments, the environment and the configuration file; how requests are authenticated."""

import asyncio
import base64
from pathlib import Path
from typing import Any

import pytest
from tallowmere import AsyncClient, Client, errors
from tallowmere.operations import index
from tallowmere.runtime.protocol.config import load_settings
from tallowmere.runtime.protocol.servers import token_url_of

from emitted.command_line import Shell
from emitted.rest.conftest import Answers
from wire.rest_server import serve

FILE = """\
timeout = 20

[tallowmere]
token = 100%token

[lab]
endpoint = sandbox
username = ann
password = pw
verify = off
retries = 5
colour = dark
"""


@pytest.fixture
def file(home: Path) -> Path:
    """The configuration file."""
    (home / ".config").mkdir()
    (home / ".config" / "tallowmere.ini").write_text(FILE)
    return home / ".config" / "tallowmere.ini"


def test_the_file(file: Path) -> None:
    """The section of the package or the requested profile is read; lines before the first are for all."""
    assert load_settings(None, {}) == {"timeout": 20.0, "token": "100%token"}
    lab = {"timeout": 20.0, "endpoint": "sandbox", "username": "ann", "password": "pw", "verify": False, "retries": 5}
    assert load_settings("lab", {}) == lab


def test_a_profile_of_the_environment(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It selects the section, unless another one is asked for."""
    monkeypatch.setenv("TALLOWMERE_PROFILE", "lab")
    assert load_settings(None, {})["username"] == "ann"
    assert load_settings("tallowmere", {})["token"] == "100%token"


def test_credentials_replace_those_of_another_kind(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is given comes before the environment, and that before the file; None is nothing."""
    assert "token" not in load_settings(None, {"username": "bob", "password": "x"})
    assert load_settings(None, {"username": None})["token"] == "100%token"  # type: ignore[typeddict-item]
    monkeypatch.setenv("TALLOWMERE_KEY", "k")
    found = load_settings("lab", {})
    assert (found["key"], "username" in found, "password" in found) == ("k", False, False)
    monkeypatch.setenv("TALLOWMERE_PASSWORD", "of the environment")
    assert load_settings("lab", {"username": "bob"})["password"] == "of the environment"


@pytest.mark.parametrize(
    ("text", "profile", "message"),
    [
        ("[tallowmere]\ntoken = s3cret\nnonsense", None, r"tallowmere\.ini, line 3 is not a valid INI file"),
        ("[tallowmere]\ntimeout = s3cret", None, r"tallowmere\.ini: timeout is not a number: 's3cret'"),
        ("[tallowmere]\ntoken = s3cret", "lab", r"no profile 'lab' in .*tallowmere\.ini"),
        (b"\xff\xfe", None, "cannot be read"),
    ],
)
def test_faults_of_the_file(file: Path, text: Any, profile: str | None, message: str) -> None:
    """The message names the file and the line, and no line of it."""
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(errors.ConfigurationError, match=message):
        load_settings(profile, {})


@pytest.mark.parametrize("name", ["verify", "timeout"])
def test_faults_of_the_environment(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A text that is no truth is the path of certificates; one that is no number is refused."""
    monkeypatch.setenv(f"TALLOWMERE_{name.upper()}", "soon")
    if name == "verify":
        assert load_settings(None, {})["verify"] == "soon"
        return
    with pytest.raises(errors.ConfigurationError, match="the environment: timeout is not a number: 'soon'"):
        load_settings(None, {})


def endpoint(**settings: Any) -> str:
    """Where a client sends its requests, sync and async alike."""

    async def of_async() -> str:
        async with AsyncClient(**settings) as client:
            return str(client._session.context.client.endpoint)

    with Client(**settings) as client:
        found = client._session.context.client.endpoint
    assert asyncio.run(of_async()) == found
    return found


def test_servers() -> None:
    """The first documented one is the default; others are known by their names, or are URLs."""
    assert endpoint() == "https://api.tallowmere.example"
    assert endpoint(endpoint="Sandbox") == "https://sandbox.tallowmere.example"
    assert endpoint(endpoint="https://other.example/base") == "https://other.example/base"
    with pytest.raises(errors.ConfigurationError, match="endpoint 'nowhere' is not an http or https URL"):
        endpoint(endpoint="nowhere")


@pytest.mark.parametrize(
    ("documented", "message"),
    [("", "the docs do not say where the API is: give endpoint"), ("https://{company}.example", "has variables")],
)
def test_docs_without_a_usable_server(monkeypatch: pytest.MonkeyPatch, documented: str, message: str) -> None:
    """The endpoint has to be given."""
    monkeypatch.setattr(index, "ENDPOINT", documented)
    with pytest.raises(errors.ConfigurationError, match=message):
        Client()
    assert endpoint(endpoint="https://acme.example") == "https://acme.example"


def basic(text: str) -> str:
    """The header for a user name and a password."""
    return "Basic " + base64.b64encode(text.encode()).decode()


@pytest.mark.parametrize(
    ("documented", "settings", "header"),
    [
        ([], {}, ("authorization", None)),
        ([], {"token": "t"}, ("authorization", "Bearer t")),
        ([], {"username": "u", "password": "p"}, ("authorization", basic("u:p"))),
        ([], {"key": "k", "key_header": "X-Key"}, ("x-key", "k")),
        ([("bearer", "")], {"key": "k"}, ("authorization", "Bearer k")),
        ([("basic", ""), ("header", "X-Own")], {"key": "k"}, ("x-own", "k")),
        ([("basic", ""), ("header", "X-Own")], {"username": "u", "password": "p"}, ("authorization", basic("u:p"))),
        ([("query", "appid")], {"key": "k"}, ("", "/api/v1/loans?appid=k")),
        ([("query", "appid")], {"key": "k", "key_query": "other"}, ("", "/api/v1/loans?other=k")),
    ],
)
def test_credentials_are_sent_as_the_docs_say(
    monkeypatch: pytest.MonkeyPatch, documented: Any, settings: Any, header: tuple[str, str | None]
) -> None:
    """Of several schemes, the one that the settings are for; without docs, where the settings say."""
    monkeypatch.setattr(index, "AUTH", tuple(documented))
    with serve(["[]"]) as server, Client(endpoint=server.endpoint, **settings) as client:
        assert list(client.loans.list_loans()) == []
    (request,) = server.received
    name, expected = header
    assert (request.headers.get(name) if name else request.target) == expected


def test_a_key_without_a_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what is missing."""
    monkeypatch.setattr(index, "AUTH", (("basic", ""),))
    with pytest.raises(errors.ConfigurationError, match="the docs do not say where a key is sent: give key_header or"):
        Client(key="k")


def test_the_command_line_says_where_credentials_come_from(answers: Answers, shell: Shell, file: Path) -> None:
    """If there are none and the server refuses the request, or the settings are not sufficient."""
    answers({"status": 401, "body": "{}"})
    assert "Credentials come from" not in shell("tools", "list").stderr
    file.unlink()
    done = shell("--profile", "lab", "tools", "list")
    assert (done.exit_code, "no profile 'lab'" in done.stderr) == (2, True)


def test_a_refusal_without_credentials(answers: Answers, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """The note names the variables of the environment that the docs' scheme needs, and the file."""
    answers({"status": 401, "body": '{"message": "who are you?"}'})
    monkeypatch.delenv("TALLOWMERE_TOKEN")
    done = shell("tools", "list")
    assert done.exit_code == 3
    assert "who are you?" in done.stderr
    assert "Credentials come from TALLOWMERE_TOKEN, or from ~/.config/tallowmere.ini." in done.stderr


def test_profiles_and_servers_of_the_command_line(answers: Answers, shell: Shell, file: Path) -> None:
    """A profile that does not exist is answered with those that do; --server comes before the environment."""
    server = answers("[]")
    assert "profiles: tallowmere, lab" in shell("-p", "lb", "tools", "list").stderr
    assert shell("loans", "list", "--server", f"{server.endpoint}/other").exit_code == 0
    assert server.received[0].target == "/api/other/v1/loans"


@pytest.mark.parametrize(
    ("documented", "chosen", "url"),
    [
        ("https://api.x.example/v1/token", "sandbox", "https://test.x.example/v1/token"),
        ("https://api.x.example/token", "http://127.0.0.1:1/mock/v1", "http://127.0.0.1:1/token"),
        ("https://login.x.example/token", "sandbox", "https://login.x.example/token"),
        ("https://api.x.example/v1/token", "", "https://api.x.example/v1/token"),
        ("", "sandbox", ""),
    ],
)
def test_tokens_are_fetched_from_the_server_that_is_chosen(
    monkeypatch: pytest.MonkeyPatch, documented: str, chosen: str, url: str
) -> None:
    """The secret of a client of the sandbox is not sent to the server in production."""
    monkeypatch.setattr(index, "ENDPOINT", "https://api.x.example/v1")
    monkeypatch.setattr(index, "SERVERS", {"https://test.x.example/v1": "Sandbox"})
    monkeypatch.setattr(index, "AUTH", (("oauth2", documented),))
    assert token_url_of({"endpoint": chosen}) == url
    assert token_url_of({"endpoint": chosen, "token_url": "https://own.example"}) == "https://own.example"
