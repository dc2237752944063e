"""Paths of requests, cut at their variables, so that two paths can be compared whatever their variables are called."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from urllib.parse import quote

import msgspec

_VARIABLE = re.compile(r"\{([^{}]*)\}")
# What a path may contain besides letters and digits; what is encoded already stays as it is.
_PATH_CHARACTERS = "/:@!$&'()*+,;=~%-._"


class CutPath(msgspec.Struct, frozen=True):
    """A path: ``literals`` are the texts around its ``variables``, one more than these."""

    literals: tuple[str, ...]
    variables: tuple[str, ...]

    def joined(self, names: Iterable[str]) -> str:
        """The path with other names for its variables."""
        return "".join(chain.from_iterable(zip(self.literals, (*(f"{{{name}}}" for name in names), ""), strict=True)))


def cut_path(path: str | None) -> CutPath:
    """The parts of a path as commands have it, which begins with a slash then; other characters are encoded."""
    text = path or "/"
    parts = _VARIABLE.split(text if text.startswith("/") else f"/{text}")
    return CutPath(tuple(quote(literal, safe=_PATH_CHARACTERS) for literal in parts[::2]), tuple(parts[1::2]))


def variable_names(variables: Iterable[str]) -> Iterator[str]:
    r"""Names for variables, all different; ``{id:\d+}`` is called ``id``, the rest says what its value looks like."""
    taken: set[str] = set()
    for variable in variables:
        base = re.sub(r"[^\w.-]+", "_", variable.partition(":")[0].strip()).strip("_") or "variable"
        name = base
        number = 2
        while name in taken:
            name = f"{base}_{number}"
            number += 1
        taken.add(name)
        yield name
