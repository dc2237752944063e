"""Where the real documents are. They are read in place and belong to their authors."""

from functools import cache
from pathlib import Path

import pytest

from slatebind.dialects import load_dialect
from slatebind.extract import Extraction, extract
from slatebind.markdown import read_document

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus" / "sidescale"


@cache
def extraction(number: str) -> Extraction:
    """What is extracted from the revision whose file name starts with ``number``."""
    (file,) = CORPUS.glob(f"{number}-*.md")
    dialect, diagnostics = load_dialect("cloudstack")
    assert dialect is not None, diagnostics
    return extract(read_document(str(file)), dialect, "sidescale")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without the documents there is nothing to hold the tests against."""
    if CORPUS.is_dir():
        return
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.skip(reason="the real documents are not here (../shared/corpus)"))
