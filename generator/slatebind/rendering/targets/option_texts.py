"""Options of targets that are texts of a certain form: addresses, licenses, people. All can be empty."""

import re
from typing import Literal

from slatebind.rendering.targets.people import people

TextKind = Literal["text", "url", "license", "people"]
TEXT_KINDS: tuple[TextKind, ...] = ("text", "url", "license", "people")
"""Templates insert such values with an escape."""

_URL = re.compile(r"https?://[!#-;=?-\[\]_a-z~]+")
_LICENSE_TOKEN = re.compile(r"[()]|[^\s()]+")
_LICENSE_ID = re.compile(r"(?:DocumentRef-[A-Za-z0-9.-]+:)?[A-Za-z0-9.-]+\+?")
_OPERATORS = ("AND", "OR", "WITH")


def text_problem(kind: TextKind, value: str) -> str | None:
    """Why a value is not legal; None if it is."""
    if not value:
        return None
    match kind:
        case "url" if not _URL.fullmatch(value):
            return "expected a URL such as https://acme.example/client"
        case "license" if not _is_license(value):
            return "expected an SPDX expression, such as MIT, Apache-2.0 OR MIT, or LicenseRef-Acme"
        case "people":
            try:
                people(value)
            except ValueError as problem:
                return str(problem)
    return None


def nearest_text(kind: TextKind, value: str) -> str:
    """The legal value that is most like one that is not."""
    match kind:
        case "url":
            name = re.sub(r"[^!#-;=?-\[\]_a-z~]+", "", re.sub(r"^\w*:?/*", "", value) if "/" in value else value)
            return f"https://{name or 'example.com'}"
        case "license":
            upper = re.sub(rf"\b(?:{'|'.join(_OPERATORS)})\b", lambda found: found[0].upper(), value, flags=re.I)
            name = re.sub(r"[^A-Za-z0-9.-]+", "-", value).strip("-")
            return upper if _is_license(upper) else f"LicenseRef-{name or 'Proprietary'}"
        case "people":
            shown = "".join(character if character.isprintable() else " " for character in value)
            names = (" ".join(re.sub(r'["<>;\\]', " ", name).split()) for name in shown.split(","))
            return ", ".join(filter(None, names))
        case "text":
            return value


def _is_license(value: str) -> bool:
    """Whether a value is an SPDX expression. Whether its licenses exist is for the package index to say."""
    depth, is_operand_next = 0, True
    before = ""
    for token in _LICENSE_TOKEN.findall(value):
        is_operator = token in _OPERATORS
        if is_operand_next == (is_operator or token == ")") or (token == "(" and before == "WITH"):
            return False
        if not is_operator and token not in "()" and not _LICENSE_ID.fullmatch(token):
            return False
        depth += (token == "(") - (token == ")")
        if depth < 0:
            return False
        is_operand_next = is_operator or token == "("
        before = token
    return depth == 0 and not is_operand_next
