"""Reads the vectors. README.md describes their format."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent
API = HERE / "api.yaml"
_VALUES = {
    "$long": int,
    "$float": float,
    "$date": dt.date.fromisoformat,
    "$time": dt.datetime.fromisoformat,
    "$repeat": lambda pair: pair[0] * pair[1],
}


def load(name: str) -> list[dict[str, Any]]:
    """The vectors of a file."""
    found = yaml.load((HERE / f"{name}.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    assert isinstance(found, list)
    return found


def cases(name: str, runtimes: tuple[str, ...]) -> list[Any]:
    """Runtimes and vectors of a file as test parameters; what a runtime is known to fail is expected to."""
    known = yaml.safe_load((HERE / "known_failures.yaml").read_text(encoding="utf-8")) or {}
    vectors = load(name)
    found = []
    for runtime in runtimes:
        failing: dict[str, str] = known.get(runtime, {}).get(name, {})
        unknown = failing.keys() - {vector["name"] for vector in vectors}
        assert not unknown, f"known_failures.yaml names vectors that do not exist: {unknown}"
        for vector in vectors:
            reason = failing.get(vector["name"])
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            found.append(pytest.param(runtime, vector, id=f"{runtime}: {vector['name']}", marks=marks))
    return found


def value(given: Any) -> Any:
    """A value of a vector in Python."""
    if isinstance(given, list):
        return [value(item) for item in given]
    if not isinstance(given, dict):
        return given
    if len(given) == 1 and (kind := next(iter(given))) in _VALUES:
        return _VALUES[kind](given[kind])
    return {name: value(item) for name, item in given.items()}


def ids(text: str) -> list[str]:
    """``1-3,5-5``: 1, 2, 3 and 5."""
    found: list[str] = []
    for part in filter(None, text.split(",")):
        first, _, last = part.partition("-")
        found += map(str, range(int(first), int(last) + 1))
    return found
