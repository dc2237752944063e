"""Phrases are found as a regular expression of all of them finds them, which is simple and slow."""

import re

from hypothesis import given
from hypothesis import strategies as st

from slatebind.dialects import Phrases, normalize

_PIECES = st.sampled_from(
    ["a", "b", "ab", "url", "x_", "\u00e9", "\u0438", "\u53c2", "\u53c2\u6570", "[", "]", "1", "-", " "]
)
_TEXTS = st.lists(_PIECES, max_size=12).map("".join)
_PHRASES = _TEXTS.filter(lambda text: re.search(r"\w", text) is not None)


def reference(phrases: list[str]) -> re.Pattern[str]:
    """Phrases as whole words, those in scripts without spaces anywhere; the longest first."""
    words = sorted({normalize(phrase) for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase))
    patterns = (re.escape(word) if "\u53c2" in word else rf"\b{re.escape(word)}\b" for word in words)
    return re.compile("|".join(patterns) or r"(?!)")


@given(st.lists(_PHRASES, max_size=6), _TEXTS)
def test_phrases_are_found_as_by_a_regular_expression(phrases: list[str], text: str) -> None:
    """Whether one is there, the first one, and the text without them."""
    text, pattern, found = normalize(text), reference(phrases), Phrases(phrases)
    match = pattern.search(text)
    assert found.are_in(text) is (match is not None)
    assert found.first_in(text) == (match and match[0])
    assert found.begin(text) is (pattern.match(text) is not None)
    assert found.remove_from(text) == " ".join(pattern.sub(" ", text).split())
