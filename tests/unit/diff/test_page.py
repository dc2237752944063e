"""The page about diffs is as the code is."""

from diff_page import PAGE, page


def test_the_page_is_fresh() -> None:
    """``make generate`` brings its made parts up to date."""
    text = PAGE.read_text(encoding="utf-8")
    assert text == page(text)
