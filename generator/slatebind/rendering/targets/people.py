"""People and organizations in an option of a target, such as the authors of a package."""

import re
from collections.abc import Iterator

import msgspec

_SEPARATORS = re.compile(r'("[^"]*")|,')
_PERSON = re.compile(r'(?:"([^"\\]+)"\s*|([^"<>;\\]*))(?:<([^\s<>@",;\\]+@[^\s<>@",;\\]+)>)?')


class Person(msgspec.Struct, frozen=True):
    """A name, an email address, or both; what is not given is empty."""

    name: str
    email: str


def people(text: str) -> tuple[Person, ...]:
    """The people in ``Ada Lovelace <ada@example.org>, "Acme, Inc."``; raises ValueError for anything else."""
    return tuple(map(_person, _parts(text))) if text else ()


def _parts(text: str) -> Iterator[str]:
    """The parts between commas that are not in quotes."""
    start = 0
    for found in _SEPARATORS.finditer(text):
        if found[1] is None:
            yield text[start : found.start()].strip()
            start = found.end()
    yield text[start:].strip()


def _person(part: str) -> Person:
    found = _PERSON.fullmatch(part)
    if not part or found is None or not part.isprintable():
        raise ValueError("expected names, e-mail addresses or both, such as `Ada Lovelace <ada@example.org>, Acme`")
    quoted, plain, email = found.groups()
    return Person((quoted or plain or "").strip(), email or "")
