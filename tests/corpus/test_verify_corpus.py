"""The largest real document against the description of a real server: counted independently, corrected, generated."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from command_line import run_here
from decoding import answers, decoded
from documents import CORPUS, SIDESCALE
from slatebind.project.steps import apply_overlay, apply_shipped_overlay, extract

pytestmark = pytest.mark.peers
DESCRIPTION = CORPUS / "cloudstack" / "listApis-4.15.1.json"
TYPES = {
    **dict.fromkeys(("int", "short", "integer"), "integer"),
    **{word: word for word in ("string", "uuid", "boolean", "long", "date", "map", "list", "object")},
    "set": "list",
    "tzdate": "datetime",
    "long[]": "list",
    "double": "float",
    "float": "float",
    "url": "url",
}


def kind(word: str) -> str:
    """The type of the spec that a word of the server stands for."""
    return TYPES.get(word) or ("object" if word.endswith(("response", "responseobject")) else "string")


def nested(field: dict[str, Any], name: str) -> Iterator[str]:
    """The names of all fields inside of a field."""
    for inner in field.get("response", ()):
        if inner:
            yield f"{name}.{inner['name']}"
            yield from nested(inner, f"{name}.{inner['name']}")


def disagreements(spec: dict[str, Any], apis: dict[str, Any]) -> set[tuple[Any, ...]]:
    """What the two say differently, by kind; what several commands with one model share is one."""
    found: set[tuple[Any, ...]] = set()
    models = {model["name"]: {field["name"]: field for field in model["fields"]} for model in spec["models"]}
    names = {command["name"] for command in spec["commands"]}
    found |= {("command-missing", name) for name in names - apis.keys()}
    found |= {("command-undocumented", name) for name in apis.keys() - names}
    for command in spec["commands"]:
        if command["name"] not in apis:
            continue
        api = apis[command["name"]]
        params = {param["name"].lower(): param for param in command.get("params", ())}
        actual = {param["name"].lower(): param for param in api["params"]}
        if command.get("async", False) != api["isasync"]:
            found.add(("async-differs", command["name"]))
        found |= {("param-missing", command["name"], name) for name in params.keys() - actual.keys()}
        for name in actual.keys() - params.keys():
            rule = "required-param-undocumented" if actual[name]["required"] else "param-undocumented"
            found.add((rule, command["name"], name))
        for name in actual.keys() & params.keys():
            if kind(actual[name]["type"]) != params[name]["type"]:
                found.add(("param-type", command["name"], name))
            if params[name].get("length", actual[name]["length"]) != actual[name]["length"]:
                found.add(("length", command["name"], name))
            if params[name].get("required", False) != actual[name]["required"]:
                found.add(("param-required", command["name"], name))
        model = command["response"].get("model", "")
        fields, sent = models.get(model, {}), {field["name"]: field for field in api["response"] if field}
        found |= {("field-missing", model, name) for name in fields.keys() - sent.keys() if sent}
        for name, field in sent.items():
            if name not in fields:
                found.add(("field-undocumented", model or command["name"], name, field["type"]))
            elif kind(field["type"]) != fields[name]["type"]:
                found.add(("field-type", model, name, kind(field["type"])))
            if name not in fields or not fields[name].get("items"):
                found |= {("nested-field-undocumented", model, inner) for inner in nested(field, name)}
    return found


@pytest.fixture(scope="module")
def document() -> Path:
    """The largest document."""
    if not DESCRIPTION.is_file():
        pytest.skip(f"{DESCRIPTION} is missing")
    (file,) = SIDESCALE.glob("22-*.md")
    return file


def reported(document: Path, folder: Path, *arguments: str) -> Counter[str]:
    """What verify reports, by kind."""
    done = run_here("verify", str(document), "--against", str(DESCRIPTION), "--format", "json", *arguments, cwd=folder)
    codes = (finding["code"].removeprefix("verify-") for finding in json.loads(done.out)["diagnostics"])
    kinds = {"param-type": "param-type", "field-type": "field-type", "length": "length"}
    return Counter(next((kinds[start] for start in kinds if code.startswith(start)), code) for code in codes)


def test_each_kind_of_disagreement_is_counted(document: Path, tmp_path: Path) -> None:
    """A script of a few lines, which shares nothing with verify, finds as many of each kind."""
    spec = yaml.safe_load(run_here("extract", str(document), cwd=tmp_path).out)
    ((_, described),) = json.loads(DESCRIPTION.read_text(encoding="utf-8")).items()
    expected = Counter(row[0] for row in disagreements(spec, {api["name"]: api for api in described["api"]}))
    assert reported(document, tmp_path) == expected
    assert expected["nested-field-undocumented"] > 500


def test_the_corrected_client(document: Path, tmp_path: Path) -> None:
    """With the overlay nothing disagrees, and the client is strictly typed and reads nested answers."""
    overlay = tmp_path / "server.yaml"
    assert not reported(document, tmp_path, "--write-overlay", str(overlay))
    assert not reported(document, tmp_path, "--overlay", str(overlay))
    arguments = ("--overlay", str(overlay), "--target", "python", "--package", "real", "--output", ".")
    done = run_here("generate", str(document), *arguments, cwd=tmp_path)
    assert done.code == 0, done.err
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "real"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout
    spec = apply_shipped_overlay(apply_overlay(extract(str(document)), str(overlay))).spec
    assert spec is not None
    sent = answers(spec)
    assert len(sent) > 500
    for (command, _, answer), read in zip(sent, decoded("real", tmp_path, sent), strict=True):
        assert read == [answer] * 3, command
