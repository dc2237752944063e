"""Specs survive being written and read, whatever stands in them."""

import json

import msgspec
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from slatebind.data.records import read_record
from slatebind.data.yaml_reader import read_yaml
from slatebind.data.yaml_writer import write_yaml
from slatebind.spec.codec import dump, load
from slatebind.spec.model import Spec
from slatebind.spec.schema import json_schema
from strategies import examples, hostile_text, specs


@given(specs())
def test_what_is_written_is_read(spec: Spec) -> None:
    """A spec written and read is the same spec, without a word of complaint, and the same bytes again."""
    text = dump(spec)
    loaded = load(text, "spec.yaml")
    assert loaded.diagnostics == ()
    assert loaded.spec == spec
    assert dump(loaded.spec) == text


@given(st.dictionaries(hostile_text, examples))
def test_other_readers_agree(value: dict[str, object]) -> None:
    """PyYAML's own reader, which knows nothing of our writer, reads the same values."""
    text = write_yaml(value)
    assert yaml.safe_load(text) == value if value else text == ""
    assert value == {} or read_yaml(text, "f.yaml").value == value


@given(specs())
def test_schema_takes_every_spec(spec: Spec) -> None:
    """The published schema accepts what is written."""
    value = json.loads(json.dumps(msgspec.to_builtins(spec)))
    assert [problem.message for problem in Draft202012Validator(json_schema()).iter_errors(value)] == []


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    """Whatever is given as YAML is read or refused with a place; nothing is raised."""
    parsed = read_yaml(text, "f.yaml")
    value, found = read_record(parsed, Spec, "f.yaml", "spec-invalid")
    assert value is None
    assert found


@given(specs(), st.data())
def test_every_part_has_its_place(spec: Spec, data: st.DataObject) -> None:
    """Each command of a spec's text is known by the line that names it."""
    text = dump(spec)
    loaded = load(text, "spec.yaml")
    lines = text.split("\n")
    for command in spec.commands:
        at = loaded.positions["commands", command.name]
        assert lines[at.line - 1].lstrip().startswith(("name", "- name"))
