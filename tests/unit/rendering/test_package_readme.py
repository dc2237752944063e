"""The README of the generated package, for parameters of every type."""

import pytest

from slatebind.rendering import render
from slatebind.rendering.targets.target import load_target
from slatebind.spec.model import TYPES, Api, Command, Group, Model, Param, Response, Spec, TypeName


@pytest.mark.parametrize("kind", TYPES)
def test_a_job_with_a_parameter_of_any_type(kind: TypeName) -> None:
    """The call that starts a job has a sample value for each required parameter."""
    target, problems = load_target("python")
    assert target is not None, problems
    command = Command(
        name="startJob",
        group="Job",
        is_async=True,
        params=(Param(name="given", type=kind, required=True),),
        response=Response(shape="object", model="Job"),
    )
    spec = Spec(
        api=Api(name="x", protocol="cloudstack"),
        groups=(Group(name="Job"),),
        commands=(command,),
        models=(Model(name="Job"),),
    )
    files, findings = render(spec, target, {"package": "client"}, {})
    assert files is not None
    assert [str(finding) for finding in findings if finding.code == "template"] == []
    (readme,) = (file for file in files if file.path == "README.md")
    assert "            given=" in readme.text
