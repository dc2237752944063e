"""How requests are authenticated: by most samples or, without samples, by what docs say under a heading about it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import parse_qsl

from slatebind.casing import split
from slatebind.diagnostic import Position
from slatebind.dialects import Dialect, normalize
from slatebind.extraction.parts import Part
from slatebind.extraction.requests.announcements.operations import Operation
from slatebind.extraction.requests.announcements.urls import read_url
from slatebind.extraction.requests.api_facts.hosts import server_url
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.extraction.requests.samples import Sample
from slatebind.markdown import Annotation, Aside, Code, Prose, Table
from slatebind.spec.model import Auth, AuthScheme, FactSource

_SCHEME = re.compile(r"\s*(bearer|basic)\b", re.I)
_IN_TEXT = re.compile(r"\bAuthorization\b[^\w\n]{1,12}(?P<scheme>Bearer|Basic)\b", re.I)
_HEADER_NAME = re.compile(r"\b[A-Za-z]{1,20}(?:-[A-Za-z]{1,20}){1,6}\b")
_QUERY_NAME = re.compile(r"[?&](\w{1,40})=")
_MIN_AUTHENTICATED = 0.2
"""The share of samples with a credential below which the samples say nothing about the API."""
_MIN_COVERED = 0.05
"""As many samples with a credential for each operation make prose unnecessary."""

_Evidence = tuple[AuthScheme, str | None]


def find_auth(
    parts: Sequence[Part], operations: Sequence[Operation], samples: Sequence[Sample], dialect: Dialect
) -> tuple[Auth, ...]:
    """The schemes with which requests are authenticated: any one of them is enough."""
    evidence = [found for sample in samples if (found := set(_evidence(sample, dialect)))]
    counts = Counter(one for found in evidence for one in sorted(found, key=str))
    usual = [one for one, count in counts.most_common() if count * 2 >= len(evidence)]
    has_many = len(evidence) >= len(samples) * _MIN_AUTHENTICATED and len(evidence) >= len(operations) * _MIN_COVERED
    if usual and has_many:
        return _of_samples(usual, samples, dialect)
    stated = _stated(parts, dialect)
    if stated:
        return tuple(_auth(scheme, name, samples, dialect, "prose") for scheme, name in stated)
    return _of_samples(usual, samples, dialect) if len(evidence) >= len(samples) * _MIN_AUTHENTICATED else ()


def first_authenticated(samples: Sequence[Sample], dialect: Dialect) -> Position | None:
    """Where the first sample with a credential is."""
    return next((sample.at for sample in samples if next(_evidence(sample, dialect), None)), None)


def is_credential(name: str, dialect: Dialect) -> bool:
    """Whether the name of a header or parameter is that of a credential."""
    words, credentials = _words(name), dialect.credentials
    return credentials.name_phrases.are_in(words) and not credentials.other_phrases.are_in(words)


def _of_samples(usual: Sequence[_Evidence], samples: Sequence[Sample], dialect: Dialect) -> tuple[Auth, ...]:
    """What usual samples have; further headers of the same samples are named in the description."""
    if not usual:
        return ()
    scheme, name = next((one for one in usual if one[0] == "signed"), usual[0])
    auth = _auth(scheme, name, samples, dialect, "sample")
    further = [f"`{other}`" for kind, other in usual if kind == scheme != "signed" and other and other != name]
    if not further:
        return (auth,)
    description = f"Sent together with {', '.join(further)}."
    return (Auth(scheme=auth.scheme, name=name, description=description, origin="sample"),)


def _auth(
    scheme: AuthScheme, name: str | None, samples: Sequence[Sample], dialect: Dialect, origin: FactSource
) -> Auth:
    """A scheme; tokens that some sample requests are those of OAuth2."""
    if scheme == "bearer" and (url := _token_url(samples, dialect)):
        return Auth(scheme="oauth2", url=url, origin=origin)
    return Auth(scheme=scheme, name=name, origin=origin)


def _evidence(sample: Sample, dialect: Dialect) -> Iterator[_Evidence]:
    if sample.user is not None:
        yield "basic", None
    for header, value in sample.headers:
        if header.lower() == "authorization":
            match = _SCHEME.match(value)
            yield (_scheme(match[1]), None) if match else ("header", "Authorization")
        else:
            yield from _by_name(header, "header", dialect)
    for name, _ in sample.query:
        yield from _by_name(name, "query", dialect)


def _scheme(word: str) -> AuthScheme:
    return "bearer" if word.lower() == "bearer" else "basic"


def _by_name(name: str, place: AuthScheme, dialect: Dialect) -> Iterator[_Evidence]:
    if dialect.credentials.signature_phrases.are_in(_words(name)):
        yield "signed", name
    elif is_credential(name, dialect):
        yield place, name


def _words(name: str) -> str:
    return normalize(" ".join(split(name)))


def _stated(parts: Sequence[Part], dialect: Dialect) -> tuple[_Evidence, ...]:
    """What the first section about authentication says that names a scheme."""
    level = 0
    found: list[_Evidence] = []
    for part in parts:
        if level and part.heading.level <= level:
            if found:
                break
            level = 0
        is_about = dialect.credentials.title_phrases.are_in(normalize(plain_text(part.heading.text)))
        if not level and is_about:
            level = part.heading.level
        if level:
            texts = (part.heading.text, *_texts(part))
            found += (one for text in texts for one in _in_text(text, dialect) if one not in found)
    signed = tuple(one for one in found if one[0] == "signed")
    return signed[:1] or tuple(dict.fromkeys(found))


def _texts(part: Part) -> Iterator[str]:
    for block in part.blocks:
        if isinstance(block, Prose | Aside | Annotation | Code):
            yield block.text
        elif isinstance(block, Table):
            yield from (": ".join(cell.text for cell in row.cells) for row in block.rows)


def _in_text(text: str, dialect: Dialect) -> Iterator[_Evidence]:
    for match in _IN_TEXT.finditer(text):
        yield _scheme(match["scheme"]), None
    for name in _HEADER_NAME.findall(text):
        if name.lower().startswith("x-") or name.isupper():
            yield from _by_name(name, "header", dialect)
    for name in _QUERY_NAME.findall(text):
        yield from _by_name(name, "query", dialect)
    words = normalize(text)
    for scheme, phrases in dialect.credentials.scheme_phrases:
        if phrases.are_in(words):
            yield scheme, None


def _token_url(samples: Iterable[Sample], dialect: Dialect) -> str | None:
    """Where the samples request tokens of OAuth2."""
    grants = dialect.credentials.grants
    for sample in samples:
        names = {name for name, _ in (*parse_qsl(sample.data), *sample.query)}
        if names & set(grants) or any(f'"{grant}"' in sample.data for grant in grants):
            url = read_url(sample.url)
            return f"{server_url(url.server)}{url.path}"
    return None
