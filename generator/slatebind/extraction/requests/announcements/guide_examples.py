"""Chapters of a guide whose request lines are examples: each repeats an operation of another chapter."""

from collections import Counter
from collections.abc import Mapping, Sequence

from slatebind.dialects import Dialect
from slatebind.extraction.parts import Part
from slatebind.extraction.requests.announcements.candidates import Candidate, sampled_request
from slatebind.extraction.requests.announcements.heading_tree import HeadingTree
from slatebind.extraction.requests.announcements.path_shapes import shape_endings
from slatebind.extraction.requests.announcements.records import Trust
from slatebind.extraction.requests.announcements.sampled_sections import describes

_MAX_COMPARED = 20
"""Chapters with a request that another one is compared with."""


def without_guide_examples(
    by_owner: Mapping[int, Sequence[Candidate]], parts: Sequence[Part], tree: HeadingTree, dialect: Dialect
) -> dict[int, list[Candidate]]:
    """The candidates of each owner, without those of guides.

    A guide is a chapter that describes no parameters or fields below its requests, and whose requests are all those of
    chapters that have others as well. A heading that announces a request makes it an operation in any case, as does one
    that another request has too: the section is then a copy.
    """
    chapters: dict[int, list[int]] = {}
    for owner in by_owner:
        top = next(iter([*tree.above(owner)][-1:]), owner)
        chapters.setdefault(top, []).append(owner)
    requests = {
        top: {sampled_request(candidate) for owner in owners for candidate in by_owner[owner]}
        for top, owners in chapters.items()
    }
    holders: dict[tuple[str, str], list[int]] = {}
    for top, of_chapter in requests.items():
        for request in of_chapter:
            if len(others := holders.setdefault(request, [])) < _MAX_COMPARED:
                others.append(top)
    titles = Counter(parts[owner].heading.text for owner in by_owner)
    examples = {
        owner
        for top, owners in chapters.items()
        if not any(titles[parts[owner].heading.text] > 1 for owner in owners)
        and all(_may_be_example(owner, by_owner[owner], parts, tree, dialect) for owner in owners)
        and _are_repeated(top, requests, holders)
        for owner in owners
    }
    return {owner: [*candidates] for owner, candidates in by_owner.items() if owner not in examples}


def _may_be_example(
    owner: int, candidates: Sequence[Candidate], parts: Sequence[Part], tree: HeadingTree, dialect: Dialect
) -> bool:
    if any(candidate.line.trust >= Trust.ASKED_FENCE for candidate in candidates):
        return False
    return not any(describes(block, dialect) for part in parts[owner : tree.end(owner)] for block in part.blocks)


def _are_repeated(
    chapter: int, requests: Mapping[int, set[tuple[str, str]]], holders: Mapping[tuple[str, str], Sequence[int]]
) -> bool:
    """Whether other chapters, each with further requests, have all requests of one; its own can have a base path.

    ``holders`` are the first chapters that have each request.
    """
    found = [
        {other for ending in shape_endings(shape) for other in holders.get((method, ending), ())} - {chapter}
        for method, shape in requests[chapter]
    ]
    repeated = Counter(other for others in found for other in others)
    return all(any(len(requests[other]) > repeated[other] for other in others) for others in found)
