"""The README of the emitted MCP server."""

import json
import re
import tomllib

import pytest

from slatebind.rendering import render
from slatebind.rendering.targets.target import load_target
from slatebind.spec.model import Api, Auth, Spec

KEY = Auth(scheme="header", name="X-Key")


@pytest.mark.parametrize(
    ("auth", "variables"),
    [
        ((), ["TOKEN"]),
        ((Auth(scheme="bearer"),), ["TOKEN"]),
        ((KEY,), ["KEY"]),
        ((Auth(scheme="header", name="X-Key", also=("X-Id",)),), ["KEYS"]),
        ((Auth(scheme="basic"),), ["USERNAME", "PASSWORD"]),
        ((Auth(scheme="oauth2", url="https://one.example/token"),), ["CLIENT_ID", "CLIENT_SECRET"]),
    ],
)
def test_hosts_get_the_credentials_that_the_docs_describe(auth: tuple[Auth, ...], variables: list[str]) -> None:
    """Each configuration can be read, and has the variables that the package's client reads."""
    target, problems = load_target("mcp")
    assert target is not None, problems
    files, _ = render(Spec(api=Api(name="x", protocol="rest", auth=auth)), target, {"package": "client"}, {})
    assert files is not None
    readme, server = (file.text for file in files if file.path in {"README.md", "server.json"})
    hosts = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", readme, re.DOTALL)]
    assert tomllib.loads(re.findall(r"```toml\n(.*?)```", readme, re.DOTALL)[0])["mcp_servers"]["client"]["command"]
    assert f"mcp-name: {json.loads(server)['name']} -->" in readme
    found = [[*hosts[0]["mcpServers"]["client"]["env"]], [*hosts[1]["servers"]["client"]["env"]]]
    assert found == [[f"CLIENT_{name}" for name in ("ENDPOINT", *variables)]] * 2
