"""Verdicts on TypeScript agree with its compiler, which checks each line of code with the old and with the new package.

What it accepts can still break: types without required properties accept each other.
"""

import re
import subprocess
from pathlib import Path

import pytest

from emitted.test_diff_witness import sides
from judges.programs import node_modules, node_program
from slatebind.diff.classify import classify_changes
from slatebind.diff.comparison import Comparison
from slatebind.diff.verdict import Finding, Level
from slatebind.output import write
from slatebind.project.steps import render
from slatebind.rendering.target import load_target
from slatebind.spec.codec import Loaded

pytestmark = pytest.mark.peers
OTHER_NAMES = ("LeavesItsTwin", "models.Gone")
"""Names that are no identifiers, which are written in quotes; and a model, which is a type and no code."""
TYPES = "Entries, Job, ListItem, Long, Pages, Scalar"
_LINES = 3
"""Of each function."""


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Finding, str, str]]:
    """The findings with lines of code, and what the compiler says of each with the old and with the new package."""
    target, problems = load_target("typescript")
    assert target is not None, problems
    specs = sides()
    changes = classify_changes(Comparison(*specs, target.manifest))
    findings = [each for each in changes if each.witness and each.witness.language == "typescript"]
    findings = [each for each in findings if not any(name in each.place for name in OTHER_NAMES)]
    said = []
    for side, spec in zip(("old", "new"), specs, strict=True):
        folder = tmp_path_factory.mktemp(side)
        rendered = render(Loaded(spec=spec, positions={}, diagnostics=()), "typescript", {"package": "harbor"})
        assert rendered.files is not None
        write(rendered.files, str(folder), owner="typescript")
        said.append(errors(folder, findings))
    return [(finding, said[0].get(at, ""), said[1].get(at, "")) for at, finding in enumerate(findings)]


def errors(folder: Path, findings: list[Finding]) -> dict[int, str]:
    """The first error of each line of code, by the number of the finding."""
    texts = (path.read_text(encoding="utf-8") for path in (folder / "src" / "models").glob("*.ts"))
    models = sorted({name for text in texts for name in re.findall(r"export interface (\w+)", text)})
    lines = [
        f'import type {{ Client, {TYPES} }} from "./index.js";',
        f'import type {{ {", ".join(models)} }} from "./models/index.js";',
    ]
    first = len(lines) + 1
    for number, finding in enumerate(findings):
        assert finding.witness is not None
        given = ", ".join(["client: Client", *(f"{name}: {kind}" for name, kind in finding.witness.given.items())])
        lines += [f"export async function line{number}({given}): Promise<void> {{", finding.witness.before, "}"]
    (folder / "src" / "witnesses.ts").write_text("\n".join([*lines, ""]), encoding="utf-8")
    (folder / "node_modules").symlink_to(node_modules())
    command = [node_program("tsc"), "-p", ".", "--noEmit", "--pretty", "false", "--noUnusedLocals", "false"]
    done = subprocess.run(
        [*command, "--noUnusedParameters", "false"], cwd=folder, capture_output=True, text=True, check=False
    )
    found: dict[int, str] = {}
    for file, line, message in re.findall(r"(?m)^(\S+)\((\d+),\d+\): error (.*)", done.stdout):
        assert file == "src/witnesses.ts", done.stdout
        assert int(line) >= first, done.stdout
        found.setdefault((int(line) - first) // _LINES, message)
    return found


def test_lines_are_code_of_the_old_package(checked: list[tuple[Finding, str, str]]) -> None:
    """Every line compiles before the change."""
    assert len(checked) > 400
    assert [(finding.place, finding.witness, error) for finding, error, _ in checked if error] == []


def test_what_no_longer_compiles_is_breaking(checked: list[tuple[Finding, str, str]]) -> None:
    """After the change, the lines of all other findings compile."""
    wrong = [
        (finding.rule, finding.place, finding.levels.get("sdk"), finding.witness, error)
        for finding, _, error in checked
        if error and finding.levels.get("sdk") is not Level.BREAKING
    ]
    assert wrong == []


def test_most_breaking_changes_do_not_compile(checked: list[tuple[Finding, str, str]]) -> None:
    """But for types that accept each other since none of their properties is required."""
    accepted = {
        finding.rule for finding, _, error in checked if finding.levels.get("sdk") is Level.BREAKING and not error
    }
    assert accepted <= {"command-became-async", "field-type-changed", "response-model-changed"}
    broken = {finding.rule for finding, _, error in checked if error}
    assert {"param-removed", "param-type-narrowed", "field-removed", "field-type-changed", "command-removed"} <= broken
