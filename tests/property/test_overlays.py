"""Properties of overlays over any spec."""

from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from slatebind.data.yaml_writer import write_yaml
from slatebind.spec.model import Spec
from slatebind.spec.overlay import Corrected, apply_overlay
from slatebind.spec.overlay_file import load_overlay
from strategies import plain_name, plain_text, specs

TYPES = st.sampled_from(["string", "integer", "uuid", "date"])


@st.composite
def specs_with_entries(draw: st.DrawFn) -> tuple[Spec, list[dict[str, Any]]]:
    """A spec, and overlay entries that change some of its commands and their parameters."""
    spec = draw(specs(plain_name, plain_text).filter(lambda spec: bool(spec.commands)))
    commands = draw(st.lists(st.sampled_from(spec.commands), min_size=1, unique_by=lambda command: command.name))
    entries = []
    for command in commands:
        entry: dict[str, Any] = {"name": command.name, "reason": "r", "path": draw(st.sampled_from(["/a", "/b"]))}
        params = draw(st.lists(st.sampled_from(command.params), unique_by=lambda p: p.name)) if command.params else []
        entry["params"] = [{"name": param.name, "documented_type": draw(TYPES)} for param in params]
        entries.append(entry)
    return spec, entries


def applied(spec: Spec, entries: list[dict[str, Any]], **more: Any) -> Corrected:
    """The result of applying an overlay with these entries."""
    overlay, problems = load_overlay(write_yaml({"slatebind": 1, **more, "commands": entries}), "o.yaml")
    assert overlay is not None, problems
    return apply_overlay(spec, overlay)


@examples(60)
@given(specs_with_entries())
def test_entries_change_what_they_name_once(case: tuple[Spec, list[dict[str, Any]]]) -> None:
    """They change nothing else; then they are no longer needed. Optional ones only add what is missing."""
    assert_named_values_change(*case)
    assert_expired_after_application(*case)
    assert_optional_entries_add(*case)


def assert_expired_after_application(spec: Spec, entries: list[dict[str, Any]]) -> None:
    """An entry expires when the docs agree with it, and then changes nothing."""
    once = applied(spec, entries).spec
    twice = applied(once, entries)
    assert twice.spec == once
    assert twice.corrections == ()
    assert [found.code for found in twice.diagnostics] == ["overlay-not-needed"] * len(entries)


def assert_named_values_change(spec: Spec, entries: list[dict[str, Any]]) -> None:
    """Reverting the named values gives the original spec; the traced entries are those that changed something."""
    before = {command.name: command for command in spec.commands}
    result = applied(spec, entries)
    restored = []
    for command in result.spec.commands:
        old = before[command.name]
        params = tuple(
            msgspec.structs.replace(param, documented_type=was.documented_type)
            for param, was in zip(command.params, old.params, strict=True)
        )
        restored.append(msgspec.structs.replace(command, path=old.path, params=params))
    assert msgspec.structs.replace(result.spec, commands=tuple(restored)) == spec
    changed = {command.name for command in result.spec.commands if command != before[command.name]}
    assert {correction.record for correction in result.corrections} == {("commands", name) for name in changed}


def assert_optional_entries_add(spec: Spec, entries: list[dict[str, Any]]) -> None:
    """Existing values are kept, nothing is reported, and a second application changes nothing."""
    once = applied(spec, entries, optional=True)
    assert once.diagnostics == ()
    paths = {entry["name"]: entry["path"] for entry in entries}
    for old, new in zip(spec.commands, once.spec.commands, strict=True):
        assert new.path == (old.path or paths.get(new.name))
    assert applied(once.spec, entries, optional=True) == Corrected(spec=once.spec, diagnostics=())
