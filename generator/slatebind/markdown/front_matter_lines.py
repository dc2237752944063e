"""Reading the title and the includes of front matter that is not valid YAML, line by line."""

import re
from typing import Any

from slatebind.diagnostic import Path, Position

_KEY = re.compile(r"[ \t]*([A-Za-z_]\w*)[ \t]*:[ \t]*(.*)")
_ITEM = re.compile(r"[ \t]*-[ \t]+(\S.*)")
_NOT_IN_VALUES = " \t\"'[]{},"


def read_title_and_includes(text: str, file: str) -> tuple[dict[str, Any], dict[Path, Position]]:
    """The values of both keys, as far as lines state them, and their positions; ``text`` starts at the file's start."""
    values: dict[str, Any] = {}
    positions: dict[Path, Position] = {}
    is_list_open = False
    for number, line in enumerate(text.split("\n"), 1):
        item = _ITEM.fullmatch(line) if is_list_open else None
        key = _KEY.fullmatch(line)
        if item and (name := item[1].strip(_NOT_IN_VALUES)):
            positions["includes", len(values["includes"])] = Position(file, number, item.start(1) + 1)
            values["includes"].append(name)
        elif key and key[1] in ("title", "includes") and key[1] not in values:
            value, at = key[2].strip(_NOT_IN_VALUES), Position(file, number, key.start(2) + 1)
            is_list_open = key[1] == "includes"
            names = [name for part in value.split(",") if (name := part.strip(_NOT_IN_VALUES))]
            values[key[1]] = names if is_list_open else value
            positions[key[1],] = at
            if is_list_open:
                positions.update(((key[1], index), at) for index in range(len(names)))
        elif line.strip():
            is_list_open = False
    return values, positions
