"""Text on lines of a width."""

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from slatebind.rendering.escapes import docstring, line

WORDS = st.lists(st.sampled_from(["a", "of", "long-word", "x" * 12, "é", "\n", "\t", "\n\n", "\u3000"]), max_size=40)


@given(WORDS, st.integers(0, 8), st.integers(9, 24))
def test_text_is_wrapped_as_textwrap_does(words: list[str], indent: int, width: int) -> None:
    """Broken at spaces alone: a word that is longer than the line has one of its own."""
    text = line(" ".join(words))
    wrapped = textwrap.fill(text, width - indent, break_long_words=False, break_on_hyphens=False)
    assert docstring(text, indent, width) == wrapped.replace("\n", "\n" + " " * indent)
