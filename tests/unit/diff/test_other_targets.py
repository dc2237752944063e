"""Changes for users of what other targets generate: names, types and lines of code are the target's."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from slatebind.diff.classify import classify_changes
from slatebind.diff.comparison import Comparison
from slatebind.diff.verdict import Finding, Level
from slatebind.rendering.targets.manifest import Manifest
from slatebind.rendering.targets.target import load_target
from slatebind.spec.model import Api, Command, Field, Group, Model, Param, Response, Spec

GO = """\
description: Go
language: go
files: []
types:
  date: {param: Time, field: Time}
  datetime: {param: Time, field: Time}
  file: {param: Upload, field: any}
  model: {param: "*{model}", field: "*{model}"}
usage:
  group: client.{group_class}
  call: "{commands}.{command}(ctx, {arguments})"
  argument: "{param}: {value}"
  arguments: "&cloud.{command}Params{{{arguments}}}"
  no_arguments: nil
  model: cloud.{model}
  declared: "var read {type} = {value}"
  nullable: "*{type}"
  results: {object: "*{model}", pages: "*cloud.Pages[{model}]", nothing: error}
  values: {object: "must({call})"}
  first: {pages: "{call}.First(ctx)"}
  types: {anything: [any], passed_as: {int64: [float64]}}
"""
BERTH = Spec(
    api=Api(name="harbor", protocol="cloudstack"),
    groups=(Group(name="Berth"),),
    commands=(
        Command(
            name="getBerth",
            group="Berth",
            params=(
                Param(name="id", type="uuid", required=True),
                Param(name="depthMax", type="integer"),
                Param(name="tide", type="string"),
            ),
            response=Response(shape="object", model="Berth"),
        ),
        Command(name="closeBerth", group="Berth"),
    ),
    models=(Model(name="Berth", fields=(Field(name="id", type="uuid"), Field(name="sslCerts", type="integer"))),),
)
GET, CLOSE = BERTH.commands


@pytest.fixture
def go(tmp_path: Path) -> Manifest:
    """A target of Go."""
    (tmp_path / "harborgo").mkdir()
    (tmp_path / "harborgo" / "target.yaml").write_text(GO, encoding="utf-8")
    target, problems = load_target("harborgo", [str(tmp_path)])
    assert target is not None, problems
    return target.manifest


def finding(new: Spec, target: Manifest) -> Finding:
    """The only finding on code after a change of the spec."""
    found = [each for each in classify_changes(Comparison(BERTH, new, target)) if "sdk" in each.levels]
    (only,) = found
    return only


def lines(found: Finding) -> tuple[str, str]:
    """The lines of a finding, in the language of the target."""
    assert found.witness is not None
    assert found.witness.language == "go"
    return found.witness.before, found.witness.after


def with_params(*params: Param) -> Spec:
    """The spec with other parameters of the first command."""
    return replace(BERTH, commands=(replace(GET, params=params), CLOSE))


def test_calls_are_those_of_the_target(go: Manifest) -> None:
    """With its names of groups, commands and parameters, and variables in lower case."""
    found = finding(with_params(GET.params[0], GET.params[2]), go)
    assert lines(found) == (
        "client.Berth.GetBerth(ctx, &cloud.GetBerthParams{ID: id, DepthMax: depthMax})",
        "client.Berth.GetBerth(ctx, &cloud.GetBerthParams{ID: id})",
    )
    assert found.witness is not None
    assert found.witness.given == {"id": "string", "depthMax": "*int64"}


def test_a_call_without_arguments(go: Manifest) -> None:
    """Has what the language takes instead of them."""
    found = finding(replace(BERTH, commands=(GET,)), go)
    assert lines(found) == ("client.Berth.CloseBerth(ctx, nil)", "")


def test_fields_are_those_of_the_target(go: Manifest) -> None:
    """With its names of fields and of models."""
    model = BERTH.models[0]
    found = finding(replace(BERTH, models=(replace(model, fields=model.fields[:1]),)), go)
    assert lines(found) == ("answer.SSLCerts", "")
    assert found.witness is not None
    assert found.witness.given == {"answer": "cloud.Berth"}


@pytest.mark.parametrize(
    ("before", "after", "level"),
    [
        ("integer", "float", Level.BREAKING),
        ("integer", "long", None),
        ("uuid", "string", None),
        ("integer", "any", Level.WARNING),
        ("string", "boolean", Level.BREAKING),
    ],
)
def test_types_are_compared_as_the_language_does(go: Manifest, before: str, after: str, level: Level | None) -> None:
    """A string is a string in Go, whatever the docs call it, and no pointer to an integer is one to a float."""

    def spec(kind: str) -> Spec:
        return with_params(*GET.params[:2], Param(name="tide", type=kind))

    found = [
        each
        for each in classify_changes(Comparison(spec(before), spec(after), go))
        if each.rule.startswith("param-type")
    ]
    assert [each.levels.get("sdk") for each in found] == [level]


def test_declared_types_are_those_of_the_target(go: Manifest) -> None:
    """A command that returns nothing any more breaks code that declares what it returned."""
    found = finding(replace(BERTH, commands=(replace(GET, response=Response()), CLOSE)), go)
    call = "client.Berth.GetBerth(ctx, &cloud.GetBerthParams{ID: id})"
    assert lines(found) == (f"var read *cloud.Berth = must({call})", f"var read error = {call}")


def test_wrong_placeholders_are_reported(tmp_path: Path) -> None:
    """At their line, when the target is loaded."""
    (tmp_path / "harborgo").mkdir()
    wrong = GO.replace("cloud.{model}", "cloud.{modle}").replace('"{call}.First(ctx)"', '"{call"')
    (tmp_path / "harborgo" / "target.yaml").write_text(wrong, encoding="utf-8")
    target, problems = load_target("harborgo", [str(tmp_path)])
    assert target is None
    assert [(problem.at.line, problem.message) for problem in problems] == [
        (15, "usage.model: unknown placeholder `{modle}`"),
        (20, "usage.first.pages: unbalanced brace"),
    ]


def test_lines_of_typescript() -> None:
    """Calls take an object, results are promises, and fields may be missing."""
    target, problems = load_target("typescript")
    assert target is not None, problems
    renamed = finding(with_params(GET.params[0], GET.params[2]), target.manifest)
    assert renamed.witness is not None
    assert renamed.witness.language == "typescript"
    assert renamed.witness.before == "client.berth.getBerth({ id: id, depthMax: depthMax })"
    answer = replace(BERTH, commands=(replace(GET, response=Response(shape="list", model="Berth")), CLOSE))
    found = finding(answer, target.manifest)
    assert found.witness is not None
    assert found.witness.before == "const read: Promise<Berth> = client.berth.getBerth({ id: id });"
    assert found.witness.after == "const read: Pages<Berth> = client.berth.getBerth({ id: id });"


def test_lines_of_go() -> None:
    """Parameters are in a struct; one that becomes optional becomes a pointer, which code has to write differently."""
    target, problems = load_target("go")
    assert target is not None, problems
    required, *others = GET.params
    new = with_params(replace(required, required=False), *others)
    found = next(
        each
        for each in classify_changes(Comparison(BERTH, new, target.manifest))
        if each.rule == "param-became-optional"
    )
    assert found.levels.get("sdk") is Level.BREAKING
    call = "client.Berth.GetBerth(ctx, &GetBerthParams{ID: id})"
    assert lines(found) == (f"{call} // string", f"{call} // *string")
    python = next(each for each in classify_changes(Comparison(BERTH, new)) if each.rule == "param-became-optional")
    assert python.levels.get("sdk") is Level.INFO
