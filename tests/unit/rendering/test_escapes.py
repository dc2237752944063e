"""Wrapping text to a width."""

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from slatebind.rendering.escapes import docstring, line

WORDS = st.lists(st.sampled_from(["a", "of", "long-word", "x" * 12, "é", "\n", "\t", "\n\n", "\u3000"]), max_size=40)


@given(WORDS, st.integers(0, 8), st.integers(9, 24))
def test_text_is_wrapped_as_by_textwrap(words: list[str], indent: int, width: int) -> None:
    """Only at spaces; a word longer than the line gets a line of its own."""
    text = line(" ".join(words))
    wrapped = textwrap.fill(text, width - indent, break_long_words=False, break_on_hyphens=False)
    assert docstring(text, indent, width) == wrapped.replace("\n", "\n" + " " * indent)
