"""Wrapping text to a width."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slatebind.rendering.escapes import docstring, line, summary

WORDS = st.lists(st.sampled_from(["a", "of", "long-word", "x" * 12, "é", "\n", "\t", "\n\n", "\u3000"]), max_size=40)


@given(WORDS, st.integers(0, 8), st.integers(9, 24))
def test_text_is_wrapped_as_by_textwrap(words: list[str], indent: int, width: int) -> None:
    """Only at spaces; a word longer than the line gets a line of its own."""
    text = line(" ".join(words))
    wrapped = textwrap.fill(text, width - indent, break_long_words=False, break_on_hyphens=False)
    assert docstring(text, indent, width) == wrapped.replace("\n", "\n" + " " * indent)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("A tool is one thing.  Two\nare two.", "A tool is one thing."),
        ("Two drills\nare two tools:\n\n## The tool object\n\nMore.", "Two drills are two tools:"),
        ("# Tools\n\n<aside>Careful.</aside>\n\nThings to lend.", "Things to lend."),
        ("Attribute | Type\n--------- | ----\nid | integer\n\nAll of it. The rest.", "All of it."),
        ("| a |\n|---|\n| b |", ""),
        ("", ""),
    ],
)
def test_summaries_are_sentences(text: str, sentence: str) -> None:
    """The first one of the first paragraph that is prose: no heading, no table, no HTML."""
    assert summary(text) == sentence
