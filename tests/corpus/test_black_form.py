"""The output for real documents is in black's form without running black."""

import pytest

from black_form import assert_is_black_form, rendered
from corpus.conftest import extraction
from slatebind.regions import split_regions
from slatebind.rendering.formatter import has_long_code_line


@pytest.mark.parametrize("number", ["07", "19", pytest.param("22", marks=pytest.mark.peers)])
def test_output_for_real_documents_is_in_black_form(number: str) -> None:
    """Black does not change any file of the package, and only those with many documented values are passed to it."""
    files = rendered(extraction(number).spec)
    passed = [file.path for file in files if has_long_code_line(_without_values(split_regions(file.text).generated))]
    assert passed == []
    assert_is_black_form(files)


def _without_values(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if "Literal[" not in line)
