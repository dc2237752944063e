"""The README of the package, read and run as a new user would."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from emitted.rest.conftest import PACKAGE, TOKEN
from slatebind import load_spec
from slatebind.mock import MockServer
from slatebind.rendering import render
from slatebind.rendering.targets.target import load_target
from slatebind.spec.model import Api, Auth, Command, Group, Model, Param, Response, Server, Spec

ROOT = Path(__file__).parents[3]
README = (PACKAGE / "README.md").read_text()


def blocks(language: str) -> list[str]:
    """The code of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


@pytest.fixture
def environment(home: Path) -> Any:
    """The environment with the address of a mock server."""
    spec = load_spec(str(ROOT / "spec" / "tallowmere.yaml")).spec
    assert spec is not None
    with MockServer(spec, key=TOKEN) as server:
        given = {"TALLOWMERE_ENDPOINT": server.endpoint, "TALLOWMERE_TOKEN": TOKEN}
        yield {**os.environ, **given, "HOME": str(home), "PYTHONPATH": str(PACKAGE)}


@pytest.mark.parametrize("number", range(4))
def test_the_python_examples(environment: dict[str, str], number: int) -> None:
    """Each is a program that runs."""
    assert len(blocks("python")) == 4
    code = blocks("python")[number]
    endpoint = environment["TALLOWMERE_ENDPOINT"]
    code = code.replace('token="..."', f'token="{TOKEN}", endpoint="{endpoint}"')
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Tool(" in done.stdout or "200" in done.stdout


def test_the_command_lines(environment: dict[str, str]) -> None:
    """Each succeeds."""
    (lines,) = blocks("shell")
    for line in lines.replace(">> ~/.bashrc", "").splitlines():
        words = line.partition("#")[0].replace("tallowmere", f"{sys.executable} -m tallowmere", 1)
        done = subprocess.run(["/bin/sh", "-c", words], env=environment, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, ""), line


def readme_of(api: Api, *params: Param, authenticated: bool | None = None) -> str:
    """The README of an API with an operation."""
    target, problems = load_target("python")
    assert target is not None, problems
    command = Command(
        name="read",
        group="Tree",
        method="GET",
        path="/t",
        params=params,
        authenticated=authenticated,
        response=Response(shape="object", model="T"),
    )
    spec = Spec(api=api, groups=(Group(name="Tree"),), commands=(command,), models=(Model(name="T"),))
    files, findings = render(spec, target, {"package": "client"}, {})
    assert [str(finding) for finding in findings if finding.code == "template"] == []
    (readme,) = (file for file in files or () if file.path == "README.md")
    return readme.text


@pytest.mark.parametrize(
    ("auth", "call", "variable"),
    [
        ((), "Client()", "CLIENT_TOKEN"),
        ((Auth(scheme="basic"),), 'Client(username="...", password="...")', "CLIENT_PASSWORD"),
        ((Auth(scheme="header", name="X-`Key"),), 'Client(key="...")', "the header `X-'Key`"),
        ((Auth(scheme="query", name="appid"), Auth(scheme="basic")), 'Client(key="...")', "CLIENT_USERNAME"),
        ((Auth(scheme="oauth2", url="https://x.example"),), 'Client(client_id="...", client', "CLIENT_TOKEN_URL"),
        ((Auth(scheme="signed"),), "Client()", "`Client(auth=Signed(sign))`"),
    ],
)
def test_credentials_of_each_scheme(auth: tuple[Auth, ...], call: str, variable: str) -> None:
    """The first example has what the docs ask for; the table has the variables."""
    text = readme_of(Api(name="x", protocol="rest", auth=auth))
    assert call in text
    assert variable in text
    assert ("The docs do not say how requests are authenticated." in text) == (not auth)
    assert "The docs do not say where the server is." in text


def test_an_api_that_anybody_may_call_has_no_credentials() -> None:
    """Where the docs say so of all operations, the README names no option for a credential."""
    text = readme_of(Api(name="x", protocol="rest"), authenticated=False)
    assert "Requests need no credentials." in text
    assert "CLIENT_TOKEN" not in text
    assert "CLIENT_PASSWORD" not in text


def test_servers_and_required_arguments() -> None:
    """Servers are named; examples have a sample of each argument that is required."""
    servers = tuple(Server(url=f"https://{name}.example", name=name) for name in ("Live", "Test"))
    api = Api(name="x", protocol="rest", endpoint=servers[0].url, servers=servers)
    text = readme_of(api, Param(name="day", type="date", required=True), Param(name="a", type="string"))
    assert (
        "The server is `https://Live.example` unless another one is given, by its URL or as `live` or `test`." in text
    )
    assert 'client.tree.read(day="2026-01-31")' in text
