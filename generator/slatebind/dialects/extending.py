"""Combining dialect files as plain values: what a file extends, and the words of languages."""

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
