"""The records of protocols, and what asks them."""

from typing import get_args

import pytest

from slatebind.diff.classify import classify_changes
from slatebind.diff.comparison import Comparison
from slatebind.project.steps import apply_shipped_overlay
from slatebind.protocols import protocol_named
from slatebind.rendering.targets.target import load_target
from slatebind.rendering.views.view_builder import build_view
from slatebind.spec.codec import Loaded
from slatebind.spec.model import Api, Command, Group, Param, Protocol, Spec

CLOUDSTACK, REST = protocol_named("cloudstack"), protocol_named("rest")


def test_every_protocol_has_a_record() -> None:
    """A spec cannot name a protocol that nothing is known of."""
    assert [protocol_named(name).name for name in get_args(Protocol)] == list(get_args(Protocol))


def test_names_of_parameters() -> None:
    """CloudStack's servers ignore the case of a parameter's name, those of REST APIs do not."""
    assert CLOUDSTACK.param_key("PageSize") == CLOUDSTACK.param_key("pagesize")
    assert REST.param_key("PageSize") != REST.param_key("pagesize")


def test_envelopes() -> None:
    """CloudStack's are named after the command; a REST API has none."""
    assert CLOUDSTACK.envelope_of("listZones") == "listzonesresponse"
    assert REST.envelope_of("listZones") is None


def test_paging() -> None:
    """A command has pages if it has all parameters that choose one."""
    params = [Param(name="page", type="integer"), Param(name="pageSize", type="integer")]
    assert CLOUDSTACK.has_pages(Command(name="listZones", group="g", params=tuple(params)))
    assert not CLOUDSTACK.has_pages(Command(name="listZones", group="g", params=tuple(params[:1])))


def spec(*commands: Command, protocol: Protocol = "cloudstack") -> Spec:
    """A spec of these commands."""
    return Spec(api=Api(name="a", protocol=protocol), groups=(Group(name="g"),), commands=commands)


NAMES = ["listZones", "getZone", "queryAsyncJobResult", "findHosts", "createZone", "restoreZone", "startZone"]


@pytest.mark.parametrize("name", NAMES)
def test_methods_agree_with_the_shipped_overlay(name: str) -> None:
    """The method that follows from a name is the one that a client is generated with."""
    command = Command(name=name, group="g")
    completed = apply_shipped_overlay(Loaded(spec=spec(command), positions={}, diagnostics=())).spec
    assert completed is not None
    assert CLOUDSTACK.method(command) == completed.commands[0].method


@pytest.mark.parametrize(("protocol", "documented"), [("cloudstack", "POST"), ("rest", "GET")])
def test_the_method_that_is_documented_at_last(protocol: Protocol, documented: str) -> None:
    """A diff does not call it a change if it is the one that the protocol has for such a command."""
    before = spec(Command(name="createZone", group="g"), protocol=protocol)
    changes = {}
    for method in ("GET", "POST"):
        after = spec(Command(name="createZone", group="g", method=method), protocol=protocol)  # type: ignore[arg-type]
        changes[method] = [finding.message for finding in classify_changes(Comparison(before, after))]
    assert changes.pop(documented) == ["HTTP method is now documented"]
    assert [messages[0].startswith("request changed from") for messages in changes.values()] == [True]


@pytest.mark.parametrize(("name", "method"), [("listZones", "GET"), ("createZone", "POST")])
def test_templates_get_the_method(name: str, method: str) -> None:
    """Of a command whose docs name none, too."""
    target, problems = load_target("python")
    assert target is not None, problems
    view, _ = build_view(spec(Command(name=name, group="g")), target.manifest, {}, "spec.yaml")
    assert view.groups[0].commands[0].method == method
