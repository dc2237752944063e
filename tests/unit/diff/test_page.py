"""The generated parts of docs/reference/diff.md."""

from diff_page import PAGE, page


def test_the_page_is_fresh() -> None:
    """``make generate`` updates them."""
    text = PAGE.read_text(encoding="utf-8")
    assert text == page(text)
