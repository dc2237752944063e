"""The operations of a document: which request lines announce one, the heading that owns it, and what belongs to it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from slatebind.dialects import Dialect, normalize
from slatebind.extraction.parts import Part
from slatebind.extraction.requests.announcements.candidates import (
    Candidate,
    best_candidates,
    distinct_candidates,
    is_ignored,
    sampled_candidates,
    trusted_candidates,
    without_received,
)
from slatebind.extraction.requests.announcements.capital_variables import with_capital_variables
from slatebind.extraction.requests.announcements.chapters import Chapters
from slatebind.extraction.requests.announcements.extents import Extents, own_parts
from slatebind.extraction.requests.announcements.guide_examples import without_guide_examples
from slatebind.extraction.requests.announcements.heading_tree import HeadingTree
from slatebind.extraction.requests.announcements.literal_values import shared_variables, with_shared_variables
from slatebind.extraction.requests.announcements.path_shapes import general_paths
from slatebind.extraction.requests.announcements.records import RequestLine, Trust
from slatebind.extraction.requests.announcements.request_lines import heading_method, heading_requests, request_lines
from slatebind.extraction.requests.announcements.sampled_sections import (
    SampledRequests,
    sampled_requests,
    sampled_sections,
)
from slatebind.extraction.requests.announcements.sections_of_operations import (
    SectionOwners,
    without_captions_of_others,
)
from slatebind.extraction.requests.announcements.separate_methods import with_separate_methods
from slatebind.extraction.requests.announcements.titled_requests import method_of_title, path_below_title
from slatebind.extraction.requests.announcements.urls import Url, has_dot_segments, read_url
from slatebind.extraction.requests.headings import heading_kind
from slatebind.extraction.requests.samples.sample import METHODS_WITH_BODY
from slatebind.markdown import Heading

_WITHOUT_BODY = ("GET", "HEAD", "DELETE")


class Operation(msgspec.Struct, frozen=True):
    """An operation, the part whose heading owns it, the title of its chapter, and the parts that belong to it.

    An operation of a long list of them has no parts: what is around the list says nothing about each of them.
    ``variables_of_others`` are variables of the paths of the owner's other operations. Where no method is printed, not
    even in a sample, it is GET. ``selector`` is the name of the query's parameter whose value tells the operation from
    another one with the same path. ``has_body_sibling`` says that this operation reads or deletes, and that another one
    below its heading has a body. ``words`` are the segments of its path that the paths of the owner's other operations
    do not have, ``words_of_others`` those that only one of these has, ``methods_of_others`` are the methods of these.
    """

    line: RequestLine
    url: Url
    method: str
    owner: Part
    chapter: Heading | None
    parts: tuple[Part, ...]
    is_only: bool = False
    variables_of_others: frozenset[str] = frozenset()
    is_method_stated: bool = True
    selector: str = ""
    has_body_sibling: bool = False
    words: frozenset[str] = frozenset()
    words_of_others: frozenset[str] = frozenset()
    methods_of_others: frozenset[str] = frozenset()

    @property
    def title(self) -> str:
        """What the docs call it: what is said next to one of several request lines, else the heading."""
        is_in_heading = self.line.is_titled or self.line.at == self.owner.heading.at
        said = self.line.title if is_in_heading or not self.is_only else ""
        return said or self.owner.heading.text


class FoundOperations(msgspec.Struct, frozen=True):
    """The operations in the order of the docs, and all request lines that may have been one.

    ``unannounced`` are those of samples that look like the operation of their section.
    """

    operations: list[Operation]
    candidates: list[Candidate]
    unannounced: list[Candidate] = []


def find_operations(parts: Sequence[Part], dialect: Dialect) -> FoundOperations:
    """The operations of a document."""
    lines, tree = _lines_of_parts(parts, dialect)
    found = [
        _candidate(line, number, parts, _owner(parts, number, tree, line), dialect)
        for number in range(len(parts))
        for line in lines[number]
    ]
    candidates = _real_candidates(found, tree, dialect)
    by_owner: dict[int, list[Candidate]] = {}
    for candidate in trusted_candidates(candidates, tree):
        by_owner.setdefault(candidate.owner, []).append(candidate)
    sampled = list(sampled_sections(candidates, by_owner, parts, tree, dialect))
    by_owner.update((section.candidate.owner, [section.candidate]) for section in sampled if section.is_described)
    by_owner = without_guide_examples(by_owner, parts, tree, dialect)
    operations = _with_common_answers(
        *_operations_of_owners(by_owner, sampled_requests(candidates), parts, tree, dialect)
    )
    unannounced = [section.candidate for section in sampled if not section.is_described]
    return FoundOperations(_with_selectors(operations), found, unannounced)


def _operations_of_owners(
    by_owner: Mapping[int, Sequence[Candidate]],
    samples: SampledRequests,
    parts: Sequence[Part],
    tree: HeadingTree,
    dialect: Dialect,
) -> tuple[list[Operation], Extents]:
    """The operations in the order of their owners, and how far each owner extends."""
    shared = shared_variables(read_url(candidate.line.url) for found in by_owner.values() for candidate in found)
    owners = sorted(by_owner)
    extents = Extents(parts, tree, owners)
    chapters = Chapters(parts, tree, owners, dialect)
    operations: list[Operation] = []
    for position, owner in enumerate(owners):
        best = best_candidates(by_owner[owner])
        if best[0].line.trust is Trust.SAMPLE:
            best = sampled_candidates(best, samples.owners)
        best = distinct_candidates(best)
        end = extents.end(position, max(candidate.part for candidate in best))
        urls = [
            with_shared_variables(read_url(candidate.line.url), shared, is_sample=candidate.line.trust <= Trust.FENCE)
            for candidate in best
        ]
        sections = SectionOwners(owner, best, tree, samples.by_part)
        own = [
            _without_parts_of_others(
                own_parts(parts, range(owner, end), owners, candidate, best), candidate, best, parts, sections, dialect
            )
            for candidate in best
        ]
        sampled_method = samples.methods.get(owner, "")
        # What sections of their own say is shared by none.
        operations += (
            replace(operation, has_body_sibling=operation.has_body_sibling and not sections.are_known)
            for operation in _operations_of(best, urls, sampled_method, parts[owner], own, chapters.of(owner))
        )
    return operations, extents


def _with_common_answers(operations: Sequence[Operation], extents: Extents) -> list[Operation]:
    """The operations, with the response that is written once, behind the last of a few."""
    common = extents.common_answers()
    return [
        replace(operation, parts=(*operation.parts, *common[at]))
        if (at := operation.owner.heading.at) in common and operation.parts
        else operation
        for operation in operations
    ]


def _without_parts_of_others(
    own: Sequence[Part],
    candidate: Candidate,
    all_of_owner: Sequence[Candidate],
    parts: Sequence[Part],
    sections: SectionOwners,
    dialect: Dialect,
) -> tuple[Part, ...]:
    """The parts of one of an owner's operations without the sections and examples of the others."""
    assert dialect.requests is not None
    if not own:
        return ()
    of_others = {parts[number].heading.at for number in sections.of_others(candidate)}
    kept = [part for part in own if part.heading.at not in of_others]
    return without_captions_of_others(kept, candidate, all_of_owner, dialect.requests)


def _lines_of_parts(parts: Sequence[Part], dialect: Dialect) -> tuple[list[list[RequestLine]], HeadingTree]:
    """The request lines of each part, and the tree of headings that they give."""
    kinds = [heading_kind(part.heading.text, dialect) for part in parts]
    lines = [_lines(part, dialect, is_asked=kind.is_announcing) for part, kind in zip(parts, kinds, strict=True)]
    tree = HeadingTree(parts, lines, dialect)
    for number, kind in enumerate(kinds):
        if kind.is_announcing and not tree.kinds[number].is_announcing:
            lines[number] = _lines(parts[number], dialect, is_asked=False)
    return with_capital_variables(with_separate_methods(parts, lines, dialect), parts), tree


def _real_candidates(found: Sequence[Candidate], tree: HeadingTree, dialect: Dialect) -> list[Candidate]:
    """The candidates without requests that the API sends itself, ignored ones, and the form of all paths."""
    forms = general_paths(read_url(candidate.line.url).path for candidate in found)
    return [
        candidate
        for candidate in without_received(found, tree, dialect)
        for path in [read_url(candidate.line.url).path]
        if not is_ignored(candidate.line, dialect) and not has_dot_segments(path) and path not in forms
    ]


def _operations_of(
    best: list[Candidate],
    urls: list[Url],
    sampled_method: str,
    owner: Part,
    parts: Sequence[tuple[Part, ...]],
    chapter: Heading | None,
) -> Iterator[Operation]:
    """The operations of one owner, each with its parts.

    ``sampled_method`` is the method of a sample, for request lines without one.
    """
    has_bodies = any(candidate.line.method in METHODS_WITH_BODY for candidate in best)
    variables = frozenset(name for url in urls for name in url.variables)
    segments = [frozenset(normalize(segment) for segment in url.path.split("/") if "{" not in segment) for url in urls]
    methods = frozenset(candidate.line.method for candidate in best if candidate.line.method)
    shared = Counter(word for words in segments for word in words)
    single = frozenset(word for word, count in shared.items() if count == 1 and word)
    for candidate, url, own, below in zip(best, urls, segments, parts, strict=True):
        yield Operation(
            line=candidate.line,
            url=url,
            method=candidate.line.method or sampled_method or "GET",
            owner=owner,
            chapter=chapter,
            parts=below,
            is_only=len(best) == 1,
            variables_of_others=variables.difference(url.variables),
            is_method_stated=bool(candidate.line.method or sampled_method),
            has_body_sibling=has_bodies and candidate.line.method in _WITHOUT_BODY,
            words=single & own,
            words_of_others=single - own,
            methods_of_others=methods.difference([candidate.line.method]),
        )


def _with_selectors(operations: Sequence[Operation]) -> list[Operation]:
    """The operations, with the parameter by whose value alone they differ: the first one with a constant."""
    values: dict[tuple[str, str], set[str]] = {}
    for operation in operations:
        for name, value in _selecting(operation):
            values.setdefault((operation.url.path, name), set()).add(value)
    return [
        (replace(operation, selector=name) if len(values.get((operation.url.path, name), ())) > 1 else operation)
        for operation in operations
        for name, _ in [next(_selecting(operation), ("", ""))]
    ]


def _selecting(operation: Operation) -> Iterator[tuple[str, str]]:
    return ((part.name, part.value) for part in operation.url.query if part.value and not part.value.isdigit())


def _lines(part: Part, dialect: Dialect, *, is_asked: bool) -> list[RequestLine]:
    assert dialect.requests is not None
    requests = dialect.requests
    in_heading = heading_requests(part.heading, requests)
    if any(line.trust >= Trust.OWN for line in in_heading):
        return in_heading
    method = heading_method(part.heading, requests)
    lines = [*in_heading, *request_lines(part.blocks, dialect, is_asked=is_asked or bool(method))]
    if method_of_title(part.heading, dialect):
        asked = [*request_lines(part.blocks, dialect, is_asked=True)]
        lines = [*path_below_title(lines, asked, part.heading, dialect), *lines]
    return [line if line.method else replace(line, method=method) for line in lines]


def _candidate(line: RequestLine, number: int, parts: Sequence[Part], owner: int, dialect: Dialect) -> Candidate:
    """A request line of a part as a candidate; if it states no method, its owner's title can begin with one."""
    method = line.method or method_of_title(parts[owner].heading, dialect)
    return Candidate(replace(line, method=method), number, owner)


def _owner(parts: Sequence[Part], number: int, tree: HeadingTree, line: RequestLine) -> int:
    """The part whose heading is the operation's title: the nearest one above that does not open a part of one."""
    part, kind = parts[number], tree.kinds[number]
    if line.at == part.heading.at or not (kind.is_part or kind.is_announcing):
        return number
    is_next_deeper = number + 1 < len(parts) and parts[number + 1].heading.level > part.heading.level
    if not kind.is_announcing and line.trust is not Trust.SAMPLE and is_next_deeper:
        return number
    above = next((parent for parent in tree.above(number) if not tree.kinds[parent].is_part), None)
    sibling = tree.siblings[number]
    if above is not None:
        return above
    return number if sibling is None else sibling
