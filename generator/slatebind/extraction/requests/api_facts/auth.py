"""How requests are authenticated: by most samples or, without samples, by what docs say under a heading about it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect
from slatebind.extraction.parts import Part
from slatebind.extraction.requests.announcements.operations import Operation
from slatebind.extraction.requests.api_facts.credentials import (
    Evidence,
    kind_of,
    sample_evidence,
    sample_partners,
    signed_with,
)
from slatebind.extraction.requests.api_facts.introduced_auth import introduced_auth, introductory_texts
from slatebind.extraction.requests.api_facts.stated_auth import section_texts, stated_auth
from slatebind.extraction.requests.api_facts.token_urls import sampled_token_url, stated_url
from slatebind.extraction.requests.samples import Sample
from slatebind.spec.model import Auth, FactSource

_MIN_AUTHENTICATED = 0.2
"""The share of samples with a credential below which the samples say nothing about the API."""
_MIN_COVERED = 0.05
"""As many samples with a credential for each operation make prose unnecessary."""


def find_auth(
    parts: Sequence[Part],
    operations: Sequence[Operation],
    samples: Sequence[Sample],
    endpoint: str | None,
    dialect: Dialect,
) -> tuple[Auth, ...]:
    """The schemes with which requests are authenticated: any one of them is enough."""
    seen = [(sample, shown) for sample in samples if (shown := set(sample_evidence(sample, dialect)))]
    is_enough = len(seen) >= len(samples) * _MIN_AUTHENTICATED
    usual = tuple(_usual(seen, dialect)) if is_enough else ()
    origin: FactSource = "sample"
    is_certain = usual and len(seen) >= len(operations) * _MIN_COVERED
    stated = () if is_certain else stated_auth(parts, dialect)
    if stated := stated or (() if usual else introduced_auth(parts, operations, dialect)):
        usual, origin = stated, "prose"
    found = tuple(
        Auth(scheme=evidence.scheme, name=evidence.name, prefix=evidence.prefix, also=evidence.also, origin=origin)
        for evidence in usual
    )
    if not any(auth.scheme in ("bearer", "oauth2") for auth in found):
        return found
    texts = [*section_texts(parts, dialect), *introductory_texts(parts, operations, dialect)]
    words = dialect.credentials
    token_url = sampled_token_url(samples, words) or stated_url(words.token_paths, texts, operations, endpoint)
    if token_url is None:
        return found
    authorize_url = stated_url(words.authorize_paths, texts, operations, endpoint)
    return tuple(
        replace(auth, scheme="oauth2", url=token_url, authorize_url=authorize_url)
        if auth.scheme in ("bearer", "oauth2")
        else auth
        for auth in found
    )


def first_authenticated(samples: Sequence[Sample], dialect: Dialect) -> Position | None:
    """Where the first sample with a credential is."""
    return next((sample.at for sample in samples if next(sample_evidence(sample, dialect), None)), None)


def _usual(seen: Sequence[tuple[Sample, set[Evidence]]], dialect: Dialect) -> Iterator[Evidence]:
    """What at least half of the samples with credentials have, with what most of these send together with it."""
    counts = Counter(evidence for _, found in seen for evidence in sorted(found, key=str))
    usual = [evidence for evidence, count in counts.most_common() if count * 2 >= len(seen)]
    if not usual:
        return
    main = next((evidence for evidence in usual if evidence.scheme == "signed"), usual[0])
    having = [(sample, found) for sample, found in seen if main in found]
    place = "query" if main.scheme == "query" else "header"
    others = Counter(name for sample, found in having for name in _others(sample, found, place, dialect))
    also = tuple(name for name, count in others.items() if count * 2 >= len(having) and name != main.name)
    yield main._replace(also=tuple(signed_with(also, dialect)) if main.scheme == "signed" else also)


def _others(sample: Sample, found: set[Evidence], place: str, dialect: Dialect) -> list[str]:
    """The names in a sample that may have to be sent together with a credential, in their order."""
    names = {evidence.name for evidence in found if evidence.scheme == place}
    if place == "query":
        return [name for name, _ in sample.query if name in names]
    names |= set(sample_partners(sample, dialect))
    return [name for name, _ in sample.headers if name in names and kind_of(name, dialect)]
