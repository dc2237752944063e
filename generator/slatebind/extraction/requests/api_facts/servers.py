"""Where the requests of an API are sent: the hosts of its request lines, base URLs that docs state, and samples."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect, ServerWords
from slatebind.extraction.parts import Part
from slatebind.extraction.requests.announcements.operations import FoundOperations, Operation
from slatebind.extraction.requests.announcements.urls import read_url
from slatebind.extraction.requests.api_facts.hosts import (
    API,
    host,
    host_words,
    is_local,
    is_open,
    is_same_host,
    origin,
    path_of,
    placeholder_host,
    server_url,
)
from slatebind.extraction.requests.api_facts.lone_urls import lone_url
from slatebind.extraction.requests.api_facts.stated_servers import StatedServer, stated_servers
from slatebind.extraction.requests.samples import Sample
from slatebind.spec.model import Server

_MIN_PRINTED = 0.1
"""The share of request lines with a host below which they do not say where the others are sent."""
_MAX_BASE_SEGMENTS = 3
"""Segments of a path that can belong to a base URL."""
_MAX_SEGMENTS = 8
"""Segments of the URL of a sample that are searched for the path of an operation."""
_MAX_COMPARED = 20
"""Base URLs of samples that are compared with those that docs state."""


class Servers(msgspec.Struct, frozen=True):
    """The base URL of most requests with what states it, and all of them if there are several.

    ``elsewhere`` are URLs of hosts that are no values for variables of the endpoint's.
    """

    endpoint: str | None
    at: Position | None = None
    all: tuple[Server, ...] = ()
    elsewhere: frozenset[str] = frozenset()

    def of(self, operation: Operation) -> str | None:
        """The base URL of an operation that is printed with another host than most of them, or with another path."""
        server = server_url(operation.url.server)
        if not server or not self.endpoint:
            return None
        if server in self.elsewhere or not is_same_host(self.endpoint, server):
            return server
        is_below = operation.url.path.startswith(f"{path_of(self.endpoint)}/")
        return None if is_below else origin(self.endpoint)

    def has(self, url: str) -> bool:
        """Whether the docs state a base URL with the host of another one."""
        return any(is_same_host(server.url, url) for server in self.all)

    def path_below(self, path: str) -> str:
        """A path without that of the endpoint, which a request line may repeat."""
        base = path_of(self.endpoint or "")
        return path.removeprefix(base) if base and path.startswith(f"{base}/") else path

    def at_endpoint(self, url: str) -> str:
        """A URL with the host of the endpoint, if it has the one of a further server, or a value for a variable."""
        if origin(url) in self.elsewhere:
            return url
        others = (server.url for server in self.all)
        is_ours = self.endpoint and any(is_same_host(other, url) for other in (self.endpoint, *others))
        return origin(self.endpoint) + path_of(url) if self.endpoint and is_ours else url


def find_servers(
    parts: Sequence[Part], operations: Sequence[Operation], samples: Sequence[tuple[Sample, Operation | None]],
    dialect: Dialect,
) -> Servers:  # fmt: skip
    """The servers: by most request lines, else the first base URL that the docs state, else by the samples,
    else the only URL in the introduction.

    Where most request lines have no host, those that have one are sent elsewhere unless nothing else says where.
    """
    counts = Counter(map(_printed, operations))
    printed = min(counts.keys() - {""}, key=lambda url: (is_open(url), is_local(url), -counts[url], url), default=None)
    stated = stated_servers(parts, operations, dialect)
    others = counts[""] + bool(stated)
    is_usual = printed and not is_open(printed) and counts[printed] >= max(len(operations) * _MIN_PRINTED, others)
    if not is_usual:
        samples = [(sample, operation) for sample, operation in samples if not operation or not _printed(operation)]
    sampled = _sampled(samples, operations)
    main = _most_sampled([server for server in stated if server.is_main], sampled)
    mentioned = _most_sampled(
        sorted(stated, key=lambda server: dialect.servers.other_phrases.are_in(server.name)), sampled
    )
    production = _named_production(stated, sampled, dialect.servers)
    of_printed = (
        [(printed, operation.line.at) for operation in operations if _printed(operation) == printed][:1]
        if printed
        else []
    )
    of_samples = sorted(sampled.items(), key=lambda item: is_local(item[0]))[:1]
    usual = of_printed if is_usual else []
    confirmed = [
        candidate for candidate in (*mentioned, *usual) if any(is_same_host(candidate[0], url) for url in sampled)
    ]
    # Calls of no operation can be those of a website, or request tokens elsewhere.
    are_of_operations = any(operation for _, operation in samples)
    rest = (of_samples, mentioned) if are_of_operations else (mentioned, of_samples)
    found = (usual, main, production, confirmed, *rest, of_printed)
    endpoint, at = next((candidates[0] for candidates in found if candidates), lone_url(parts, operations, dialect))
    at = next((server.at for server in stated if server.url == endpoint), at)
    called = set(map(host, sampled))
    literals = {url for url in counts if url and "{" not in url and host(url) not in called}
    is_variable = endpoint is not None and "{" in host(endpoint) and not is_usual
    return Servers(endpoint, at, _all(endpoint, stated, dialect.servers), frozenset(literals if is_variable else ()))


def without_base_urls(found: FoundOperations) -> FoundOperations:
    """The operations without the URLs that only say where the others are sent: those without a method.

    Such a URL is the beginning of those of most operations, or has a host where they have none.
    """
    operations = found.operations
    hosts = sum(bool(operation.url.server) for operation in operations)
    paths = Counter(prefix for operation in operations for prefix in _prefixes(operation.url.path))

    def is_base(operation: Operation) -> bool:
        if operation.line.method or not operation.url.server or operation.url.query:
            return False
        is_only = len(operations) == 1
        return not is_only and (paths[operation.url.path] * 2 > len(operations) or hosts * 2 < len(operations))

    bases = {operation.line for operation in operations if is_base(operation)}
    return msgspec.structs.replace(
        found,
        operations=[operation for operation in operations if operation.line not in bases],
        candidates=[candidate for candidate in found.candidates if candidate.line not in bases],
    )


def _prefixes(path: str) -> Iterator[str]:
    """The paths above a path, of few segments."""
    yield "/"
    for count in range(2, min(path.count("/"), _MAX_BASE_SEGMENTS) + 1):
        yield "/".join(path.split("/", count)[:count])


def _printed(operation: Operation) -> str:
    """The server in a request line; empty if there is none."""
    return server_url(operation.url.server or placeholder_host(operation.line.url))


def _named_production(
    stated: Sequence[StatedServer], sampled: Mapping[str, Position], words: ServerWords
) -> list[tuple[str, Position]]:
    """The base URL that the docs call production, if all samples are sent to others of theirs, such as a sandbox."""
    others = [server for server in stated if words.other_phrases.are_in(server.name)]
    are_of_others = all(any(is_same_host(server.url, url) for server in others) for url in sampled)
    production = [server for server in stated if words.production_phrases.are_in(server.name)]
    return [(server.url, server.at) for server in production[:1]] if sampled and are_of_others else []


def _most_sampled(stated: Sequence[StatedServer], sampled: dict[str, Position]) -> list[tuple[str, Position]]:
    """The first base URL whose host the samples have, with the path that they have before those of operations."""
    if not stated:
        return []
    first = next((server for server in stated if any(is_same_host(server.url, url) for url in sampled)), stated[0])
    path = path_of(first.url)
    longer = (path_of(url) for url in sampled if is_same_host(first.url, url) and path_of(url).startswith(path))
    return [(origin(first.url) + next(longer, path), first.at)]


def _sampled(
    samples: Sequence[tuple[Sample, Operation | None]], operations: Sequence[Operation]
) -> dict[str, Position]:
    """The base URLs of the samples, those of most of them first; of samples of operations if there are any."""
    bases: dict[str, list[Position]] = {}
    paths = {operation.url.path: operation for operation in operations if not _printed(operation)}
    for is_of_operation in (True, False):
        for sample, operation in samples:
            if (operation is not None) is is_of_operation:
                base = base_of(sample, operation or _called(sample, paths))
                if base:
                    bases.setdefault(base, []).append(sample.at)
        if bases:
            break
    order = sorted(bases, key=lambda base: -len(bases[base]))[:_MAX_COMPARED]
    return {base: bases[base][0] for base in order}


def _called(sample: Sample, operations: Mapping[str, Operation]) -> Operation | None:
    """The operation, of those by path, whose path the URL of a sample ends in: the longest one."""
    segments = read_url(sample.url).path.strip("/").split("/")[-_MAX_SEGMENTS:]
    endings = ("/" + "/".join(segments[start:]) for start in range(len(segments)))
    return next((operations[ending] for ending in endings if ending in operations), None)


def base_of(sample: Sample, operation: Operation | None) -> str:
    """What is before the path of an operation in the URL of its sample; empty if the sample has another path."""
    url = read_url(sample.url)
    server = url.server or placeholder_host(sample.url)
    if not server:
        return ""
    path = _path_behind(sample.url, server) if not url.server else url.path
    if operation is None:
        return server_url(server)
    prefix = path_before(path, operation.url.path)
    return "" if prefix is None else server_url(server) + prefix


def path_before(path: str, of_operation: str) -> str | None:
    """The beginning of a path that ends in the path of an operation; None if it does not."""
    segments, wanted = path.strip("/").split("/"), of_operation.strip("/").split("/")
    rest = len(segments) - len(wanted)
    if rest < 0:
        return None
    pairs = zip(segments[rest:], wanted, strict=True)
    if not all("{" in right or "{" in left or left == right for left, right in pairs):
        return None
    return "".join(f"/{segment}" for segment in segments[:rest])


def _path_behind(url: str, server: str) -> str:
    return read_url(url[len(server) :] or "/").path


def _all(endpoint: str | None, stated: Sequence[StatedServer], words: ServerWords) -> tuple[Server, ...]:
    """All servers if the docs name several of them, that of most requests first.

    One of the same host is another server if its path goes on with the name of an environment, such as ``/sandbox``.
    """
    if endpoint is None:
        return ()
    own = host_words(endpoint)
    named = {
        server.url: server.name
        for server in stated
        if server.name
        and host_words(server.url) & own
        and (server.url == endpoint or host(server.url) != host(endpoint) or words.is_stage_of(endpoint, server.url))
    }
    # Of a website and an API with the same name, the one that says so is the API.
    apis = {name for url, name in named.items() if API in host_words(url)}
    names = {
        url: name for url, name in named.items() if url != endpoint and (name not in apis or API in host_words(url))
    }
    if not names:
        return ()
    first = Server(url=endpoint, name=named.get(endpoint, ""))
    return (first, *(Server(url=url, name=name) for url, name in names.items()))
