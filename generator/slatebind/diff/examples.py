"""Whether two examples show the same: the order of arguments and keys, and white space, mean nothing."""

import json
import re
from typing import Any

_TOKEN = re.compile(r"""(?:[^\s"'\\]|\\[^\n]|"[^"]*"|'[^']*')+|["']""")
_SEPARATOR = re.compile(r"[?&]")


def is_same_call(before: str, after: str) -> bool:
    """Whether two calls pass the same arguments: ``list a=1 b=2`` and ``list b=2 a=1``."""
    return _call(before) == _call(after)


def _call(text: str) -> tuple[list[str], list[str]]:
    """The words in their order, and the arguments sorted; those of a URL as well."""
    tokens = [part for token in _TOKEN.findall(text) for part in _SEPARATOR.split(token) if part]
    return [token for token in tokens if "=" not in token], sorted(token for token in tokens if "=" in token)


def is_same_response(before: Any, after: Any) -> bool:
    """Whether two responses are the same JSON, or the same text if they are none."""
    return _response(before) == _response(after)


def _response(example: Any) -> str:
    if isinstance(example, str):
        try:
            example = json.loads(example)
        except (ValueError, RecursionError):
            return " ".join(example.split())
    return json.dumps(example, sort_keys=True)
