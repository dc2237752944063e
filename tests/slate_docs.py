"""The specs of small documents that describe HTTP APIs, for tests of how these are read."""

from pathlib import Path

from slatebind.dialects import load_dialect
from slatebind.extraction import extract_spec
from slatebind.markdown import read_document
from slatebind.spec.model import Spec


def spec_of(folder: Path, text: str) -> Spec:
    """The spec of a document, which is written to a folder."""
    file = folder / "index.html.md"
    file.write_text(text, encoding="utf-8")
    dialect, problems = load_dialect("slate")
    assert dialect is not None, problems
    return extract_spec(read_document(str(file)), dialect).spec
