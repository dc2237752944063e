"""What calls return."""

from typing import Any

import pytest

from slatebind.protocols import protocol_named
from slatebind.rendering.views.calls import Result, result_of
from slatebind.spec.model import Command, Response

OBJECTS = [{"time": 1}]
ARRAYS = [["1545904980", "0.058"]]


@pytest.mark.parametrize(
    ("key", "example", "expected"),
    [
        (None, OBJECTS, "pages"),
        (None, None, "pages"),
        (None, [], "pages"),
        (None, ARRAYS, "value"),
        ("data", {"data": ARRAYS}, "value"),
        ("data.items", {"data": {"items": ARRAYS}}, "value"),
        ("data", {"data": OBJECTS}, "pages"),
        ("data", ARRAYS, "value"),
    ],
)
def test_lists_of_arrays_have_no_models(key: str | None, example: Any, expected: Result) -> None:
    """Docs name the elements of such arrays in a table: a client could not read an array as an object."""
    response = Response(shape="list", model="Candle", key=key, example=example)
    command = Command(name="get_candles", group="All", method="GET", path="/candles", response=response)
    assert result_of(command, protocol_named("rest"), has_model=True) == expected
