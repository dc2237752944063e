"""Extractions of the real documents, once for all tests."""

from functools import cache
from pathlib import Path

import pytest

from documents import SIDESCALE, needs_corpus
from slatebind.dialects import load_dialect
from slatebind.extraction import Extraction, extract_spec
from slatebind.markdown import read_document


@cache
def extraction(number: str) -> Extraction:
    """The extraction of the revision whose file name starts with ``number``."""
    (file,) = SIDESCALE.glob(f"{number}-*.md")
    dialect, diagnostics = load_dialect("cloudstack")
    assert dialect is not None, diagnostics
    return extract_spec(read_document(str(file)), dialect, "sidescale")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip all tests if the documents are missing."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(needs_corpus)
