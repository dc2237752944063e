"""What a header, a parameter of a query or a value of `Authorization` says of how a request is authenticated."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Literal, NamedTuple

from slatebind.casing import split
from slatebind.dialects import Dialect, Phrases, normalize
from slatebind.extraction.requests.samples import Sample
from slatebind.spec.model import AuthScheme

AUTHORIZATION = "Authorization"
COOKIE = "Cookie"
_KNOWN = re.compile(r"\s*(bearer|basic)\b", re.I)
_PREFIXED = re.compile(r"(?P<prefix>[A-Za-z][\w.-]{0,40}) +(?P<parameter>[a-z][\w-]{0,20}=)?(?P<key>\S.*)", re.S)
_PLACEHOLDER = re.compile(r"[<{\[(%$].*|\S*[\d_=+/*.]\S*|[^\sa-z]+", re.S)
"""What stands for a key: in brackets, with a digit or punctuation, or in capitals."""

_MAX_DISTANCE = 40
"""Characters between a name and the word that says where it is sent."""

Kind = Literal["signature", "credential", "partner", ""]


class Evidence(NamedTuple):
    """A way to authenticate that was seen: `name`, `prefix` and `also` are those of `Auth`."""

    scheme: AuthScheme
    name: str | None = None
    prefix: str = ""
    also: tuple[str, ...] = ()


def kind_of(name: str, dialect: Dialect) -> Kind:
    """What the name of a header or a parameter is that of; empty if it is neither."""
    words, credentials = normalize(" ".join(split(name))), dialect.credentials
    if credentials.signature_phrases.are_in(words):
        return "signature"
    if credentials.other_phrases.are_in(words):
        return ""
    if credentials.name_phrases.are_in(words):
        return "credential"
    return "partner" if credentials.partner_phrases.are_in(words) else ""


def signed_with(names: Iterable[str], dialect: Dialect) -> Iterator[str]:
    """What is sent together with a signature, of the names around it."""
    for name in names:
        is_unsent = dialect.credentials.unsent_phrases.are_in(normalize(" ".join(split(name))))
        if kind_of(name, dialect) in ("credential", "partner") and not is_unsent:
            yield name


def is_credential(name: str, dialect: Dialect) -> bool:
    """Whether the name of a header or parameter is that of a credential."""
    return kind_of(name, dialect) == "credential"


def evidence_of_name(name: str, place: AuthScheme, dialect: Dialect) -> Iterator[Evidence]:
    """What the name of a header or of a parameter of a query is evidence of."""
    kind = kind_of(name, dialect)
    if kind == "signature":
        yield Evidence("signed", name)
    elif kind == "credential":
        yield Evidence(place, name)


def is_near(match: re.Match[str], phrases: Phrases) -> bool:
    """Whether one of these words is right before a name in code, or right behind it; between two names, the nearer."""
    text, start, end = match.string, match.start(), match.end()
    is_first, *_, before = "`" not in text[:start], *text[max(0, start - _MAX_DISTANCE) : start].split("`")
    behind, *others = text[end : end + _MAX_DISTANCE].split("`")
    left, right = _words_around(before, phrases), _words_around(behind, phrases)
    if left is not None and (is_first or left[1] <= left[0]):
        return True
    return right is not None and (not others or right[0] <= right[1])


def _words_around(text: str, phrases: Phrases) -> tuple[int, int] | None:
    """The number of words before and behind the first of some phrases in a text; None if it has none."""
    words = normalize(text)
    found = phrases.first_in(words)
    if found is None:
        return None
    before, _, behind = words.partition(found)
    return len(before.split()), len(behind.split())


def cookie(name: str) -> Evidence:
    """A credential that is sent in a cookie of this name."""
    return Evidence("header", COOKIE, f"{name}=")


def known_scheme(text: str) -> AuthScheme | None:
    """The scheme with a name of its own that a value of `Authorization` begins with."""
    match = _KNOWN.match(text)
    return None if match is None else "bearer" if match[1].lower() == "bearer" else "basic"


def authorization(value: str, dialect: Dialect) -> Evidence | None:
    """What a value of `Authorization` is evidence of; None if it is a sentence.

    What precedes the key is a word for a credential, or a word before a single one that stands for a key.
    """
    if scheme := known_scheme(value):
        return Evidence(scheme)
    text = unescape(value).strip()
    match = _PREFIXED.fullmatch(text)
    if match is None:
        return Evidence("header", AUTHORIZATION) if _PLACEHOLDER.fullmatch(text) else None
    prefix, parameter, key = match["prefix"], match["parameter"], match["key"]
    if dialect.credentials.signature_phrases.are_in(normalize(" ".join(split(prefix)))):
        return Evidence("signed", AUTHORIZATION)
    is_spaced = prefix.isupper() and " " in key
    if is_credential(prefix, dialect) or parameter or (_PLACEHOLDER.fullmatch(key) and not is_spaced):
        return Evidence("header", AUTHORIZATION, f"{prefix} {parameter}" if parameter else prefix)
    return None


def sample_evidence(sample: Sample, dialect: Dialect) -> Iterator[Evidence]:
    """What a sample is authenticated with."""
    if sample.user is not None:
        yield Evidence("basic")
    for header, value in sample.headers:
        if header.lower() == AUTHORIZATION.lower():
            yield authorization(value, dialect) or Evidence("header", AUTHORIZATION)
        elif header.lower() == COOKIE.lower():
            # One of several cookies may be anything.
            name = value.partition("=")[0].strip()
            if "=" in value and ";" not in value.rstrip("; ") and is_credential(name, dialect):
                yield cookie(name)
        else:
            yield from evidence_of_name(header, "header", dialect)
    for name, _ in sample.query:
        yield from evidence_of_name(name, "query", dialect)


def sample_partners(sample: Sample, dialect: Dialect) -> Iterator[str]:
    """The headers of a sample that may have to be sent together with a credential."""
    yield from (header for header, _ in sample.headers if kind_of(header, dialect) == "partner")
