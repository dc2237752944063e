"""The page of all rules."""

from rules_page import PAGE, page


def test_the_page_of_all_rules_is_fresh() -> None:
    """``make generate`` updates it."""
    assert PAGE.read_text(encoding="utf-8") == page()
