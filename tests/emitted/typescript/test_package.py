"""The emitted TypeScript package: it compiles strictly, and does in Node what the Python client does."""

import pytest

from documented_calls import judging_server
from emitted.typescript.conftest import HERE, SPEC, Compiled
from slatebind import load_spec, render
from slatebind.mock import MockServer

pytestmark = pytest.mark.languages


@pytest.mark.parametrize("way", ["keys", "session"])
def test_a_machine_is_deployed_listed_and_destroyed(compiled: Compiled, login: str, way: str) -> None:
    """The workflow of the Python client, with keys and with a session."""
    (compiled.folder / "workflow.mjs").write_bytes((HERE / "workflow.mjs").read_bytes())
    assert compiled.run("run_workflow.mjs", login, way) == "done\n"


def test_features(compiled: Compiled) -> None:
    """What the client does beyond the wire vectors; each test of the script states its behavior."""
    compiled.run("features.test.mjs")


def test_hostile_docs(compiled: Compiled) -> None:
    """A package made of hostile names and texts compiles, can be called, and runs none of them."""
    compiled.run("hostile.test.mjs")


@pytest.mark.parametrize("number", [0, 1, 2])
def test_examples(compiled: Compiled, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The examples of the README run against the mock server."""
    with MockServer(SPEC, key="the API key", secret="the secret key", job_seconds=0.05) as server:
        for name in ("endpoint", "key", "secret"):
            monkeypatch.setenv(f"CLOUDSTACK_{name.upper()}", getattr(server, name))
        monkeypatch.setenv("MOCK_ENDPOINT", server.endpoint)
        assert compiled.run(f"dist/example{number}.js", before="to_mock.mjs")


def test_documented_calls(compiled: Compiled, monkeypatch: pytest.MonkeyPatch) -> None:
    """The calls that documentation shows compile, and send what their samples say."""
    with judging_server(SPEC) as server:
        for variable, value in server.environment.items():
            monkeypatch.setenv(variable, value)
        compiled.run("dist/calls.js")


def test_a_package_with_a_scope() -> None:
    """The scope is part of the package's name, but not of what requests call it, where a slash is special."""
    rendered = render(load_spec(str(SPEC)), "typescript", {"package": "@acme/cloud", "version": "1.2.0"})
    assert rendered.files is not None
    texts = {file.path: file.text for file in rendered.files}
    assert '"name": "@acme/cloud"' in texts["package.json"]
    assert '"acme-cloud/1.2.0"' in texts["src/identity.ts"]
    assert 'from "@acme/cloud/node"' in texts["README.md"]


def test_the_license_of_a_package() -> None:
    """It is that of the option; without one, the package names none. Its own description can be imported."""
    spec = load_spec(str(SPEC))
    texts = []
    for options in ({}, {"license": "Apache-2.0"}):
        rendered = render(spec, "typescript", options)
        assert rendered.files is not None
        texts.append(next(file.text for file in rendered.files if file.path == "package.json"))
    assert "license" not in texts[0]
    assert '"license": "Apache-2.0"' in texts[1]
    assert '"./package.json": "./package.json"' in texts[0]


def test_declarations_without_the_dom(compiled: Compiled) -> None:
    """They name no types that programs for Node do not have, whose types know `fetch` and `RequestInit`."""
    texts = [path.read_text(encoding="utf-8") for path in (compiled.folder / "dist" / "runtime").rglob("*.d.ts")]
    assert any("RequestInit" in text for text in texts)
    assert not any(name in text for text in texts for name in ("BodyInit", "HeadersInit", "RequestInfo"))
