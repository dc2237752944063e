"""Wrapping text to a width."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slatebind.rendering.templates.escapes import blocks, docstring, line, plain, summary

WORDS = st.lists(st.sampled_from(["a", "of", "long-word", "x" * 12, "é", "\n", "\t", "\n\n", "\u3000"]), max_size=40)


@given(WORDS, st.integers(0, 8), st.integers(9, 24))
def test_text_is_wrapped_as_by_textwrap(words: list[str], indent: int, width: int) -> None:
    """Only at spaces; a word longer than the line gets a line of its own."""
    text = line(" ".join(words))
    wrapped = textwrap.fill(text, width - indent, break_long_words=False, break_on_hyphens=False)
    assert docstring(text, indent, width) == wrapped.replace("\n", "\n" + " " * indent)


@given(WORDS, st.integers(0, 8), st.integers(9, 24), st.integers(-2, 8))
def test_the_first_line_has_less_room(words: list[str], indent: int, width: int, first: int) -> None:
    """By what precedes it, so that no line is longer than the limit unless a word is."""
    text = line(" ".join(words))
    at_start, *others = docstring(text, indent, width, first).split("\n")
    assert " " not in at_start or len(at_start) + max(first, 0) <= width - indent
    assert all(" " not in other.strip() or len(other) <= width for other in others)
    assert " ".join([at_start, *(other.strip() for other in others)]).rstrip() == text


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


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("One.<br>Two.<br />Three.", "One. Two. Three."),
        ('Its id. <i class="label label-info">read-only</i>', "Its id. read-only"),
        (
            "See [the list](#list-trees) and [more](/docs#x), or [RFC 1](https://a.example/1).",
            "See the list and more, or [RFC 1](https://a.example/1).",
        ),
        (
            "`<br>` and ``<b>`` are code, <TreeID> a variable, a<b> c",
            "`<br>` and ``<b>`` are code, <TreeID> a variable, a c",
        ),
        ("a < b and c > d, <brown>, <a", "a < b and c > d, <brown>, <a"),
        ("one ` two <br> three", "one ` two three"),
    ],
)
def test_what_only_pages_show_is_left_out(text: str, shown: str) -> None:
    """HTML tags and links within a page; code, variables and other links stay."""
    assert plain(text) == shown
    assert docstring(text, 0, 1000) == shown


@pytest.mark.parametrize("part", ["<a ", "`", "[", "[a](#", "<br", "`` ` <b"])
def test_markup_takes_linear_time(part: str) -> None:
    """Whatever is repeated without an end."""
    assert plain(part * 20_000 + "!").endswith("!")


@pytest.mark.parametrize("part", ["a|", "-|", "- ", "|\n", " "])
def test_lists_and_tables_take_linear_time(part: str) -> None:
    """Whatever is repeated without an end."""
    assert blocks(f"{part * 20_000}\n{part * 20_000}!")[-1][-1].endswith("!")


def test_comments_without_an_end_take_linear_time() -> None:
    """All that follows is left out."""
    assert plain("a --> <!--" * 20_000) == "a -->"
