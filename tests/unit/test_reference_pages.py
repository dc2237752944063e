"""The generated parts of docs/reference/."""

import pytest

from reference_pages import FOLDER, PARTS, page


@pytest.mark.parametrize("name", PARTS)
def test_the_page_is_fresh(name: str) -> None:
    """``make generate`` updates it."""
    text = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    assert text == page(name, text)
