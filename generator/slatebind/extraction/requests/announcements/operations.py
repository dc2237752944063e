"""The operations of a document: which request lines announce one, the heading that owns it, and what belongs to it."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from slatebind.dialects import Dialect, Requests
from slatebind.extraction.parts import Part
from slatebind.extraction.requests.announcements.heading_tree import HeadingTree
from slatebind.extraction.requests.announcements.request_lines import (
    RequestLine,
    Trust,
    heading_request,
    is_url,
    request_lines,
)
from slatebind.extraction.requests.announcements.urls import Url, read_url, same_path
from slatebind.extraction.requests.headings import heading_kind
from slatebind.extraction.requests.plain_lines import plain_lines
from slatebind.markdown import Content, Heading, Prose

_MIN_SHARE = 5
"""Lines of lower trust are operations if there are this many times as many as those of higher trust."""

_MIN_OWN = 0.01
_MIN_SAMPLED = 0.05
"""Shares of the titles of a document below which request lines are mentions: those that no heading announces."""
_MAX_SHARING = 25
"""Operations of one heading that share what is below it; more of them are a list."""
_MAX_COMPARED = 50
"""Operations of one heading that a further one is compared with."""


class Operation(msgspec.Struct, frozen=True):
    """An operation, the part whose heading owns it, the title of its chapter, and the parts that belong to it.

    An operation of a long list of them has no parts: what is around the list says nothing about each of them.
    ``variables_of_others`` are variables of the paths of the owner's other operations. Where no method is printed, not
    even in a sample, it is GET. ``selector`` is the name of the query's parameter whose value tells the operation from
    another one with the same path.
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

    @property
    def title(self) -> str:
        """What the docs call it: what is said next to one of several request lines, else the heading."""
        is_in_heading = self.line.at == self.owner.heading.at
        said = self.line.title if is_in_heading or not self.is_only else ""
        return said or self.owner.heading.text


class Candidate(msgspec.Struct, frozen=True):
    """A request line, the number of its part and that of the part whose heading would own it."""

    line: RequestLine
    part: int
    owner: int


class FoundOperations(msgspec.Struct, frozen=True):
    """The operations in the order of the docs, and all request lines that may have been one."""

    operations: list[Operation]
    candidates: list[Candidate]


def split_document(blocks: Iterable[Content], requests: Requests) -> tuple[tuple[Content, ...], list[Part]]:
    """The blocks before the first heading, and the parts. A heading that is a path below its method is text."""
    preface: list[Content] = []
    parts: list[tuple[Heading, list[Content]]] = []
    last: Content | None = None
    for block in blocks:
        is_path = isinstance(block, Heading) and _is_path_of(last, block, requests)
        last = block
        if isinstance(block, Heading) and not is_path:
            parts.append((block, []))
            continue
        content = parts[-1][1] if parts else preface
        if is_path and isinstance(block, Heading) and isinstance(before := content[-1], Prose):
            content[-1] = Prose(before.at, f"{before.text}\n{block.text}")
        else:
            content.append(block)
    return tuple(preface), [Part(heading, tuple(content), None) for heading, content in parts]


def _is_path_of(last: Content | None, heading: Heading, requests: Requests) -> bool:
    """Whether a heading is the path of a request whose method ends the text above it."""
    if not isinstance(last, Prose) or "/" not in heading.text or not is_url(heading.text, requests):
        return False
    lines = list(plain_lines(last.text[-200:], last.at))
    return bool(lines) and lines[-1].text.upper() in requests.methods


def find_operations(parts: Sequence[Part], dialect: Dialect) -> FoundOperations:
    """The operations of a document."""
    assert dialect.requests is not None
    lines = [_lines(part, dialect) for part in parts]
    tree = HeadingTree(parts, lines, dialect)
    found = [
        Candidate(line, number, _owner(parts, number, tree, line))
        for number in range(len(parts))
        for line in lines[number]
    ]
    candidates = [candidate for candidate in found if not is_ignored(candidate.line, dialect)]
    by_owner: dict[int, list[Candidate]] = {}
    for candidate in _trusted(candidates, tree):
        by_owner.setdefault(candidate.owner, []).append(candidate)
    samples = {candidate.owner: candidate.line.method for candidate in reversed(candidates)
               if candidate.line.trust is Trust.SAMPLE}  # fmt: skip
    owners = sorted(by_owner)
    flat: set[int | None] = set()
    operations: list[Operation] = []
    for position, owner in enumerate(owners):
        following = owners[position + 1] if position + 1 < len(owners) else len(parts)
        best = _distinct(_best(by_owner[owner]))
        last = max(candidate.part for candidate in best)
        is_last = following == len(parts) or tree.parents[following] != tree.parents[owner]
        if last == owner and (not is_last or tree.parents[owner] in flat or _is_only_child(owners, position, tree)):
            last = _first_part_beside(parts, owner, tree)
            flat.update({tree.parents[owner]} if last > owner else ())
        end = _end(parts, owner, following, last, tree)
        urls = [read_url(candidate.line.url) for candidate in best]
        variables = frozenset(name for url in urls for name in url.variables)
        operations += (
            Operation(
                line=candidate.line,
                url=url,
                method=candidate.line.method or samples.get(owner, "") or "GET",
                owner=parts[owner],
                chapter=_chapter(parts, owner, tree),
                parts=_own_parts(parts, owner, end, candidate, best),
                is_only=len(best) == 1,
                variables_of_others=variables.difference(url.variables),
                is_method_stated=bool(candidate.line.method or owner in samples),
            )
            for candidate, url in zip(best, urls, strict=True)
        )
    return FoundOperations(_with_selectors(operations), found)


def _with_selectors(operations: Sequence[Operation]) -> list[Operation]:
    """The operations, with the parameter by whose value alone they are told apart: the first one with a constant."""
    values: dict[tuple[str, str, str], set[str]] = {}
    for operation in operations:
        for name, value in _selecting(operation):
            values.setdefault((operation.method, operation.url.path, name), set()).add(value)
    return [
        msgspec.structs.replace(operation, selector=name)
        if len(values.get((operation.method, operation.url.path, name), ())) > 1
        else operation
        for operation in operations
        for name, _ in [next(_selecting(operation), ("", ""))]
    ]


def _selecting(operation: Operation) -> Iterator[tuple[str, str]]:
    return ((part.name, part.value) for part in operation.url.query if part.value and not part.value.isdigit())


def is_ignored(line: RequestLine, dialect: Dialect) -> bool:
    """Whether the dialect says that a request line is no operation."""
    assert dialect.requests is not None
    return dialect.requests.is_ignored(line.url, read_url(line.url).path)


def _lines(part: Part, dialect: Dialect) -> list[RequestLine]:
    assert dialect.requests is not None
    kind = heading_kind(part.heading.text, dialect)
    in_heading = heading_request(part.heading, dialect.requests)
    if in_heading is not None:
        return [in_heading]
    return list(request_lines(part.blocks, dialect.requests, is_asked=kind.is_announcing))


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


def _trusted(candidates: Sequence[Candidate], tree: HeadingTree) -> Iterable[Candidate]:
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
    has_samples = len(owners[Trust.SAMPLE]) > max(announced * _MIN_SHARE, titles * _MIN_SAMPLED)
    asked: dict[tuple[str, str], set[str]] = {}
    for candidate in real:
        if candidate.line.trust is Trust.ASKED:
            url = read_url(candidate.line.url)
            asked.setdefault((candidate.line.method, url.path), set()).update(_constants(url)[:1] or ("",))
    stated = {read_url(candidate.line.url).path for candidate in real if candidate.line.trust >= Trust.OWN}
    for candidate in real:
        trust = candidate.line.trust
        if (
            trust is Trust.ASKED
            or (trust >= Trust.OWN and is_own and not _is_among(candidate, asked))
            or (trust is Trust.TABLE and has_tables and read_url(candidate.line.url).path not in stated)
            or (trust is Trust.FENCE and has_fences)
            or (trust is Trust.SAMPLE and has_samples)
        ):
            yield candidate


def _is_in_example(candidate: Candidate, tree: HeadingTree, owned: set[int]) -> bool:
    """Whether a request line is below a heading of examples or of old versions.

    An operation can be called "Run an example": such a heading has to be below another operation, or say nothing else.
    """
    kind = tree.kinds[candidate.part]
    above = tuple(tree.above(candidate.part))
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


def _best(candidates: Sequence[Candidate]) -> list[Candidate]:
    highest = max(candidate.line.trust for candidate in candidates)
    best = [candidate for candidate in candidates if candidate.line.trust is highest]
    best = [candidate for candidate in best if candidate.line.method] or best
    return best[:1] if highest is Trust.SAMPLE else best


def _distinct(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of an owner, each operation once: a path with values in place of variables is the same one."""
    kept: list[tuple[Candidate, Url, tuple[str, ...]]] = []
    for candidate in candidates:
        url = read_url(candidate.line.url)
        constants = _constants(url)
        is_known = any(
            candidate.line.method in (other.line.method, "")
            and same_path(known.path, url.path)
            and (constants == of_other or not _tells_apart(constants, of_other))
            for other, known, of_other in kept[-_MAX_COMPARED:]
        )
        if not is_known:
            kept.append((candidate, url, constants))
    return [candidate for candidate, _, _ in kept]


def _constants(url: Url) -> tuple[str, ...]:
    return tuple(f"{part.name}={part.value}" for part in url.query if part.value)


def _tells_apart(constants: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether two requests with the same path have another value of the same first parameter."""
    if not constants or not others:
        return False
    return constants[0].partition("=")[0] == others[0].partition("=")[0] and constants[0] != others[0]


def _is_only_child(owners: Sequence[int], position: int, tree: HeadingTree) -> bool:
    """Whether the heading above an owner has no other owner next to it."""
    parent = tree.parents[owners[position]]
    beside = (*owners[max(position - 1, 0) : position], *owners[position + 1 : position + 2])
    return parent is not None and all(tree.parents[owner] != parent for owner in beside)


def _first_part_beside(parts: Sequence[Part], owner: int, tree: HeadingTree) -> int:
    """The next heading of an owner's level if it opens a part of an operation, and not its errors; else the owner."""
    level = parts[owner].heading.level
    for number in range(owner + 1, len(parts)):
        if parts[number].heading.level <= level:
            kind = tree.kinds[number]
            is_beside = parts[number].heading.level == level and kind.is_part and kind.opening not in (None, "errors")
            return number if is_beside else owner
    return owner


def _end(parts: Sequence[Part], owner: int, following: int, last: int, tree: HeadingTree) -> int:
    """The number of the first part that does not belong to an owner any more."""
    level = parts[owner].heading.level
    is_flat = last > owner and any(part.heading.level <= level for part in parts[owner + 1 : last + 1])
    for number in range(owner + 1, following):
        if parts[number].heading.level > level:
            continue
        if not is_flat or not tree.kinds[number].is_part:
            return number
    return following


def _own_parts(
    parts: Sequence[Part], owner: int, end: int, candidate: Candidate, all_of_owner: Sequence[Candidate]
) -> tuple[Part, ...]:
    """The parts of one of an owner's operations: those before the first one belong to all of them."""
    if len(all_of_owner) > _MAX_SHARING:
        return ()
    starts = sorted({other.part for other in all_of_owner})
    position = starts.index(candidate.part)
    stop = starts[position + 1] if position + 1 < len(starts) else end
    if position == 0:
        return tuple(parts[owner:stop])
    return (*parts[owner : starts[0]], *parts[candidate.part : stop])


def _chapter(parts: Sequence[Part], owner: int, tree: HeadingTree) -> Heading | None:
    """The heading of level 1 above an owner, or the highest one; its own if it is of level 1."""
    top = next(iter([*tree.above(owner)][-1:]), None)
    if top is None:
        return parts[owner].heading if parts[owner].heading.level == 1 else None
    return parts[top].heading
