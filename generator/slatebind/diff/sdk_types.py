"""Compatibility of types as the generated package spells them: what may be passed, and what may be read.

These are the answers of the language's compiler or type checker to the questions of the rules. For Python, the suite
compares them with mypy.
"""

import re
from functools import cache

from slatebind.rendering.views.usage import TypeRules

_OPEN, _CLOSED = "[(<{", "])>}"


def can_pass(argument: str, parameter: str, rules: TypeRules) -> bool:
    """Whether a value of any type in the union ``argument`` may be passed for the type ``parameter``."""
    accepted = _members(parameter, rules)
    return all(any(_can_pass_member(part, other, rules) for other in accepted) for part in _members(argument, rules))


def _can_pass_member(argument: str, parameter: str, rules: TypeRules) -> bool:
    if parameter in (argument, *rules.anything) or parameter in rules.passed_as.get(argument, ()):
        return True
    outer, inner = _content(parameter, rules), _content(argument, rules)
    return bool(outer and inner and outer[0] == inner[0] and can_pass(inner[1], outer[1], rules))


def can_read(value: str, declared: str, rules: TypeRules) -> bool:
    """Whether code that reads the type ``declared`` can read any type in the union ``value``.

    Unchecked values may be read as anything.
    """
    accepted = _members(declared, rules)
    return all(any(_can_read_member(part, other, rules) for other in accepted) for part in _members(value, rules))


def _can_read_member(value: str, declared: str, rules: TypeRules) -> bool:
    if value in (declared, rules.unchecked) or declared in (*rules.anything, *rules.read_as.get(value, ())):
        return True
    outer, inner = _content(declared, rules), _content(value, rules)
    if outer is None or inner is None or outer[0] != inner[0]:
        return False
    # Containers that can be written are not those of a wider type.
    return inner[1] in (outer[1], rules.unchecked) or outer[1] in rules.anything


def _content(kind: str, rules: TypeRules) -> tuple[str, str] | None:
    """``dict[str, int]`` -> ``("dict", "int")``: a container and its last type argument."""
    found = _container(rules.containers).fullmatch(kind) if rules.containers else None
    return (found[1], found[2]) if found else None


@cache
def _container(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"({'|'.join(map(re.escape, names))})[\[<](?:\w+, )?(.*)[\]>]", re.DOTALL)


def _members(union: str, rules: TypeRules) -> list[str]:
    """``UUID | Items[UUID | str]`` -> ``["UUID", "Items[UUID | str]"]``, with aliases expanded."""
    members, depth = [""], 0
    for character in union:
        depth += (character in _OPEN) - (character in _CLOSED)
        if character == "|" and not depth:
            members.append("")
        else:
            members[-1] += character
    return [expanded for member in members for expanded in rules.aliases.get(member.strip(), (member.strip(),))]
