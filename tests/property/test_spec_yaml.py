"""Writing and reading any spec gives the same spec."""

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
    """Reading a written spec gives an equal spec without findings, and writing it again the same bytes."""
    text = dump(spec)
    loaded = load(text, "spec.yaml")
    assert loaded.diagnostics == ()
    assert loaded.spec == spec
    assert dump(loaded.spec) == text


@given(st.dictionaries(hostile_text, examples))
def test_other_readers_agree(value: dict[str, object]) -> None:
    """PyYAML reads the same values."""
    text = write_yaml(value)
    assert yaml.safe_load(text) == value if value else text == ""
    assert value == {} or read_yaml(text, "f.yaml").value == value


@given(specs())
def test_schema_takes_every_spec(spec: Spec) -> None:
    """The published schema accepts every written spec."""
    value = json.loads(json.dumps(msgspec.to_builtins(spec)))
    assert [problem.message for problem in Draft202012Validator(json_schema()).iter_errors(value)] == []


@given(st.text())
def test_any_text_is_handled(text: str) -> None:
    """Any text is parsed as YAML or rejected with a position; nothing is raised."""
    parsed = read_yaml(text, "f.yaml")
    value, found = read_record(parsed, Spec, "f.yaml", "spec-invalid")
    assert value is None
    assert found


@given(specs(), st.data())
def test_every_part_has_its_position(spec: Spec, data: st.DataObject) -> None:
    """The position of a command is the line with its name."""
    text = dump(spec)
    loaded = load(text, "spec.yaml")
    lines = text.split("\n")
    for command in spec.commands:
        at = loaded.positions["commands", command.name]
        assert lines[at.line - 1].lstrip().startswith(("name", "- name"))
