"""Python's types as the generated package spells them: what may be passed where, and read as what.

These are a type checker's answers to the questions that rules have; the suite holds them against mypy.
"""

import re

_WIDER = {"bool": ("int", "float"), "int": ("float",), "datetime": ("date",)}
_ALIASES = {"Entries": ("Mapping[str, object]", "Sequence[Mapping[str, object]]")}
_GENERIC = re.compile(r"(Sequence|list)\[(.*)\]", re.DOTALL)


def accepts(wanted: str, given: str) -> bool:
    """Whether a value of any of the types in ``given`` may be passed as ``wanted``."""
    return all(any(_accepts_one(one, part) for one in _parts(wanted)) for part in _parts(given))


def _accepts_one(wanted: str, given: str) -> bool:
    if wanted in (given, "object") or wanted in _WIDER.get(given, ()):
        return True
    outer, inner = _GENERIC.fullmatch(wanted), _GENERIC.fullmatch(given)
    if outer is None or outer[1] != "Sequence":
        return False
    # A string is a sequence of strings.
    return accepts(outer[2], "str") if given == "str" else bool(inner and accepts(outer[2], inner[2]))


def reads_as(wanted: str, given: str) -> bool:
    """Whether code that reads ``wanted`` can read ``given``. Nothing is known of code that reads ``Any``."""
    if given in (wanted, "Any") or (given in ("int", "bool") and wanted in _WIDER[given]):
        return True
    outer, inner = _GENERIC.fullmatch(wanted), _GENERIC.fullmatch(given)
    return bool(outer and inner and (outer[2] == inner[2] or inner[2] == "Any"))


def _parts(spelling: str) -> list[str]:
    """``UUID | Sequence[UUID | str]`` -> ``["UUID", "Sequence[UUID | str]"]``; the package's aliases spelt out."""
    parts, depth = [""], 0
    for character in spelling:
        depth += (character == "[") - (character == "]")
        if character == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += character
    return [one for part in parts for one in _ALIASES.get(part.strip(), (part.strip(),))]
