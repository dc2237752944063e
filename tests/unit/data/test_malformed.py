"""Malformed JSON, TOML and regular expressions: the same input is reported in the same words on every Python."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from slatebind.data.json_reader import MAX_DEPTH, ParsedJson, read_json
from slatebind.data.parsed import Parsed
from slatebind.data.toml_reader import read_toml
from slatebind.dialects import load_dialect
from slatebind.dialects.check import check

CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("malformed.yaml").read_text(encoding="utf-8")
)
TOKENS = st.sampled_from([*'[]{}:,"\\ \n1-0.eE', '"a"', "null", "true", "tru", "\\u00e9", "NaN"])


def text_of(case: dict[str, Any]) -> str:
    """The text of a case; ``repeat`` repeats all of it, ``repeat_end`` its last character."""
    text: str = case["text"]
    return text[:-1] + text[-1] * case["repeat_end"] if "repeat_end" in case else text * case.get("repeat", 1)


@pytest.mark.parametrize("case", CASES["json"], ids=lambda case: repr(case["text"]))
def test_json(case: dict[str, Any]) -> None:
    """The line, the column and the reason."""
    value, error = read_json(text_of(case))
    assert value is None
    assert error is not None
    assert f"{error.line}:{error.column} {error.reason}" == case["finding"]


@pytest.mark.parametrize("case", CASES["toml"], ids=lambda case: repr(case["text"]))
def test_toml(case: dict[str, Any]) -> None:
    """The line, the column and the reason."""
    (finding,) = read_toml(text_of(case), "a.toml").diagnostics
    assert f"{finding.at.line}:{finding.at.column} {finding.message}" == case["finding"]


@pytest.mark.parametrize("case", CASES["regex"], ids=lambda case: repr(case["text"]))
def test_regular_expressions(case: dict[str, Any]) -> None:
    """The key, without the reason, which each version of Python words in its own way."""
    dialect, _ = load_dialect("cloudstack")
    assert dialect is not None
    broken = type(dialect)(**{**_fields(dialect), "command_name": text_of(case)})
    assert [finding.message for finding in check(broken, Parsed({}, {}, ()), "a.yaml")] == [
        "command_name is not a valid regular expression"
    ]


def _fields(record: Any) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__struct_fields__}


@given(st.lists(TOKENS, max_size=12).map("".join))
def test_the_standard_library_decides_what_is_json(text: str) -> None:
    """Within the limits, the texts that the standard library refuses, and constants that are not JSON, are refused."""

    def refuse(constant: str) -> None:
        raise ValueError(constant)

    try:
        expected = json.loads(text, parse_constant=refuse)
    except ValueError:
        assert read_json(text).error is not None
    else:
        assert read_json(text) == ParsedJson(expected, None)


def test_values_within_the_limits_are_read() -> None:
    """Integers of 64 bits, with and without sign, pairs of surrogates, and as many levels as are allowed."""
    assert read_json("[18446744073709551615, -9223372036854775808]").value == [2**64 - 1, -(2**63)]
    assert read_json('"\\ud83d\\ude00"').value == "\N{GRINNING FACE}"
    assert read_json("[" * MAX_DEPTH + "]" * MAX_DEPTH).error is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[" * 300 + "]" * 300, "cannot be read: nested more than 200 levels deep"),
        ("[18446744073709551616]", "cannot be read: integer of more than 64 bits"),
        ('["\\ud800"]', "cannot be read: text with an unpaired surrogate"),
        ("[1,]", "is not valid JSON: `,` before `]`"),
    ],
)
def test_valid_json_beyond_a_limit_is_not_called_invalid(text: str, problem: str) -> None:
    """The limits are those of this reader."""
    error = read_json(text).error
    assert error is not None and error.problem == problem


def test_a_lenient_reader_replaces_what_it_cannot_express() -> None:
    """The rest of the text is what matters."""
    text = '{"a\\udc00": ["\\ud800x", 99999999999999999999999, "\\ud83d\\ude00"]}'
    expected = {"a\ufffd": ["\ufffdx", 2**64 - 1, "\N{GRINNING FACE}"]}
    assert read_json(text, is_lenient=True) == ParsedJson(expected, None)
    assert read_json("[" * 300 + "]" * 300, is_lenient=True).error is not None
