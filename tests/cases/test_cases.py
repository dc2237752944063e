"""Each folder here is a document with what must come of it: ``spec.yaml`` and ``diagnostics.txt``.

``SLATEBIND_UPDATE=1 pytest tests/cases`` writes what comes of it now; read the difference before it is committed.
"""

import os
from pathlib import Path

import pytest

from slatebind.dialects import load_dialect
from slatebind.extract import extract_spec
from slatebind.markdown import read_document
from slatebind.spec.codec import dump, load

CASES = sorted(file.parent.name for file in Path(__file__).parent.glob("*/input.md"))


@pytest.mark.parametrize("case", CASES)
def test_case(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document gives its spec and its diagnostics, each at its place."""
    folder = Path(__file__).parent / case
    monkeypatch.chdir(folder)
    dialect, problems = load_dialect("cloudstack")
    assert dialect is not None, problems
    found = extract_spec(read_document("input.md"), dialect)
    lines = (f"{one}\n    {one.hint}\n" if one.hint else f"{one}\n" for one in found.diagnostics)
    compare(folder / "spec.yaml", dump(found.spec))
    compare(folder / "diagnostics.txt", "".join(lines))
    assert load(dump(found.spec), "spec.yaml").spec == found.spec


def compare(expected: Path, text: str) -> None:
    """Hold a text against a file, or write the file where that was asked for."""
    if os.environ.get("SLATEBIND_UPDATE"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")
