"""A real HTTP reference against an OpenAPI document with what people read in it, and with seeded differences."""

import json
import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from command_line import run_here
from documents import CORPUS
from slatebind.project.steps import extract, render
from slatebind.spec.codec import Loaded
from slatebind.verify.comparison import compare
from slatebind.verify.sources import read_source

pytestmark = pytest.mark.peers
TRUTH = CORPUS.parent / "truth" / "open_truth.yaml"
NAME = "ACINQ/eclair"
CORE = CORPUS / "slate" / "core"
DOCS = CORE / NAME.replace("/", "+") / "source"
PAGES = sorted(CORE.glob("*")) if CORE.is_dir() else []
TYPES = {"string": "string", "integer": "integer", "boolean": "boolean", "double": "number"}


def schema(documented: str) -> dict[str, Any]:
    """The schema of a type as the docs write it, if a single word of it is a type."""
    words = [TYPES[word.lower()] for word in re.findall(r"[A-Za-z]+", documented) if word.lower() in TYPES]
    return {"type": words[-1]} if words and "list" not in documented else {}


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    """The OpenAPI document: all endpoints, with the parameters of those that were read by hand."""
    if not TRUTH.is_file() or not DOCS.is_dir():
        pytest.skip(f"{TRUTH} or {DOCS} is missing")
    truth = yaml.safe_load(TRUTH.read_text(encoding="utf-8"))[NAME]
    paths: dict[str, Any] = {}
    for endpoint in truth["endpoints"]:
        paths.setdefault(endpoint["path"], {})[endpoint["method"].lower()] = {"responses": {}}
    for sample in truth["samples"]:
        (operation,) = sample["operations"]
        rows = [row for row in sample["params"] if row["where"] == "body"]
        body = {
            "type": "object",
            "properties": {row["name"]: schema(row["type"]) for row in rows},
            "required": [row["name"] for row in rows if row["required"]],
        }
        media = {"application/x-www-form-urlencoded": {"schema": body}}
        paths[operation["path"]][operation["method"].lower()]["requestBody"] = {"content": media}
    return {"openapi": "3.1.0", "info": {"title": "eclair"}, "paths": paths}


def found(document: dict[str, Any], folder: Path) -> set[tuple[str, str, str]]:
    """The rule, the operation and the quoted word of each finding about operations, and about what was read by hand."""
    (folder / "openapi.json").write_text(json.dumps(document), encoding="utf-8")
    arguments = ("--against", "openapi.json", "--format", "json", "--exclude", "POST /connect")
    done = run_here("verify", str(DOCS), *arguments, cwd=folder)
    spec = yaml.safe_load(run_here("extract", str(DOCS), "--fail-on", "never", cwd=folder).out)
    paths = {command["name"]: command["path"] for command in spec["commands"]}
    read = {path for path, item in document["paths"].items() if "requestBody" in item.get("post", {})}
    rows = set()
    for finding in json.loads(done.out)["diagnostics"]:
        name, *words = re.findall(r"`([^`]*)`", finding["message"])
        path, rule = paths.get(name, name), finding["code"].removeprefix("verify-")
        if rule.startswith("command-"):
            rows.add((rule, path.removeprefix("POST "), ""))
        elif path in read:
            rows.add((rule, path, words[0]))
    return {row for row in rows if row[1] != "/connect"}


def body(document: dict[str, Any], path: str) -> dict[str, Any]:
    """The schema of the body of an operation."""
    content = document["paths"][path]["post"]["requestBody"]["content"]
    schema: dict[str, Any] = content["application/x-www-form-urlencoded"]["schema"]
    return schema


def test_what_people_read_agrees(document: dict[str, Any], tmp_path: Path) -> None:
    """No operation and no parameter of them is reported."""
    assert found(document, tmp_path) == set()


def test_seeded_differences(document: dict[str, Any], tmp_path: Path) -> None:
    """Ten differences are ten findings."""
    seeded = deepcopy(document)
    del seeded["paths"]["/usablebalances"]
    seeded["paths"]["/added"] = {"post": {"responses": {}}}
    del body(seeded, "/open")["properties"]["pushMsat"]
    body(seeded, "/open")["properties"]["feeTier"] = {"type": "string"}
    body(seeded, "/close")["properties"]["reason"] = {"type": "string"}
    body(seeded, "/close")["required"].append("reason")
    body(seeded, "/createinvoice")["properties"]["amountMsat"] = {"type": "boolean"}
    body(seeded, "/sendtonode")["required"].remove("amountMsat")
    body(seeded, "/audit")["required"].append("from")
    body(seeded, "/audit")["properties"]["count"] = {"type": "string"}
    del body(seeded, "/nodes")["properties"]["liquidityProvider"]
    moved = {"name": "liquidityProvider", "in": "query", "schema": {"type": "boolean"}}
    seeded["paths"]["/nodes"]["post"]["parameters"] = [moved]
    assert found(seeded, tmp_path) == {
        ("command-missing", "/usablebalances", ""),
        ("command-undocumented", "/added", ""),
        ("param-missing", "/open", "pushMsat"),
        ("param-undocumented", "/open", "feeTier"),
        ("required-param-undocumented", "/close", "reason"),
        ("param-type-differs", "/createinvoice", "amountMsat"),
        ("param-optional", "/sendtonode", "amountMsat"),
        ("param-required", "/audit", "from"),
        ("param-type-inexact", "/audit", "count"),
        ("param-place-differs", "/nodes", "liquidityProvider"),
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_docs_agree_with_their_own_document(page: Path) -> None:
    """The OpenAPI document that is generated from docs says nothing else than they do."""
    spec = extract(str(page / "source")).spec
    assert spec is not None
    files = render(Loaded(spec=spec, positions={}, diagnostics=()), "openapi").files
    text = next(file.data.decode() for file in files or () if file.path == "openapi.json")
    source = read_source(text, "openapi.json", spec)
    assert source.facts is not None
    assert source.diagnostics == ()
    assert [found.message for found in compare(spec, source.facts)] == []
