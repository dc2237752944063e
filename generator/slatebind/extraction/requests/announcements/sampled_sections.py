"""Sections whose request is in a sample only, in documents that announce other operations with request lines."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec

from slatebind.dialects import Dialect
from slatebind.extraction.parts import Part
from slatebind.extraction.requests.announcements.candidates import Candidate, is_in_history, sampled_request
from slatebind.extraction.requests.announcements.heading_tree import HeadingTree
from slatebind.extraction.requests.announcements.path_shapes import shape_endings
from slatebind.extraction.requests.announcements.records import Trust
from slatebind.extraction.requests.announcements.urls import read_url
from slatebind.extraction.tables.table_columns import table_roles
from slatebind.markdown import Code, Content, Prose, Table

_READING = ("GET", "HEAD")
_MIN_SHARE = 0.05
"""Share of the operations that have request lines."""
_MIN_IN_TEXT = 0.2
"""Share of the titles of a document without request lines that announce operations in texts; in a guide few do."""
_IN_CODE = (Trust.SAMPLE, Trust.FENCE)
_IN_TEXT = (Trust.SENTENCE, Trust.MENTION)
_HOST_HEADER = re.compile(r"^host:[ \t]*(\S+)", re.I | re.M)
_OPEN_METHOD = re.compile(r"--request\s+(?:\\\s|-|[\"']?https?:)")
"""An option for the method without one: it can be any."""
_ANSWER = re.compile(r"\s*(?:HTTP/[\d.]+\s+\d|[{\[])")
_LISTED_NAME = re.compile(r"^[ \t]*[-*+][ \t]+[*_]{0,2}`[\w.\[\]-]{1,60}`", re.M)


class SampledSection(msgspec.Struct, frozen=True):
    """A section without a request line, and the first request in its samples.

    ``is_described`` says that it has what operations have: a table or a list of names, or an answer to expect.
    """

    candidate: Candidate
    is_described: bool


class SampledRequests(msgspec.Struct, frozen=True):
    """The requests of samples: the first method by owner, the owners by request, and all by their part."""

    methods: dict[int, str]
    owners: dict[tuple[str, str], set[int]]
    by_part: dict[int, list[Candidate]]


def sampled_requests(candidates: Sequence[Candidate]) -> SampledRequests:
    """The requests of the samples among the candidates."""
    samples = SampledRequests({}, {}, {})
    for candidate in candidates:
        if candidate.line.trust is Trust.SAMPLE:
            samples.methods.setdefault(candidate.owner, candidate.line.method)
            samples.owners.setdefault(sampled_request(candidate), set()).add(candidate.owner)
            samples.by_part.setdefault(candidate.part, []).append(candidate)
    return samples


def sampled_sections(
    candidates: Sequence[Candidate], owned: Collection[int], parts: Sequence[Part], tree: HeadingTree, dialect: Dialect
) -> list[SampledSection]:
    """The sections at the level of operations whose request no operation has.

    ``owned`` are the numbers of the parts that own operations. A request that changes something, with an answer but no
    parameters, is an operation if there are several such sections: a single one is likely to lack something.
    """
    found = list(_unannounced(candidates, owned, parts, tree, dialect))
    blocks = [
        [block for part in parts[candidate.owner : tree.end(candidate.owner)] for block in part.blocks]
        for candidate in found
    ]
    have_rows = [any(describes(block, dialect) for block in of_section) for of_section in blocks]
    have_answers = [_has_answer(of_section, candidate) for candidate, of_section in zip(found, blocks, strict=True)]
    answered = sum(answer and not rows for rows, answer in zip(have_rows, have_answers, strict=True))
    is_usual = answered > len(owned) * _MIN_SHARE
    sections = [
        SampledSection(candidate, is_described=rows or (answer and (is_usual or candidate.line.method in _READING)))
        for candidate, rows, answer in zip(found, have_rows, have_answers, strict=True)
    ]
    # What a text says without more is a mention, and reported as such.
    kept = [section for section in sections if section.is_described or section.candidate.line.trust in _IN_CODE]
    titles = sum(not kind.is_part for kind in tree.kinds)
    return kept if owned or len(kept) >= titles * _MIN_IN_TEXT else []


def _unannounced(
    candidates: Sequence[Candidate], owned: Collection[int], parts: Sequence[Part], tree: HeadingTree, dialect: Dialect
) -> Iterator[Candidate]:
    """The first request in the samples of each section, if it is one of the API that no operation has.

    A request to another server than those of the operations is one that the API itself sends, or an example.
    """
    announced = [candidate for candidate in candidates if candidate.owner in owned]
    levels = {parts[owner].heading.level for owner in owned}
    known = {sampled_request(candidate) for candidate in announced}
    in_code = [candidate for candidate in candidates if candidate.line.trust in _IN_CODE]
    hosts = _usual_hosts(announced, in_code)
    seen = set(owned)
    in_text = [candidate for trust in _IN_TEXT for candidate in candidates if candidate.line.trust is trust]
    # In a document without request lines, samples are those of a guide.
    for candidate in (*in_code, *in_text) if announced else in_text:
        owner = candidate.owner
        is_elsewhere = bool(levels) and parts[owner].heading.level not in levels
        if owner in seen or is_elsewhere or _is_no_section(candidate, tree):
            continue
        seen.add(owner)
        code = _code_of(candidate, parts)
        method, shape = sampled_request(candidate)
        methods = dialect.requests.methods if _OPEN_METHOD.search(code) and dialect.requests else (method,)
        is_known = any((verb, ending) in known for verb in methods for ending in shape_endings(shape))
        is_above = any(number in owned for number in range(owner, tree.end(owner)))
        if shape and not is_known and not is_above and not _is_elsewhere(candidate, code, hosts):
            known.add((method, shape))
            yield candidate


def _usual_hosts(announced: Sequence[Candidate], in_code: Sequence[Candidate]) -> set[str]:
    """The hosts of the operations; if they name none, the most frequent ones of samples."""
    stated = {host for candidate in announced if (host := _host(candidate))}
    counts = Counter(host for candidate in in_code if (host := _host(candidate)))
    most = max(counts.values(), default=0)
    return stated or {host for host, count in counts.items() if count == most}


def _code_of(candidate: Candidate, parts: Sequence[Part]) -> str:
    """The block of code with a request."""
    blocks = (block for block in parts[candidate.part].blocks if isinstance(block, Code))
    at = candidate.line.at
    return next((block.text for block in blocks if (block.at.file, block.at.line + 1) == (at.file, at.line)), "")


def _is_elsewhere(candidate: Candidate, code: str, hosts: Collection[str]) -> bool:
    """Whether a request goes to another host than those of the API: one in its URL, or in a header."""
    header = _HOST_HEADER.search(code)
    host = _host(candidate) or (header[1].lower() if header else "")
    return bool(host and hosts) and host not in hosts


def _is_no_section(candidate: Candidate, tree: HeadingTree) -> bool:
    is_part = tree.kinds[candidate.owner].is_part
    return (
        is_part
        or is_in_history(candidate, tree)
        or any(tree.kinds[part].is_example for part in (candidate.owner, candidate.part, *tree.above(candidate.part)))
    )


def _host(candidate: Candidate) -> str:
    """The host that a request names, without its scheme; empty without one."""
    server = read_url(candidate.line.url).server
    return server.partition("://")[2].lower() or server.lower()


def _has_answer(blocks: Iterable[Content], candidate: Candidate) -> bool:
    codes = (block for block in blocks if isinstance(block, Code))
    return any(_ANSWER.match(code.text) is not None for code in codes if code.at > candidate.line.at)


def describes(block: Content, dialect: Dialect) -> bool:
    """Whether a block is a table or a list of parameters or fields."""
    if isinstance(block, Table) and block.header is not None:
        roles = set(table_roles(block.header, dialect))
        return "name" in roles and not roles.isdisjoint({"type", "required", "optional", "description"})
    return isinstance(block, Prose) and _LISTED_NAME.search(block.text) is not None
