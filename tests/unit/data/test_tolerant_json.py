"""Reading JSON as docs write it: what is tolerated, what stays an error, and that the time is linear."""

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slatebind.data.json_tree import JsonObject, Member, plain_value
from slatebind.data.tolerant_json import read_tolerant


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": 1, // one\n "b": 2 # two\n}', {"a": 1, "b": 2}),
        ('{"a": 1 /* one,\n two */}', {"a": 1}),
        ('{"a": {...}, "b": [...], "c": ...}', {"a": {}, "b": [], "c": "..."}),
        ('[{"a": 1}, ...]', [{"a": 1}]),
        ('[{"a": 1}, {"..."}]', [{"a": 1}, {}]),
        ('{"a": {"b": 1}, [...]}', {"a": {"b": 1}}),
        ('{"a": 1, \u2026}', {"a": 1}),
        ('{"a": [1, 2,], "b": 3,}', {"a": [1, 2], "b": 3}),
        ('{"a": 1\n "b": 2}', {"a": 1, "b": 2}),
        ('[{"a": 1} {"a": 2}]', [{"a": 1}, {"a": 2}]),
        ("{'a': 'x', b: True, \"c\": None}", {"a": "x", "b": True, "c": None}),
        ("{\u201ca\u201d: \u201cx\u201d}", {"a": "x"}),
        ('{"a": <id>, "b": String, "c": {{token}}}', {"a": "<id>", "b": "String", "c": "{{token}}"}),
        ('{"a": http://x/y, "b": 2019-01-01T10:30:00Z}', {"a": "http://x/y", "b": "2019-01-01T10:30:00Z"}),
        ('{"a": "two\nlines", "b": 1}', {"a": "two\nlines", "b": 1}),
        ('"a": 1,\n"b": [2]', {"a": 1, "b": [2]}),
        ('{"a": {"b": 1}', {"a": {"b": 1}}),
        ('{"a": [1, 2}', {"a": [1, 2]}),
        ('{"a": 1}}', {"a": 1}),
        ('{"a": "\\q", "b": 007}', {"a": "q", "b": 7}),
    ],
)
def test_what_hands_write_is_read(text: str, expected: Any) -> None:
    """Each deviation has one meaning, and the text is not called JSON."""
    read = read_tolerant(text)
    assert ([plain_value(value) for value in read.values], read.is_strict, read.error) == ([expected], False, None)


def test_several_values_are_read_one_by_one() -> None:
    """A block can show two answers."""
    assert [plain_value(value) for value in read_tolerant('{"a": 1}\n\n{"b": 2}').values] == [{"a": 1}, {"b": 2}]


@pytest.mark.parametrize(
    ("text", "line", "column", "reason"),
    [
        ("No content", 1, 1, "unexpected `No`"),
        ('{\n  "a" "b"\n}', 2, 7, 'expected `:`, found `"b"`'),
        ('{"a":}', 1, 6, "`a` has no value"),
        ('{"a": "he said "x" to me"}', 1, 18, 'expected `:`, found `" to me"`'),
        ('{"a": 1 }{"b', 1, 11, 'unexpected `"`'),
        ('[{"a": 1}, b: 1]', 1, 13, "unexpected `:`"),
        ("", 1, 1, "there is no value"),
        ("[" * 300, 1, 201, "nested more than 200 levels deep"),
    ],
)
def test_what_could_mean_several_things_is_an_error(text: str, line: int, column: int, reason: str) -> None:
    """It names the place and the reason, and nothing is read."""
    read = read_tolerant(text)
    assert read.values == ()
    assert (read.error and tuple(read.error)) == (line, column, reason, reason.startswith("nested"))


def test_comments_belong_to_members() -> None:
    """A comment at the end of a line is about its member, one on a line of its own about the next member."""
    (value,) = read_tolerant('{\n  "a": 1, // one\n  // two\n  "b": {  // three\n    "c": 2\n  }\n}').values
    c = Member("c", 4, 2)
    assert value == JsonObject([Member("a", 1, 1, "one"), Member("b", 3, JsonObject([c]), "two three")])


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**18), 10**18)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(_JSON, st.sampled_from([None, 2]))
def test_json_is_read_as_it_is(value: Any, indent: int | None) -> None:
    """A text that is JSON has the values that JSON gives it."""
    read = read_tolerant(json.dumps(value, indent=indent))
    assert (read.is_strict, [plain_value(item) for item in read.values]) == (True, [value])


@given(st.text(alphabet="{}[]\",:ab1.\\/*#'\n <>\u2026"))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text makes the reader fail."""
    read = read_tolerant(text)
    assert bool(read.values) != bool(read.error)


@pytest.mark.parametrize(
    "unit", ['{"a": ', "[", '"a', "'", "/*", '"a": ', "{{", "<", '\\"', '"\\', "}", "1 ", "...", "[ ", "...<"]
)
def test_the_time_is_linear(unit: str) -> None:
    """Four times the text takes at most eight times the time."""

    def seconds(count: int) -> float:
        text = unit * count
        best = 1e9
        for _ in range(3):
            start = time.process_time()
            read_tolerant(text)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(40_000) <= 8 * seconds(10_000) + 0.5
