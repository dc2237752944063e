"""Values of sample calls: those of calls in the docs, else those that the docs list, else typical ones."""

from typing import Any

import pytest

from slatebind.rendering.targets.target import load_target
from slatebind.rendering.views.sample_calls import SampleCall, sample_call
from slatebind.rendering.views.view_builder import build_view
from slatebind.spec.model import Api, Command, Field, Group, Location, Model, Param, Spec, TypeName


def call_of(*params: Param, models: tuple[Model, ...] = (), **facts: Any) -> SampleCall:
    """The sample call of a command."""
    protocol = "rest" if "path" in facts else "cloudstack"
    command = Command(name="plantTree", group="Tree", params=params, **facts)
    api = Api(name="x", protocol=protocol)  # type: ignore[arg-type]
    target, _ = load_target("docs")
    assert target is not None
    spec = Spec(api=api, groups=(Group(name="Tree"),), commands=(command,), models=models)
    view, _ = build_view(spec, target.manifest, {}, "")
    return sample_call(view.groups[0].commands[0], {model.spec.name: model for model in view.models}, api)


def value_of(example: str, kind: TypeName, location: Location | None = "body", path: str = "/trees/{id}/leaves") -> Any:
    """The value of the parameter ``id`` in a call, when the docs show one."""
    param = Param(name="id", type=kind, location=location, required=True)
    facts = {"path": path, "method": "POST"} if location else {}
    return call_of(param, example=example, **facts).arguments[0].value.json


@pytest.mark.parametrize(
    ("example", "kind", "location", "value"),
    [
        ("curl https://x.example/v1/trees/811/leaves", "integer", "path", 811),
        ("curl 'https://x.example/trees/a%20b/leaves?x=1'", "string", "path", "a b"),
        ("POST /trees/<id>/leaves", "string", "path", "example"),
        ("curl https://x.example/trees/YOUR_ID/leaves", "string", "path", "example"),
        ("curl https://x.example/trees/7/leaves2", "integer", "path", 1),
        ("curl 'https://x.example/trees?tree_id=3&id=4'", "integer", "query", 4),
        ("curl https://x.example/trees -d id=a+b", "string", "body", "a b"),
        ("""curl -d '{"uid": 5, "id": "oak \\"1\\"", "x": 6}' """, "string", "body", 'oak "1"'),
        ('{"id": 2.5}', "float", "body", 2.5),
        ('{"id": true}', "boolean", "body", True),
        ('{"id": "many"}', "integer", "body", 1),
        ('{"id": "..."}', "string", "body", "example"),
        ('{"id": {"id": 7}}', "integer", "body", 7),
        ("cmk plantTree id=7f3c1d5e-0000-4000-8000-00000000000a", "uuid", None, "7f3c1d5e-0000-4000-8000-00000000000a"),
        ("cmk plantTree id=<id>", "string", None, "example"),
        ("x" * 6000 + " id=3", "integer", None, 1),
    ],
)
def test_values_that_the_docs_show(example: str, kind: TypeName, location: Location | None, value: object) -> None:
    """They are taken if they are of the parameter's type, and no placeholder."""
    assert value_of(example, kind, location) == value


def test_variables_without_a_slash_between_them() -> None:
    """Are not read from the path of a call, which would take very long."""
    names = [f"v{number}" for number in range(30)]
    params = [Param(name=name, type="string", location="path", required=True) for name in names]
    path = "/" + "".join(f"{{{name}}}" for name in names)
    call = call_of(*params, path=path, method="GET", example="curl https://x.example/" + "a" * 4000)
    assert {argument.value.json for argument in call.arguments} == {"example"}


def test_values_that_the_docs_state() -> None:
    """The first of those that are listed, else the default."""
    state = Param(name="state", type="string", required=True, values=("lit", "dark"))
    size = Param(name="size", type="integer", required=True, default="25")
    kinds = Param(name="kinds", type="list", items="string", required=True, values=("oak", "ash"))
    call = call_of(state, size, kinds)
    assert [argument.value.json for argument in call.arguments] == ["lit", 25, ["oak"]]
    assert [(field.name, field.text) for field in call.request.fields] == [
        ("state", "lit"),
        ("size", "25"),
        ("kinds", "oak"),
    ]


@pytest.mark.parametrize(
    ("facts", "sent"),
    [
        ({}, ["m[0].key=name", "m[0].value=example"]),
        ({"encoding": "indexed"}, ["m[0].name=example"]),
        ({"encoding": "zero"}, ["m[0].name=example"]),
        ({"encoding": "records"}, ["m[0].name=example"]),
    ],
)
def test_maps_of_cloudstack(facts: dict[str, Any], sent: list[str]) -> None:
    """Each entry is sent as the encoding says."""
    call = call_of(Param(name="m", type="map", required=True, **facts))
    assert [f"{field.name}={field.text}" for field in call.request.fields] == sent


def test_models_in_each_other() -> None:
    """A value ends, however many objects its models require."""
    fields = tuple(Field(name=f"f{number}", type="object", items="Tree", required=True) for number in range(50))
    param = Param(name="tree", type="object", items="Tree", location="body", required=True)
    call = call_of(param, models=(Model(name="Tree", fields=fields),), path="/t", method="POST")
    assert call.request.json is not None
    assert len(call.request.json) < 10_000


def test_fields_of_an_object() -> None:
    """Required ones, else the first that can be written."""
    names = [Field(name=name, type="string", access="read" if name == "a" else None) for name in "abcde"]
    param = Param(name="tree", type="object", items="Tree", location="body", required=True)
    call = call_of(param, models=(Model(name="Tree", fields=tuple(names)),), path="/t", method="POST")
    assert call.request.json == '{"tree": {"b": "example", "c": "example", "d": "example"}}'
