"""`server.json` of the emitted MCP server, by what the MCP registry documents of it.

The registry checks a published server with
https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json. That schema lets unknown keys pass; here
they fail, as what is misspelled is ignored.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from slatebind.rendering import render
from slatebind.rendering.targets.target import load_target
from slatebind.spec.model import Api, Spec

ROOT = Path(__file__).parents[3]
SCHEMA = "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json"
NAME = re.compile(r"[a-zA-Z0-9.-]+/[a-zA-Z0-9._-]+")
VERSION = re.compile(r"[0-9]+(?:\.[0-9]+)+[0-9A-Za-z.+-]*")
"""A specific one: the registry refuses ranges, and `latest`."""
FIELDS = {
    *("$schema", "name", "title", "description", "version"),
    *("websiteUrl", "repository", "icons", "packages", "remotes"),
}
PACKAGE = {
    *("registryType", "registryBaseUrl", "identifier", "version", "fileSha256", "runtimeHint", "transport"),
    *("runtimeArguments", "packageArguments", "environmentVariables"),
}
INPUT = {"description", "isRequired", "isSecret", "format", "value", "default", "placeholder", "choices", "variables"}
NAMED = INPUT | {"type", "name", "isRepeated"}


def written(title: str, **options: str) -> dict[str, Any]:
    """What is written for an API."""
    target, problems = load_target("mcp")
    assert target is not None, problems
    spec = Spec(api=Api(name="x", title=title, protocol="rest"))
    files, found = render(spec, target, {"package": "client", **options}, {})
    assert files is not None, found
    (text,) = (file.text for file in files if file.path == "server.json")
    parsed: dict[str, Any] = json.loads(text)
    return parsed


def check(server: dict[str, Any]) -> None:
    """Everything that the registry's schema and its documentation say of the keys that are used."""
    assert server.keys() <= FIELDS
    assert server["$schema"] == SCHEMA
    assert NAME.fullmatch(server["name"]) and 3 <= len(server["name"]) <= 200
    assert 1 <= len(server["description"]) <= 100
    assert VERSION.fullmatch(server["version"]) and len(server["version"]) <= 255
    (package,) = server["packages"]
    assert package.keys() <= PACKAGE
    assert (package["registryType"], package["transport"]) == ("pypi", {"type": "stdio"})
    assert re.fullmatch("[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?", package["identifier"])
    assert VERSION.fullmatch(package["version"])
    for argument in package["packageArguments"]:
        assert argument.keys() <= NAMED
        assert argument["type"] == "named" and argument["name"].startswith("--")
        assert all(isinstance(value, str) for value in argument.values())


@pytest.mark.parametrize("folder", ["generated/mcp", "generated/tallowmere/mcp"])
def test_the_servers_of_the_samples_can_be_published(folder: str) -> None:
    """Once `OWNER` is replaced by a user of GitHub."""
    check(json.loads((ROOT / folder / "server.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("length", [0, 1, 78, 79, 83, 84, 500])
def test_titles_of_any_length_are_described_in_100_characters(length: int) -> None:
    """What is longer is cut, since the registry refuses it; a title of several lines becomes one."""
    check(written("A" * length))
    check(written("A\n" * length, version="1.2.3rc1"))
