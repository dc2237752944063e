"""How requests are authenticated by sentences above all operations, in docs without a section about it."""

import re
from collections.abc import Iterator, Sequence

from slatebind.dialects import Dialect, normalize
from slatebind.extraction.parts import Part
from slatebind.extraction.requests.announcements.operations import Operation
from slatebind.extraction.requests.api_facts.credentials import (
    AUTHORIZATION,
    COOKIE,
    Evidence,
    authorization,
    cookie,
    is_credential,
    is_near,
    kind_of,
    known_scheme,
)
from slatebind.extraction.requests.headings import heading_kind
from slatebind.markdown import Annotation, Aside, Code, Prose

_NAMED = re.compile(r"(?:`|<code>)(?P<name>[A-Za-z][\w-]{1,40})(?P<value>\s*:[^`\n]{0,120}?)?(?:`|</code>)")
"""The name of a header, a cookie or a parameter in inline code, with or without a value."""
_BEARER = re.compile(r"\bbearer\b", re.I)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|[\n\u3002\uff1b]")
_MAX_SENTENCE_LENGTH = 500


def introductory_parts(parts: Sequence[Part], operations: Sequence[Operation], dialect: Dialect) -> list[Part]:
    """The parts above the first operation that are about requests: not what the API sends, nor what has changed."""
    read = {part.heading.at for operation in operations for part in operation.parts}
    found: list[Part] = []
    for part in parts:
        if part.heading.at in read:
            break
        kind = heading_kind(part.heading.text, dialect)
        if not (kind.is_received or kind.is_history):
            found.append(part)
    return found


def introductory_texts(parts: Sequence[Part], operations: Sequence[Operation], dialect: Dialect) -> list[str]:
    """The texts and code above the first operation."""
    blocks = (block for part in introductory_parts(parts, operations, dialect) for block in part.blocks)
    return [block.text for block in blocks if isinstance(block, Prose | Aside | Annotation | Code)]


def introduced_auth(parts: Sequence[Part], operations: Sequence[Operation], dialect: Dialect) -> tuple[Evidence, ...]:
    """What the first sentence says that names a header, a cookie or a parameter in which a credential is sent.

    If the introduction has none, one at an operation that logs in can say where its token is sent.
    """
    introduced = (found for part in introductory_parts(parts, operations, dialect) for found in _in_part(part, dialect))
    if (first := next(introduced, None)) is not None:
        return (first,)
    logins = (part for operation in operations if _logs_in(operation, dialect) for part in operation.parts)
    named = (found for part in logins for found in _in_part(part, dialect))
    return tuple(
        found
        for found in named
        if found.scheme in ("bearer", "basic") or found.name == COOKIE or is_credential(found.name or "", dialect)
    )[:1]


def _logs_in(operation: Operation, dialect: Dialect) -> bool:
    words = dialect.credentials
    segments = {segment.lower() for segment in operation.url.path.split("/")}
    return not segments.isdisjoint((*words.login_paths, *words.token_paths))


def _in_part(part: Part, dialect: Dialect) -> Iterator[Evidence]:
    for block in part.blocks:
        if isinstance(block, Prose | Aside | Annotation) and ("`" in block.text or "<code>" in block.text):
            for sentence in _SENTENCE_END.split(block.text):
                yield from _in_sentence(sentence, dialect)


def _in_sentence(sentence: str, dialect: Dialect) -> Iterator[Evidence]:
    names = [*_NAMED.finditer(sentence)] if len(sentence) <= _MAX_SENTENCE_LENGTH else []
    if not names:
        return
    words = dialect.credentials
    is_about = words.key_phrases.are_in(normalize(sentence))
    for match in names:
        name, value = match["name"], (match["value"] or "").strip(" :")
        if name.lower() == AUTHORIZATION.lower():
            yield from _of_authorization(sentence, value, is_about=is_about, dialect=dialect)
            continue
        if not (
            is_credential(name, dialect) or (is_about and kind_of(name, dialect) == "" and _is_free(name, dialect))
        ):
            continue
        if is_near(match, words.cookie_phrases):
            yield cookie(name)
        elif is_near(match, words.header_phrases):
            yield Evidence("header", name)
        elif is_near(match, words.query_phrases):
            yield Evidence("query", name)


def _of_authorization(sentence: str, value: str, *, is_about: bool, dialect: Dialect) -> Iterator[Evidence]:
    """What is said of the header ``Authorization``; without a value, the name of a scheme may be next to it."""
    if value:
        found = authorization(value, dialect)
        if found is not None and (is_about or known_scheme(value)):
            yield found
    elif _BEARER.search(sentence):
        yield Evidence("bearer")
    elif is_about:
        yield Evidence("header", AUTHORIZATION)


def _is_free(name: str, dialect: Dialect) -> bool:
    """Whether a name is not one of a header with another purpose, such as ``Idempotency-Key``, nor a whole constant."""
    return not dialect.credentials.other_phrases.are_in(normalize(re.sub(r"[-_]", " ", name)))
