"""OpenAPI documents in the hands of linters: no errors, and no warning that is not the owner's to settle."""

import json
from pathlib import Path
from typing import Any

import pytest
from openapi_spec_validator import validate

from openapi.generators import SAMPLES, core_documents, generate, largest_document, linter, run

pytestmark = [pytest.mark.peers, pytest.mark.timeout(900)]

DOCUMENTS = {**SAMPLES, **largest_document(), **core_documents()}
OF_THE_DOCS = {
    "no-server-example.com",
    "no-ambiguous-paths",
    "operation-2xx-response",
    "no-unused-components",
    "oas3-unused-component",
}
"""Warnings that only the owner of the docs can settle; the README of the target says how."""


def redocly(folder: Path, name: str) -> list[tuple[str, str]]:
    """The severities and rules of what Redocly has to say."""
    options = ("--extends", "recommended", "--max-problems", "5000", "--format", "json")
    printed = run(folder, linter("redocly"), "lint", *options, name)
    problems = decoded(printed, "{")["problems"]
    return [(problem["severity"], problem["ruleId"]) for problem in problems]


def spectral(folder: Path, name: str) -> list[tuple[str, str]]:
    """The severities and rules of what Spectral has to say."""
    (folder / "ruleset.yaml").write_text('extends: ["spectral:oas"]\n', encoding="utf-8")
    printed = run(folder, linter("spectral"), "lint", "--ruleset", "ruleset.yaml", "--format", "json", name)
    severities = ("error", "warn", "info", "hint")
    return [(severities[problem["severity"]], problem["code"]) for problem in decoded(printed, "[")]


def decoded(printed: str, start: str) -> Any:
    """The JSON in the output of a program that also prints how far it is."""
    return json.JSONDecoder().raw_decode(printed[printed.index(start) :])[0]


@pytest.mark.parametrize("version", ["3.1", "3.0"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_linters(name: str, version: str, tmp_path: Path) -> None:
    """Recommended rules of Redocly and Spectral, and the schema of the standard; both files are the same."""
    generate(tmp_path, DOCUMENTS[name], openapi=version)
    validate(json.loads((tmp_path / "openapi.json").read_text(encoding="utf-8")))
    found = {*redocly(tmp_path, "openapi.yaml"), *spectral(tmp_path, "openapi.yaml")}
    accepted = OF_THE_DOCS if name not in SAMPLES else {"no-server-example.com"}
    assert found <= {("warn", rule) for rule in accepted}
