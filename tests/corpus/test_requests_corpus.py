"""Real references of HTTP APIs: their specs are valid and accounted for, as they are, damaged, and read again."""

from pathlib import Path
from random import Random

import pytest

from damaged_requests import damage, problems
from documents import CORPUS
from slatebind.project.steps import extract

SLATE = CORPUS / "slate"
INDEXES = sorted(
    path
    for pattern in ("index*.md", "index*.md.erb")
    for path in SLATE.glob(f"*/*/source/**/{pattern}")
    if path.is_file()
)

pytestmark = pytest.mark.peers


def name_of(path: Path) -> str:
    """The repository and the file."""
    return path.relative_to(SLATE).as_posix()


@pytest.mark.parametrize("index", INDEXES, ids=name_of)
def test_a_real_document_has_a_valid_spec(index: Path) -> None:
    """Every number of its account is that of its spec."""
    assert list(problems(index)) == []


@pytest.mark.parametrize("index", INDEXES, ids=name_of)
def test_a_second_run_reads_the_same(index: Path) -> None:
    """The spec, its positions and the findings are those of the first run."""
    first, second = (extract(str(index), dialect="slate") for _ in range(2))
    assert (first.spec, dict(first.positions), first.diagnostics) == (
        second.spec,
        dict(second.positions),
        second.diagnostics,
    )


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("index", INDEXES, ids=name_of)
def test_a_damaged_document_has_a_valid_spec(index: Path, seed: int, tmp_path: Path) -> None:
    """The entry page alone, after careless edits."""
    docs = tmp_path / "index.html.md"
    docs.write_text(damage(index.read_text(encoding="utf-8", errors="replace"), Random(seed)), encoding="utf-8")
    assert list(problems(docs)) == []
