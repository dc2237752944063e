"""Compatibility of Python types as the generated package spells them: what may be passed, and what may be read.

These are the answers of a type checker to the questions of the rules; the suite compares them with mypy.
"""

import re

_WIDER_TYPES = {"bool": ("int", "float"), "int": ("float",), "datetime": ("date",)}
_READ_AS = {"int": ("float",), "bool": ("int", "float"), "Timestamp": ("Date",)}
_SCALAR = ("str", "int", "float", "Decimal", "UUID", "date", "Enum")
_MAP = "Mapping[str, Scalar]"
_ALIASES = {"Entries": (_MAP, f"Sequence[{_MAP}]"), "ListItem": (*_SCALAR, _MAP), "Scalar": _SCALAR}
"""The aliases in the package's ``argument_types.py``."""
_GENERIC = re.compile(r"(Items|Sequence|list|dict|Mapping)\[(?:str, )?(.*)\]", re.DOTALL)


def can_pass(argument: str, parameter: str) -> bool:
    """Whether a value of any type in the union ``argument`` may be passed for the type ``parameter``."""
    return all(any(_can_pass_member(part, accepted) for accepted in _members(parameter)) for part in _members(argument))


def _can_pass_member(argument: str, parameter: str) -> bool:
    if parameter in (argument, "object") or parameter in _WIDER_TYPES.get(argument, ()):
        return True
    outer, inner = _GENERIC.fullmatch(parameter), _GENERIC.fullmatch(argument)
    return bool(outer and inner and outer[1] == inner[1] and can_pass(inner[2], outer[2]))


def can_read(value: str, declared: str) -> bool:
    """Whether code that reads the type ``declared`` can read a ``value``. Code that reads ``Any`` may do anything."""
    if value in (declared, "Any") or declared in _READ_AS.get(value, ()):
        return True
    outer, inner = _GENERIC.fullmatch(declared), _GENERIC.fullmatch(value)
    return bool(outer and inner and outer[1] == inner[1] and (outer[2] == inner[2] or inner[2] == "Any"))


def _members(union: str) -> list[str]:
    """``UUID | Items[UUID | str]`` -> ``["UUID", "Items[UUID | str]"]``, with the package's aliases expanded."""
    members, depth = [""], 0
    for character in union:
        depth += (character == "[") - (character == "]")
        if character == "|" and not depth:
            members.append("")
        else:
            members[-1] += character
    return [expanded for member in members for expanded in _ALIASES.get(member.strip(), (member.strip(),))]
