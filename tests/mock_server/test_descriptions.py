"""What the mock server says of itself, as ``slatebind verify`` reads it."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from msgspec.structs import replace

from command_line import run_here
from slatebind.mock import MockServer
from slatebind.mock.log import log_line
from slatebind.project.steps import dump_spec, load_spec
from slatebind.spec.model import Command, Field, Model, Param, Response, Spec

SPECS = Path(__file__).parents[2] / "spec"


def sample(name: str) -> Spec:
    """The spec of a sample."""
    spec = load_spec(str(SPECS / f"{name}.yaml")).spec
    assert spec is not None
    return spec


def verified(spec: Spec, folder: Path, server: MockServer, *arguments: str) -> dict[str, str]:
    """What `slatebind verify` finds in a running server, at any severity: the message by rule."""
    (folder / "spec.yaml").write_text(dump_spec(spec), encoding="utf-8")
    source = ["--against", server.description] if server.description else ["--kind", "server"]
    done = run_here("verify", "spec.yaml", *source, "--format", "json", *arguments, cwd=folder, HOME=str(folder),
                    **server.environment)  # fmt: skip
    found = json.loads(done.out)["diagnostics"]
    assert done.code == (1 if any(finding["severity"] == "error" for finding in found) else 0)
    return {finding["code"]: finding["message"] for finding in found}


@pytest.mark.parametrize(("name", "options"), [("fernhill", ["--descriptions"]), ("tallowmere", [])])
def test_a_spec_agrees_with_the_server_that_serves_it(tmp_path: Path, name: str, options: list[str]) -> None:
    """There is no finding, whatever the server needs beyond the docs."""
    with MockServer(sample(name)) as server:
        assert verified(sample(name), tmp_path, server, *options) == {}


def changed(spec: Spec) -> Spec:
    """A spec with five differences: in a parameter, in fields of an answer and of an object in it, in the commands."""
    first, second, *others = spec.commands
    holder, inner = (model for model in spec.models if model.name in ("Holder", "Inner"))
    holder = replace(holder, fields=(*holder.fields, Field(name="added", type="string")))
    inner = replace(inner, fields=(Field(name="x", type="boolean"),))
    new = replace(first, name="listMore", path=first.path and "/more", params=(), response=Response())
    longer = replace(first.params[0], required=True)
    commands = (replace(first, params=(longer,)), replace(second, is_async=not second.is_async), new)
    assert not others
    return replace(spec, commands=commands, models=(holder, inner))


@pytest.mark.parametrize("protocol", ["cloudstack", "rest"])
def test_exactly_the_differences_are_found(tmp_path: Path, protocol: Any) -> None:
    """A server of a changed spec differs in what was changed, objects inside of answers included."""
    spec = sample("fernhill" if protocol == "cloudstack" else "tallowmere")
    is_rest = protocol == "rest"
    models = (
        Model(name="Holder", fields=(Field(name="inner", type="object", items="Inner"),)),
        Model(name="Inner", fields=(Field(name="x", type="integer"),)),
    )
    answer = Response(shape="object", model="Holder")
    param = Param(name="kind", type="string", location="query" if is_rest else None)
    kept: dict[str, Any] = {"group": spec.groups[0].name}
    commands = (
        Command(name="listThings", path="/things" if is_rest else None, params=(param,), response=answer, **kept),
        Command(name="doThings", path="/do" if is_rest else None, method="POST" if is_rest else None, **kept),
    )
    spec = replace(spec, commands=commands, models=models)
    with MockServer(changed(spec)) as server:
        found = verified(spec, tmp_path, server)
    expected = {
        "verify-param-required",
        "verify-field-undocumented",
        "verify-field-type-differs",
        "verify-command-undocumented",
    }
    assert found.keys() == (expected if is_rest else {*expected, "verify-async-differs"})


def test_an_api_with_that_path() -> None:
    """The document of an API that has the path itself is its own; a path with a variable is another one."""
    spec = sample("tallowmere")
    own = Command(name="getDocument", group=spec.groups[0].name, path="/openapi.json", authenticated=False)
    variable = replace(
        own, name="getAnything", path="/{name}", params=(Param(name="name", type="string", location="path"),)
    )
    for command, called in ((own, "getDocument"), (variable, None)):
        with MockServer(replace(spec, commands=(command,), models=())) as server:
            response = httpx.get(server.description, trust_env=False)
            assert [call.command for call in server.executed] == ([called] if called else [])
        assert (b'"openapi"' in response.content) is (called is None)


def test_a_log_does_not_count_it_as_a_call(tmp_path: Path) -> None:
    """Whoever compares the log of a server with the docs does not see the request for its description."""
    lines: list[bytes] = []

    spec = sample("tallowmere")
    with MockServer(spec, on_request=lambda handled: lines.append(log_line(handled))) as server:
        verified(spec, tmp_path, server)
    (tmp_path / "log.jsonl").write_bytes(b"".join(lines))
    done = run_here("verify", "spec.yaml", "--against", "log.jsonl", "-v", cwd=tmp_path)
    assert ("GET /openapi.json" in done.out, done.code) == (False, 0)
    assert len(lines) == 1
