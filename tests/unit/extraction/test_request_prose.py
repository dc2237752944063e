# ruff: noqa: RUF001
"""Facts that descriptions in references of HTTP APIs state, in several languages, and sentences that state none."""

from typing import Any

import pytest

from slatebind.dialects import load_dialect
from slatebind.extraction.prose.prose_facts import with_own_facts
from slatebind.spec.model import Field, Param

SLATE = load_dialect("slate")[0]


def facts_of(description: str, kind: Any = "string", **values: Any) -> dict[str, Any]:
    """What is read of a parameter ``depth`` with this description."""
    assert SLATE is not None
    read = with_own_facts(Param(name="depth", type=kind, description=description, **values), SLATE)
    assert isinstance(read.origin, dict)
    assert set(read.origin.values()) <= {"prose"}
    return {key: getattr(read, key) for key in read.origin}


@pytest.mark.parametrize(
    "description",
    [
        "One of: low, high",
        "How deep. One of `low`, `high`.",
        "How deep.<br>Possible values: `low`, `high`",
        "How deep, valid value are `low` and `high`.",
        "Options: `low` and `high`.",
        "**Values**: `low` (at most 2 m), `high`.",
        "Allowed values are low or high",
        'May be either "low" or "high".',
        "Can be `low` or `high`",
        "How deep (can be one of: low, high)",
        "It is either `low` or `high`.",
        "Tiefe. Mögliche Werte: `low` oder `high`.",
        "Profundidade. Valores válidos: **low** e **high**",
        "Profundidad. Valores posibles: `low` y `high`",
        "Profondeur. Valeurs possibles : `low` ou `high`",
        "Profondità. Valori ammessi: low, high",
        "Глубина. Возможные значения: `low`, `high`",
        "深度。可选值：`low`、`high`",
        "深さ。指定可能な値：`low`、`high`",
        "깊이. 가능한 값: `low` 또는 `high`",
        "Derinlik. Geçerli değerler: low ve high",
        "عمق. مقادیر مجاز: `low` یا `high`",
    ],
)
def test_values(description: str) -> None:
    """The words before a list of values and those between them are the language's."""
    assert facts_of(description) == {"values": ("low", "high")}


@pytest.mark.parametrize(
    "description",
    [
        "Depth, default: 10",
        "Depth. Defaults to `10`.",
        "Depth. Default to **10** if not present.",
        "Depth (default is 10)",
        "Depth. Default value - `10`.",
        "Default value is `10`, and max value supported is `100`.",
        "Default value `10`.",
        "Tiefe. Standardwert: 10",
        "Profundidade. Valor padrão: **10**",
        "Profundidad. Valor por defecto: 10",
        "Profondeur. Par défaut : 10",
        "Profondità. Valore predefinito: 10",
        "Глубина. По умолчанию: 10",
        "深度，默认值：10",
        "深度，默認10，最大值100",
        "深さ。デフォルトは10です",
        "깊이. 기본값: 10",
        "Derinlik. Varsayılan: 10",
        "عمق. پیش‌فرض: 10",
    ],
)
def test_default(description: str) -> None:
    """A default is the one value after the words for it."""
    assert facts_of(description, "integer") == {"default": "10"}


@pytest.mark.parametrize(
    "description",
    [
        "One of the ships.",
        "One of name, label",
        "Possible values: a string or a number",
        "Supported image types are: `image/png`, `image/jpg`",
        "Can be a name or an id",
        "For example, possible values: `low`, `high`",
        "If the pier is closed, one of: low, high",
        "The available values for large ships are `low` and `high`, default is `low`",
        "Defaults to the depth of the pier",
        "Default depth of the pier",
        "Usually the default is `low`",
        "The axis: `x` and `y`",
    ],
)
def test_sentences_without_facts(description: str) -> None:
    """What is not certainly a list of all values, or a default that always holds, is left in the description."""
    assert facts_of(description) == {}


def test_values_of_one_letter() -> None:
    """A word of one letter between values, as `y` in Spanish, can be a value itself."""
    assert facts_of("Possible values: x, y, z") == {"values": ("x", "y", "z")}


def test_a_column_wins() -> None:
    """What a column states is not replaced by what the description says."""
    assert facts_of("One of: low, high. Defaults to `low`.", default="high", values=("high",)) == {}


def test_fields_inside_of_fields() -> None:
    """A field has facts like a parameter."""
    assert SLATE is not None
    field = Field(name="depth", type="string", description="One of `low`, `high`. Deprecated, use `level`.")
    read = with_own_facts(field, SLATE)
    assert (read.values, read.deprecated, read.origin) == (
        ("low", "high"),
        True,
        {"values": "prose", "deprecated": "prose"},
    )


def test_a_long_list_takes_linear_time() -> None:
    """A description that is too long to be a sentence is not read."""
    assert facts_of("Possible values: " + ", " * 200_000 + "a") == {}
