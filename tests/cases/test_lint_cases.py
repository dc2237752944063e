"""Every rule over every case and the bundled sample, in one file: a new false positive is seen there.

``SLATEBIND_UPDATE=1 pytest tests/cases/test_lint_cases.py`` writes what is found now.
"""

import os
from pathlib import Path

import pytest

from lint_documents import STRICT, dialect
from slatebind.lint import lint_document
from slatebind.markdown import read_document

ROOT = Path(__file__).parents[2]
CASES = sorted(file.relative_to(ROOT).as_posix() for file in (ROOT / "tests" / "cases").glob("*/input.md"))
FINDINGS = Path(__file__).parent / "lint_findings.txt"


def test_findings_of_all_cases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under the strict preset, each with its place, its message and its hint."""
    monkeypatch.chdir(ROOT)
    lines = []
    for path in ("sample/source/index.html.md", *CASES):
        for one in lint_document(read_document(path), dialect(), STRICT):
            lines.append(f"{one}{f' ({one.hint})' if one.hint else ''}\n")
    if os.environ.get("SLATEBIND_UPDATE"):
        FINDINGS.write_text("".join(lines), encoding="utf-8")
    assert "".join(lines) == FINDINGS.read_text(encoding="utf-8")
