"""Request lines as candidates for operations: which of them a document announces operations with."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from slatebind.dialects import Dialect
from slatebind.extraction.requests.announcements.heading_tree import HeadingTree
from slatebind.extraction.requests.announcements.path_shapes import path_shape
from slatebind.extraction.requests.announcements.records import RequestLine, Trust
from slatebind.extraction.requests.announcements.urls import Url, read_url, same_path

_MIN_SHARE = 5
"""Lines of lower trust are operations if there are this many times as many as those of higher trust."""

_MIN_OWN = 0.01
_MIN_SAMPLED = 0.05
"""Shares of the titles of a document below which request lines are mentions: those that no heading announces."""
_MAX_SAMPLED = 25
"""Requests of the samples of one heading that are looked at."""
_MAX_COMPARED = 50
"""Operations of one heading that a further one is compared with."""


class Candidate(msgspec.Struct, frozen=True):
    """A request line, the number of its part and that of the part whose heading would own it."""

    line: RequestLine
    part: int
    owner: int


def without_received(candidates: Sequence[Candidate], tree: HeadingTree, dialect: Dialect) -> list[Candidate]:
    """The request lines without what the API sends to its users, as headings and the URL of each say.

    What most others are sent to is the API's own server, although it may be called as a user's: ``example.com``.
    """
    assert dialect.requests is not None
    is_below = [
        any(tree.kinds[part].is_received for part in (candidate.part, *tree.above(candidate.part)))
        for candidate in candidates
    ]
    if not any(is_below):
        return list(candidates)
    others = (candidate for candidate, below in zip(candidates, is_below, strict=True) if not below)
    servers = Counter(server for candidate in others if (server := read_url(candidate.line.url).server.lower()))
    own = {server for server, _ in servers.most_common(1)}
    kept = []
    for candidate, below in zip(candidates, is_below, strict=True):
        url = read_url(candidate.line.url)
        forms = (url.path,) if url.server.lower() in own else (candidate.line.url, url.path)
        if not below or not dialect.requests.is_receiver(*forms):
            kept.append(candidate)
    return kept


def is_ignored(line: RequestLine, dialect: Dialect) -> bool:
    """Whether the dialect says that a request line is no operation."""
    assert dialect.requests is not None
    return dialect.requests.is_ignored(line.url, read_url(line.url).path)


def trusted_candidates(candidates: Sequence[Candidate], tree: HeadingTree) -> Iterable[Candidate]:
    """The candidates without those of examples and of kinds that the document does not announce operations with."""
    owned = {
        candidate.owner
        for candidate in candidates
        if candidate.line.trust >= Trust.OWN and not tree.kinds[candidate.part].is_example
    }
    real = [candidate for candidate in candidates if not _is_in_example(candidate, tree, owned)]
    titles = sum(not kind.is_part for kind in tree.kinds)
    owners = {trust: {candidate.owner for candidate in real if candidate.line.trust is trust} for trust in Trust}
    strong = {owner for trust, of_trust in owners.items() if trust >= Trust.OWN for owner in of_trust}
    is_own = len(strong) > titles * _MIN_OWN or bool(owners[Trust.ASKED])
    in_tables = [candidate for candidate in real if candidate.line.trust is Trust.TABLE]
    has_tables = len(in_tables) > titles * _MIN_SAMPLED
    has_fences = len(owners[Trust.FENCE]) > max(len(strong) * _MIN_SHARE, titles * _MIN_SAMPLED)
    announced = len(strong | owners[Trust.TABLE]) + has_fences * len(owners[Trust.FENCE])
    has_sentences = len(owners[Trust.SENTENCE] - strong) > max(announced * _MIN_SHARE, titles * _MIN_SAMPLED)
    announced += has_sentences * len(owners[Trust.SENTENCE] - strong)
    has_samples = len(owners[Trust.SAMPLE]) > max(announced * _MIN_SHARE, titles * _MIN_SAMPLED)
    asked: dict[tuple[str, str], set[str]] = {}
    for candidate in real:
        if candidate.line.trust is Trust.ASKED:
            url = read_url(candidate.line.url)
            asked.setdefault((candidate.line.method, url.path), set()).update(_constants(url)[:1] or ("",))
    stated = {
        (candidate.line.method, read_url(candidate.line.url)) for candidate in real if candidate.line.trust >= Trust.OWN
    }
    paths = {url.path for _, url in stated}
    for candidate in real:
        trust = candidate.line.trust
        if (
            trust is Trust.ASKED
            or (trust >= Trust.OWN and is_own and not _is_among(candidate, asked))
            or (trust is Trust.TABLE and has_tables and read_url(candidate.line.url).path not in paths)
            or (trust is Trust.FENCE and (has_fences or (is_own and _is_lone(candidate, strong, stated))))
            or (trust is Trust.SENTENCE and has_sentences)
            or (trust is Trust.SAMPLE and has_samples)
        ):
            yield candidate


def _is_lone(candidate: Candidate, strong: set[int], stated: Collection[tuple[str, Url]]) -> bool:
    """Whether a request stands alone in a block of code, below a title that no other line announces.

    One with a host where no other has it is an example, and so is one with values in its query.
    """
    own = read_url(candidate.line.url)
    if not candidate.line.is_alone or candidate.owner in strong or _constants(own):
        return False
    is_known = any(method == candidate.line.method and same_path(url.path, own.path) for method, url in stated)
    return not is_known and any(bool(url.server) == bool(own.server) for _, url in stated)


def is_in_history(candidate: Candidate, tree: HeadingTree) -> bool:
    """Whether a request line is below a heading of changes."""
    return any(tree.kinds[part].is_history for part in (candidate.part, *tree.above(candidate.part)))


def _is_in_example(candidate: Candidate, tree: HeadingTree, owned: set[int]) -> bool:
    """Whether a request line is below a heading of examples or of old versions.

    An operation can be called "Run an example": such a heading has to be below another operation, or say nothing else.
    """
    kind = tree.kinds[candidate.part]
    above = tuple(tree.above(candidate.part))
    if is_in_history(candidate, tree) and candidate.line.trust < Trust.ASKED:
        return True
    if kind.is_example:
        return kind.is_part or candidate.owner != candidate.part or any(part in owned for part in above)
    return candidate.line.trust is Trust.TABLE and any(tree.kinds[part].is_example for part in above)


def _is_among(candidate: Candidate, constants: dict[tuple[str, str], set[str]]) -> bool:
    """Whether one of the requests, whose first constants of the query these are, is the same as a candidate's."""
    url = read_url(candidate.line.url)
    own = next(iter(_constants(url)), "")
    known = constants.get((candidate.line.method, url.path))
    if known is None or not own or own in known:
        return known is not None
    return not any(other.partition("=")[0] == own.partition("=")[0] for other in known)


def best_candidates(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of an owner that say most clearly that they are its operations."""
    highest = max(candidate.line.trust for candidate in candidates)
    best = [candidate for candidate in candidates if candidate.line.trust is highest]
    best = [candidate for candidate in best if candidate.line.method] or best
    return best[:1] if highest is Trust.SENTENCE else best


def sampled_candidates(
    candidates: Sequence[Candidate], owners: Mapping[tuple[str, str], Collection[int]]
) -> list[Candidate]:
    """The requests of an owner's samples that are operations: the first one, and those that no other section shows.

    ``owners`` are those of each request of a sample. What reads, and differs in one word of the path, is another value.
    """
    first = candidates[0]
    kept = [first]
    shapes = [sampled_request(first)]
    for candidate in candidates[1:_MAX_SAMPLED]:
        own = sampled_request(candidate)
        is_same_server = read_url(candidate.line.url).server == read_url(first.line.url).server
        if is_same_server and len(owners[own]) == 1 and not any(_is_like(own, other) for other in shapes):
            kept.append(candidate)
            shapes.append(own)
    return kept


def sampled_request(candidate: Candidate) -> tuple[str, str]:
    """The method and the path of a request, in which whatever may be a value is `{}`."""
    return candidate.line.method, path_shape(read_url(candidate.line.url).path)


def _is_like(request: tuple[str, str], other: tuple[str, str]) -> bool:
    left, right = request[1].split("/"), other[1].split("/")
    if request[0] != other[0] or len(left) != len(right):
        return False
    different = sum(one != another for one, another in zip(left, right, strict=True))
    return different <= (request[0] in ("GET", "HEAD"))


def distinct_candidates(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of an owner, each operation once: a path with values in place of variables is the same one."""
    kept: list[tuple[Candidate, Url, tuple[str, ...]]] = []
    for candidate in candidates:
        url = read_url(candidate.line.url)
        constants = _constants(url)
        is_known = any(
            candidate.line.method in (other.line.method, "")
            and _is_same_path(known, url, has_host="://" in candidate.line.url and "://" not in other.line.url)
            and (constants == of_other or not _differ_by_constant(constants, of_other))
            for other, known, of_other in kept[-_MAX_COMPARED:]
        )
        if not is_known:
            kept.append((candidate, url, constants))
    return [candidate for candidate, _, _ in kept]


def _is_same_path(known: Url, url: Url, *, has_host: bool) -> bool:
    """Whether a path is another one with values for variables; behind a host, there can be a base path before it."""
    if same_path(known.path, url.path):
        return True
    ending = url.path.split("/")[-known.path.count("/") :]
    return has_host and not known.server and same_path(known.path, "/".join(("", *ending)))


def _constants(url: Url) -> tuple[str, ...]:
    return tuple(f"{part.name}={part.value}" for part in url.query if part.value)


def _differ_by_constant(constants: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether two requests with the same path have another value of the same first parameter."""
    if not constants or not others:
        return False
    return constants[0].partition("=")[0] == others[0].partition("=")[0] and constants[0] != others[0]
