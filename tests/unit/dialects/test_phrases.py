"""Searching for words and phrases in texts."""

import pytest

from slatebind.dialects.phrases import Phrases, normalize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("Tree ID", "tree id"),
        ("**Tree**_id_ `x`", "treeid x"),
        ("  a\t-\n b.", "a b"),
        ("leaves[0].size", "leaves[0] size"),
        ("a\\_b ~~c~~", "ab c"),
        ("a < b", "a b"),
        ("<b class='x*'>Tree</b> id", "tree id"),
    ],
)
def test_markup_and_punctuation_do_not_count(text: str, words: str) -> None:
    """The same words result from a text in ASCII and from one with other characters."""
    assert normalize(text) == words
    assert normalize(f"{text} é") == f"{words} é".strip()


def test_a_phrase_is_found_as_whole_words() -> None:
    """Parts of words are not found; of two phrases at a place, the longer one is."""
    phrases = Phrases(["id", "tree", "tree id"])
    assert phrases.first_in("the tree id of a tree") == "tree id"
    assert phrases.remove_from("the tree id of a tree") == "the of a"
    assert not phrases.are_in("treeid trees")


def test_a_phrase_in_a_script_without_spaces_is_found_inside_of_words() -> None:
    """Other phrases are not, in the same text; the longest one at a place is found."""
    phrases = Phrases(["参数", "请求", "请求参数", "id 参数", "id", "path"])
    assert phrases.first_in("树的请求参数和") == "请求参数"
    assert phrases.remove_from("path的参数 id 和 path") == "path的 和"
    assert phrases.first_in("treeid 参数") == "id 参数"
    assert not phrases.are_in("树的id和paths")


def test_a_phrase_that_ends_with_a_bracket_is_found_in_a_word() -> None:
    """A bracket is a border between words only next to a letter."""
    phrases = Phrases(["[tree", "leaf["])
    assert phrases.remove_from("a leaf[x] and b[tree") == "a x] and b"
    assert not phrases.are_in("a leaf[ [tree")
