"""Where tokens of OAuth2 are fetched, and where users allow it: by samples, request lines and texts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from urllib.parse import parse_qsl

from slatebind.dialects import CredentialWords
from slatebind.extraction.requests.announcements.operations import Operation
from slatebind.extraction.requests.announcements.urls import read_url
from slatebind.extraction.requests.api_facts.hosts import server_url
from slatebind.extraction.requests.api_facts.server_names import URL
from slatebind.extraction.requests.samples import Sample

_OAUTH = re.compile(r"\boauth|/oauth|oauth\d?[./]", re.I)
_MAX_URLS = 200
"""URLs of the texts about authentication that are read."""


def sampled_token_url(samples: Iterable[Sample], words: CredentialWords) -> str | None:
    """Where the samples request tokens of OAuth2."""
    for sample in samples:
        names = {name for name, _ in (*parse_qsl(sample.data), *sample.query)}
        if names & set(words.grants) or any(f'"{grant}"' in sample.data for grant in words.grants):
            return _without_query(sample.url)
    return None


def stated_url(
    segments: Iterable[str], texts: Sequence[str], operations: Sequence[Operation], endpoint: str | None
) -> str | None:
    """The URL in texts about OAuth2, else of an operation whose path says so, that ends in one of some segments."""
    endings = set(segments)
    urls = [match[0].rstrip(".:!?") for text in texts for match in URL.finditer(text)][:_MAX_URLS]
    about = any(map(_OAUTH.search, texts))
    found = (_without_query(url) for url in urls if about and _ending(url) in endings)
    return next(chain(found, _of_operations(endings, operations, endpoint)), None)


def without_oauth_urls(text: str, words: CredentialWords) -> str:
    """A text without the URLs where tokens are fetched, and their queries."""
    endings = {*words.token_paths, *words.authorize_paths}
    return URL.sub(lambda match: "" if _ending(match[0]) in endings else match[0], text)


def _of_operations(endings: set[str], operations: Iterable[Operation], endpoint: str | None) -> Iterator[str]:
    for operation in operations:
        server = server_url(operation.url.server) if operation.url.server else endpoint
        if server and _OAUTH.search(operation.url.path) and _ending(operation.url.path) in endings:
            yield f"{server}{operation.url.path}"


def _ending(url: str) -> str:
    return read_url(url).path.rstrip("/").rpartition("/")[2].lower()


def _without_query(text: str) -> str:
    url = read_url(text)
    return f"{server_url(url.server)}{url.path}"
