"""Hidden characters are shown, masked, replaced or removed."""

import pytest

from slatebind.hidden_characters import (
    escape_hidden,
    escape_surrogates,
    escape_unprintable,
    mask_hidden,
    remove_non_xml,
    replace_hidden,
)

TEXT = "a\x1b[31m\u202eb\xa0c\ud800\td\ne"


def test_escape_hidden() -> None:
    """For a terminal: one line without cursor movement and text direction marks."""
    assert escape_hidden(TEXT) == r"a\x1b[31m\u202eb c\ud800 d e"


def test_mask_hidden() -> None:
    """For a quoted line: every character stays in its column."""
    masked = mask_hidden(TEXT)
    assert masked == "a?[31m?b c? d?e"
    assert len(masked) == len(TEXT)


def test_replace_hidden() -> None:
    """For generated files: lines and tabs stay."""
    assert replace_hidden(TEXT) == "a [31m b c\ufffd\td\ne"
    assert replace_hidden("a\u200bb\u00adc\u2060d\ufeffe") == "abcd e"
    assert replace_hidden("\u0645\u06cc\u200c\u062e") == "\u0645\u06cc\u200c\u062e"
    assert replace_hidden("a\r\nb") == "a\nb"
    assert replace_hidden("plain") == "plain"


def test_escape_unprintable() -> None:
    """For HTML: lines stay."""
    assert escape_unprintable(TEXT) == r"a\u001b[31m\u202eb\u00a0c\ud800\u0009d" + "\ne"


@pytest.mark.parametrize(
    ("text", "escaped", "in_xml"),
    [("a\ud800", r"a\ud800", "a"), ("a\x0b\ufffe", "a\x0b\ufffe", "a"), ("a\t\n\U0001f600", None, None)],
)
def test_escape_surrogates_and_remove_non_xml(text: str, escaped: str | None, in_xml: str | None) -> None:
    """For reports: characters that the encoding or XML cannot represent are escaped or removed."""
    assert escape_surrogates(text) == (text if escaped is None else escaped)
    assert remove_non_xml(text) == (text if in_xml is None else in_xml)
