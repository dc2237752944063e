"""Combining dialect files as plain values: what a file extends, and the words of languages."""

from collections.abc import Sequence
from itertools import chain
from typing import Any


def extended(own: dict[str, Any], inherited: dict[str, Any]) -> dict[str, Any]:
    """The values of a file on top of those that it inherits.

    Lists are put before the inherited ones, maps are combined by key, and other values replace them. The key
    ``without`` of ``own`` holds inherited entries of lists that are taken away.
    """
    without = own.get("without")
    kept = _taken_away(inherited, without) if isinstance(without, dict) else inherited
    added = {key: _combined(value, kept.get(key)) for key, value in own.items() if key not in ("extends", "without")}
    return {**kept, **added}


def united(files: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The values of several files whose lists hold texts, those of the first one first.

    The same as to extend the last one by the one before it and so on, but without going through a list again for each
    file: there are hundreds of words in each of twenty languages.
    """
    keys = dict.fromkeys(key for values in reversed(files) for key in values)
    return {key: _united([values[key] for values in files if key in values]) for key in keys}


def _united(values: Sequence[Any]) -> Any:
    if all(isinstance(value, dict) for value in values):
        return united(values)
    if all(isinstance(value, list) for value in values):
        return list(dict.fromkeys(chain.from_iterable(values)))
    return values[0]


def _combined(own: Any, inherited: Any) -> Any:
    if isinstance(own, dict) and isinstance(inherited, dict):
        added = {key: _combined(value, inherited.get(key)) for key, value in own.items()}
        return {**inherited, **added}
    if isinstance(own, list) and isinstance(inherited, list):
        words = {entry for entry in own if isinstance(entry, str)}
        # Only texts can be looked up in a set; of them, there are hundreds in each language.
        return [*own, *(entry for entry in inherited if entry not in (words if isinstance(entry, str) else own))]
    return own


def _taken_away(inherited: Any, without: Any) -> Any:
    if isinstance(inherited, dict) and isinstance(without, dict):
        return {key: _taken_away(value, without[key]) if key in without else value for key, value in inherited.items()}
    if isinstance(inherited, list) and isinstance(without, list):
        return [entry for entry in inherited if entry not in without]
    return inherited
