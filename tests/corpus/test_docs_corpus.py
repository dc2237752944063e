"""The docs target on real references of HTTP APIs: the spec of its docs is the spec that they were made of."""

from pathlib import Path

import pytest

from docs_round_trip import content, extracted_again
from documents import CORPUS
from slatebind.project.steps import extract

pytestmark = pytest.mark.peers
CORE = CORPUS / "slate" / "core"
DOCUMENTS = sorted(folder.name for folder in CORE.glob("*/")) if CORE.is_dir() else []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_docs_say_all_that_the_spec_says(name: str, tmp_path: Path) -> None:
    """Extracting them gives the same spec."""
    source = CORE / name / "source"
    index = source / "localizable" / "index.html.md"
    spec = extract(str(index if index.exists() else source), dialect="slate").spec
    assert spec is not None
    assert content(extracted_again(spec, tmp_path, "slate")) == content(spec)
