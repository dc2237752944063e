"""Verdicts on TypeScript and Go agree with their compilers, which check each line with the old and the new package."""

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from emitted.test_diff_witness import sides
from judges.programs import node_modules, node_program
from slatebind.diff.classify import classify_changes
from slatebind.diff.comparison import Comparison
from slatebind.diff.verdict import Finding, Level, Witness
from slatebind.output import write
from slatebind.project.steps import render
from slatebind.rendering.targets.target import load_target
from slatebind.spec.codec import Loaded
from tools import find_program

pytestmark = pytest.mark.peers
GO_HEAD = """\
package harbor

import "context"

func must[T any](value T, err error) T { return value }
"""
Said = dict[int, str]
"""What a compiler says of a finding's line, by the number of the finding."""


def typescript_errors(folder: Path, witnesses: list[Witness]) -> Said:
    """The first error of each line, each of which is a function of the package that the folder holds."""
    texts = (path.read_text(encoding="utf-8") for path in (folder / "src" / "models").glob("*.ts"))
    models = sorted({name for text in texts for name in re.findall(r"export interface (\w+)", text)})
    head = (
        'import type { Client, Entries, Job, ListItem, Long, Pages, Scalar } from "./index.js";\n'
        f'import type {{ {", ".join(models)} }} from "./models/index.js";\n'
    )
    functions = [
        f"export async function line{number}({', '.join(_declared(witness, 'client: Client', ': '))}): Promise<void> {{"
        for number, witness in enumerate(witnesses)
    ]
    _write(folder / "src" / "witnesses.ts", head, functions, witnesses)
    (folder / "node_modules").symlink_to(node_modules())
    options = ("--noEmit", "--pretty", "false", "--noUnusedLocals", "false", "--noUnusedParameters", "false")
    printed = _run(folder, node_program("tsc"), "-p", ".", *options)
    return _errors(re.findall(r"(?m)^src/witnesses\.ts\((\d+),\d+\): error (.*)", printed), head)


def go_errors(folder: Path, witnesses: list[Witness]) -> Said:
    """The same for Go, which also reports what is not used."""
    functions = [
        f"func line{number}({', '.join(_declared(witness, 'ctx context.Context, client *Client', ' '))}) {{"
        for number, witness in enumerate(witnesses)
    ]
    _write(folder / "witnesses.go", GO_HEAD, functions, witnesses)
    printed = _run(folder, find_program("go"), "build", "-gcflags=-e", "-o", os.devnull, ".")
    found = re.findall(r"(?m)^\./witnesses\.go:(\d+):\d+: (.*)", printed)
    return _errors([(line, message) for line, message in found if "not used" not in message], GO_HEAD)


class Compiler(NamedTuple):
    """A language, places whose lines are not complete code, and rules of changes that compilers accept.

    Names that are no identifiers are written in quotes in TypeScript, and a model is a type alone. Types without
    required properties accept each other there, and in Go a required field of a struct may be left out.
    """

    target: str
    errors: Callable[[Path, list[Witness]], Said]
    incomplete: tuple[str, ...]
    accepted: frozenset[str]


COMPILERS = (
    Compiler(
        "typescript",
        typescript_errors,
        ("LeavesItsTwin", "models.Gone"),
        frozenset({"command-became-async", "field-type-changed", "response-model-changed"}),
    ),
    Compiler("go", go_errors, ("models.Gone",), frozenset({"param-became-required", "param-added-required"})),
)


class Checked(NamedTuple):
    """The findings with lines of code, and what the compiler says with the old and with the new package."""

    compiler: Compiler
    findings: list[Finding]
    old: Said
    new: Said


@pytest.fixture(scope="module", params=COMPILERS, ids=lambda compiler: compiler.target)
def checked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """The changes of all kinds, checked by one compiler."""
    compiler: Compiler = request.param
    target, problems = load_target(compiler.target)
    assert target is not None, problems
    specs = sides()
    changes = classify_changes(Comparison(*specs, target.manifest))
    findings = [each for each in changes if each.witness and each.witness.language == target.manifest.language]
    findings = [each for each in findings if not any(name in each.place for name in compiler.incomplete)]
    said = []
    for side, spec in zip(("old", "new"), specs, strict=True):
        folder = tmp_path_factory.mktemp(side)
        rendered = render(Loaded(spec=spec, positions={}, diagnostics=()), compiler.target, {"package": "harbor"})
        assert rendered.files is not None
        write(rendered.files, str(folder), owner=compiler.target)
        said.append(compiler.errors(folder, [finding.witness for finding in findings if finding.witness]))
    return Checked(compiler, findings, *said)


def test_lines_are_code_of_the_old_package(checked: Checked) -> None:
    """Every line compiles before the change."""
    assert len(checked.findings) > 400
    assert [
        (checked.findings[at].place, checked.findings[at].witness, error) for at, error in checked.old.items()
    ] == []


def test_what_no_longer_compiles_is_breaking(checked: Checked) -> None:
    """After the change, the lines of all other findings compile; those of breaking ones do not, with few exceptions."""
    broken = {at for at, finding in enumerate(checked.findings) if finding.levels.get("sdk") is Level.BREAKING}
    wrong = checked.new.keys() - broken
    assert [(checked.findings[at].place, checked.findings[at].witness, checked.new[at]) for at in wrong] == []
    assert {checked.findings[at].rule for at in broken - checked.new.keys()} == checked.compiler.accepted


def _declared(witness: Witness, start: str, separator: str) -> list[str]:
    return [start, *(f"{name}{separator}{kind}" for name, kind in witness.given.items())]


_LINES = 3
"""Of each function."""


def _write(file: Path, head: str, functions: list[str], witnesses: list[Witness]) -> None:
    lines = (f"{start}\n{witness.before}\n}}\n" for start, witness in zip(functions, witnesses, strict=True))
    file.write_text(head + "".join(lines), encoding="utf-8")


def _errors(found: list[tuple[str, str]], head: str) -> Said:
    said: Said = {}
    for line, message in found:
        number = (int(line) - 1 - head.count("\n")) // _LINES
        assert number >= 0, message
        said.setdefault(number, message)
    return said


def _run(folder: Path, *command: str) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr
