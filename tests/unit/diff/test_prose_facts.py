"""Changes of facts that descriptions state: the same fact read from another place is no change."""

from typing import Any

import pytest
from msgspec.structs import replace

from slatebind.diff.classify import classify_changes
from slatebind.diff.comparison import Comparison
from slatebind.diff.result import bump_of
from slatebind.spec.model import Api, Command, Group, Notice, Param, Spec

BASE = Param(name="size", type="string", description="Its size.")
NAME = Param(name="name", type="string")
READ = {"excludes": ("name",), "requires": ("pier",), "values": ("a", "b"), "default": "a", "deprecated": True}


def changes(before: Param, after: Param, name: Param = NAME) -> dict[str, str | None]:
    """The rules of the findings between two specs that differ in one parameter, with their level for users of code."""
    pier = Param(name="pier", type="string")
    old, new = (
        Spec(
            api=Api(name="x", protocol="cloudstack"),
            groups=(Group(name="Ships"),),
            commands=(Command(name="moorShip", group="Ships", params=params),),
        )
        for params in ((before, NAME, pier), (after, name, pier))
    )
    findings = [found for found in classify_changes(Comparison(old, new)) if found.rule != "param-renamed"]
    assert bump_of(findings) in ("minor", "patch", "none")
    return {finding.rule: finding.level(("wire", "sdk")) for finding in findings}


@pytest.mark.parametrize(("key", "value"), READ.items())
def test_a_fact_that_is_stated_instead_of_read(key: str, value: Any) -> None:
    """In a column of its own, and no longer in the description: only the text changed."""
    read = replace(BASE, description="A sentence.", origin={key: "prose"}, **{key: value})
    stated = replace(BASE, **{key: value})
    for before, after in ((read, stated), (stated, read)):
        assert changes(before, after) == {"description-changed": None}


@pytest.mark.parametrize(("key", "value"), READ.items())
def test_an_old_spec_without_facts(key: str, value: Any) -> None:
    """Descriptions that did not change state nothing new: an older slatebind did not read them."""
    assert changes(BASE, replace(BASE, origin={key: "prose"}, **{key: value})) == {}


@pytest.mark.parametrize(
    ("key", "value", "added", "removed"),
    [
        ("excludes", ("name",), "param-dependency-added", "param-dependency-removed"),
        ("requires", ("pier",), "param-dependency-added", "param-dependency-removed"),
        ("values", ("a", "b"), "param-values-changed", "param-values-changed"),
        ("default", "a", "param-default-changed", "param-default-changed"),
        ("deprecated", True, "deprecated", "undeprecated"),
    ],
)
def test_a_new_sentence(key: str, value: Any, added: str, removed: str) -> None:
    """A change of the fact, a warning at most; no second finding for the same sentence."""
    read = replace(BASE, description="Its size. A sentence.", origin={key: "prose"}, **{key: value})
    assert added in changes(BASE, read)
    assert removed in changes(read, BASE)
    assert {level for found in (changes(BASE, read), changes(read, BASE)) for level in found.values()} <= {
        "warning",
        "info",
        None,
    }


def test_values_that_are_no_longer_documented() -> None:
    """Without a list nothing says that a value is refused; with a shorter list one probably is."""
    listed = replace(BASE, values=("a", "b"), origin={"values": "prose"})
    assert changes(listed, replace(BASE, description="Its size, in words."))["param-values-changed"] == "info"
    assert changes(listed, replace(listed, values=("a",)))["param-values-changed"] == "warning"


def test_a_notice_that_a_command_is_deprecated() -> None:
    """It is one finding, of the fact."""
    notice = Notice(kind="warning", text="This command is deprecated.")
    before = Command(name="moorShip", group="Ships")
    after = replace(before, deprecated=True, origin={"deprecated": "prose"}, notices=(notice,))
    old, new = (
        Spec(api=Api(name="x", protocol="cloudstack"), groups=(Group(name="Ships"),), commands=(command,))
        for command in (before, after)
    )
    assert [found.rule for found in classify_changes(Comparison(old, new))] == ["deprecated"]
    assert [found.rule for found in classify_changes(Comparison(new, old))] == ["undeprecated"]


def test_a_renamed_parameter() -> None:
    """Names follow the parameters that they name."""
    before, after = replace(BASE, excludes=("name",)), replace(BASE, excludes=("title",))
    assert changes(before, after, Param(name="title", type="string", renamed_from="name")) == {}
