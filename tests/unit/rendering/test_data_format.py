"""Targets whose templates write data as YAML, for files that are YAML or JSON."""

import json
from pathlib import Path

import pytest
import yaml

from slatebind.rendering import render
from slatebind.rendering.targets.target import load_target
from slatebind.rendering.templates.data_format import DATA_SUFFIXES, flow, format_data
from slatebind.spec.model import Api, Spec

TITLE = "a: b # {{ c }} \"d\" 'e' \\ \n- f\u2028\x07"


def render_data(folder: Path, template: str, manifest: str = "") -> tuple[dict[str, str], list[str]]:
    """The files of a target with one template, and what is wrong."""
    (folder / "mine").mkdir()
    files = (
        "files: [{path: a.yaml, template: t.j2}, {path: b.json, template: t.j2}]\nformat: {yaml: data, json: data}\n"
    )
    (folder / "mine" / "target.yaml").write_text(f"description: d\n{manifest or files}", encoding="utf-8")
    (folder / "mine" / "t.j2").write_text(template, encoding="utf-8")
    target, problems = load_target("mine", [str(folder)])
    if target is None:
        return {}, [str(problem) for problem in problems]
    found, problems = render(Spec(api=Api(name="x", title=TITLE, protocol="cloudstack")), target, {}, {})
    return {file.path: file.text for file in found or ()}, [str(problem) for problem in problems]


def test_data_is_written_canonically(tmp_path: Path) -> None:
    """Commas, quotes and comments of a template do not matter; both files have the same content and order."""
    files, problems = render_data(tmp_path, "z: [1, 'a',]   # why\ny: {b: true, a: null, }\n")
    assert problems == []
    assert files["a.yaml"] == 'z:\n- 1\n- a\n"y":\n  b: true\n  a: null\n'
    assert files["b.json"] == json.dumps({"z": [1, "a"], "y": {"b": True, "a": None}}, indent=2) + "\n"


def test_flow_writes_any_value_in_its_place(tmp_path: Path) -> None:
    """Text of docs stays one value, between braces as well, with escapes for hidden characters."""
    template = "a: {{ spec.api.title | flow }}\nb: {c: {{ {'k: }': [spec.api.title, 1, none, true]} | flow }}}\n"
    files, problems = render_data(tmp_path, template)
    assert problems == []
    assert yaml.safe_load(files["a.yaml"]) == {"a": TITLE, "b": {"c": {"k: }": [TITLE, 1, None, True]}}}


@pytest.mark.parametrize("suffix", DATA_SUFFIXES)
def test_names_that_differ_in_a_hidden_character_stay_two(suffix: str) -> None:
    """They are what is sent; the file shows the characters as escapes, in the planes above the first as well."""
    names = {"a\u202e": 1, "a\u2066": 2, "a\U000e0001": 3, "a": 4}
    text = format_data(flow(names), f"a.{suffix}")
    assert (json.loads(text) if suffix == "json" else yaml.safe_load(text)) == names
    assert text.replace("\n", "").isprintable()


def test_keys_have_any_length(tmp_path: Path) -> None:
    """YAML has a limit for keys on the line of their value; those beyond it are written in another form."""
    key = 'k"\\:' * 500
    long = json.dumps(key)
    template = f'a:\n  {long}: 1\n  {long[:-1]}2":\n    b: {{ {long}: [1] , {long[:-1]}2": 2}}\n{long}: x\n'
    files, problems = render_data(tmp_path, template)
    assert problems == []
    expected = {"a": {key: 1, key + "2": {"b": {key: [1], key + "2": 2}}}, key: "x"}
    assert json.loads(files["b.json"]) == yaml.safe_load(files["a.yaml"]) == expected


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("a: 1\nb: [1\n", "is not valid YAML: line 3 of the output: "),
        ("a: 1\na: 2\n", "is not valid YAML: line 2 of the output: "),
        ("- 1\n", "is not valid YAML: the output is not a mapping"),
        ("a: {{ spec.api.title }}\n", "is not valid YAML: line "),
    ],
)
def test_output_that_is_no_data(tmp_path: Path, template: str, expected: str) -> None:
    """It is an error of the template, with the line of the output; no file is written."""
    files, problems = render_data(tmp_path, template)
    assert files == {}
    assert len(problems) == 2
    assert all("error[template]" in problem and expected in problem for problem in problems), problems


def test_manifest_of_data(tmp_path: Path) -> None:
    """A suffix that is not one of data, and a placeholder that reserved names do not have, are errors."""
    manifest = "files: [{path: a.toml, template: t.j2}]\nformat: {jsn: data}\nreserved_models: ['{comand}Data']\n"
    _, problems = render_data(tmp_path, "a: 1\n", manifest)
    assert [problem.partition(": error")[2] for problem in problems] == [
        "[target-invalid]: format.jsn: `jsn` files cannot be written as data",
        "[target-invalid]: reserved_models[0]: unknown placeholder `{comand}`",
    ]
