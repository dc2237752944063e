"""The modules of the mock server outside of a protocol's folder."""

import re
from pathlib import Path

import pytest

from slatebind import mock

FOLDER = next(iter(mock.__path__))
WORDS = re.compile(r"jobid|pagesize|errortext|errorcode|queryAsync|listApis|listZones|client/api", re.IGNORECASE)


@pytest.mark.parametrize("word", ["jobid", "errortext"])
def test_the_words_are_found_where_they_belong(word: str) -> None:
    """The check below would notice them."""
    text = "".join(path.read_text() for path in Path(FOLDER, "cloudstack").glob("*.py"))
    assert word in WORDS.findall(text)


def test_general_modules_know_no_protocol() -> None:
    """What is CloudStack's is in its folder."""
    paths = Path(FOLDER).glob("*.py")
    assert {path.name: WORDS.findall(path.read_text()) for path in paths if WORDS.search(path.read_text())} == {}
