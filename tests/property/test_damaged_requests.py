"""References of HTTP APIs after careless edits: their specs are valid, and everything in them is accounted for."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from damaged_requests import damage, problems
from examples import examples

ROOT = Path(__file__).parents[2]
DOCUMENTS = {
    "case": (ROOT / "tests" / "cases" / "requests" / "input.md").read_text(encoding="utf-8"),
    "sample": "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "sample" / "rest").rglob("_*.md"))),
}


@pytest.mark.parametrize("name", DOCUMENTS)
@given(st.integers(min_value=0, max_value=2**32))
@examples(100)
def test_a_damaged_document_has_a_valid_spec(name: str, seed: int) -> None:
    """Whatever is removed, repeated or put in."""
    with TemporaryDirectory() as folder:
        docs = Path(folder) / "index.html.md"
        docs.write_text(damage(DOCUMENTS[name], Random(seed)), encoding="utf-8")
        assert list(problems(docs)) == []
