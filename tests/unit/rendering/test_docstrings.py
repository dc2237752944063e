"""Docstrings and texts of the generated package."""

import pytest

from slatebind.rendering import render
from slatebind.rendering.targets.target import load_target
from slatebind.spec.model import Api, Command, Field, Group, Model, Param, Response, Spec


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    """The files of a package, by their paths."""
    target, problems = load_target("python")
    assert target is not None, problems
    offset = Param(
        name="offset", type="integer", location="query", deprecated=True, description="**Deprecated**. Use `after`."
    )
    limit = Param(
        name="limit", type="integer", location="query", deprecated=True, description='How many. <i class="a">1 to 9</i>'
    )
    command = Command(
        name="list_trees",
        group="Trees",
        method="GET",
        path="/trees",
        description="List trees.<br>See [paging](#paging).",
        params=(offset, limit),
        response=Response(shape="object", model="Tree"),
    )
    model = Model(name="Tree", fields=(Field(name="age", type="integer", deprecated=True, description="DEPRECATED"),))
    api = Api(name="x", protocol="rest")
    spec = Spec(api=api, groups=(Group(name="Trees"),), commands=(command,), models=(model,))
    found, findings = render(spec, target, {"package": "client"}, {})
    assert found is not None, findings
    return {file.path: file.text for file in found}


def test_deprecated_is_said_once(files: dict[str, str]) -> None:
    """Not again where the description says it."""
    methods = files["client/commands/trees.py"]
    assert "offset: **Deprecated**. Use `after`.\n" in methods
    assert "limit: How many. 1 to 9. Deprecated.\n" in methods
    assert '"""DEPRECATED"""' in files["client/models/tree.py"]


def test_what_only_pages_show_is_left_out(files: dict[str, str]) -> None:
    """In docstrings, and in what the command line shows."""
    assert "List trees. See paging.\n" in files["client/commands/trees.py"]
    assert 'doc="List trees. See paging."' in files["client/operations/trees.py"]
    assert 'doc="How many. 1 to 9"' in files["client/operations/trees.py"]
