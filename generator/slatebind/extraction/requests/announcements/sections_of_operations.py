"""Which sections and examples below a heading with several operations are about one of them alone."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec.structs import replace

from slatebind.dialects import Requests
from slatebind.extraction.parts import Part
from slatebind.extraction.requests.announcements.candidates import Candidate, sampled_request
from slatebind.extraction.requests.announcements.heading_tree import HeadingTree
from slatebind.extraction.requests.announcements.path_shapes import path_shape, shape_endings
from slatebind.extraction.requests.announcements.patterns import patterns_of
from slatebind.extraction.requests.announcements.urls import read_url
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.markdown import Annotation, Code, Content

_MIN_SECTIONS = 2
"""Sections with a sample of one operation each that make the others be about one each, too."""

_Request = tuple[str, str]


class SectionOwners:
    """The sections of an owner's operations, by the samples in them.

    In a table of operations with a section for each, the sample of a section says which it is. If one operation and one
    section are left over, they belong together. ``samples`` are the requests of samples, by the parts that have them.
    """

    def __init__(
        self,
        owner: int,
        operations: Sequence[Candidate],
        tree: HeadingTree,
        samples: Mapping[int, Sequence[Candidate]],
    ) -> None:
        self._tree = tree
        self._of_section: dict[int, _Request] = {}
        requests = dict.fromkeys(map(sampled_request, operations))
        start = max(operation.part for operation in operations)
        sections = [number for number in tree.below(owner) if number > start] if len(requests) > 1 else []
        for number in sections:
            found = {
                request
                for part in range(number, tree.end(number))
                for sample in samples.get(part, ())
                if (request := _called(sampled_request(sample), requests))
            }
            if len(found) == 1:
                self._of_section[number] = found.pop()
        taken = set(self._of_section.values())
        if len(taken) < _MIN_SECTIONS or len(taken) < len(self._of_section):
            self._of_section = {}
            return
        left = [number for number in sections if number not in self._of_section]
        rest = [request for request in requests if request not in taken]
        if len(left) == len(rest) == 1:
            self._of_section[left[0]] = rest[0]

    @property
    def are_known(self) -> bool:
        """Whether each operation has sections of its own."""
        return bool(self._of_section)

    def of_others(self, operation: Candidate) -> frozenset[int]:
        """The numbers of the parts that are about other operations than this one."""
        if not self._of_section:
            return frozenset()
        own = sampled_request(operation)
        return frozenset(
            part
            for number, request in self._of_section.items()
            if request != own
            for part in range(number, self._tree.end(number))
        )


def _called(sample: _Request, requests: Collection[_Request]) -> _Request | None:
    """The request that a sample calls, whose path may have a base path before it."""
    endings = [(sample[0], ending) for ending in shape_endings(sample[1])]
    return next((ending for ending in endings if ending in requests), None)


def without_captions_of_others(
    parts: Sequence[Part], operation: Candidate, operations: Sequence[Candidate], requests: Requests
) -> tuple[Part, ...]:
    """The parts of an operation without code below a caption that is the request of another operation.

    ``operations`` are those of the same heading.
    """
    if len(operations) == 1 or not parts:
        return tuple(parts)
    others = {sampled_request(other) for other in operations} - {sampled_request(operation)}
    return tuple(replace(part, blocks=tuple(_without_captions(part.blocks, others, requests))) for part in parts)


def _without_captions(blocks: Sequence[Content], others: set[_Request], requests: Requests) -> Iterator[Content]:
    pattern = patterns_of(requests.methods).whole
    is_of_other = False
    for block in blocks:
        if isinstance(block, Annotation):
            match = pattern.fullmatch(plain_text(block.text))
            request = (match["method"].upper(), path_shape(read_url(match["url"]).path)) if match else None
            is_of_other = request in others
        elif not isinstance(block, Code):
            is_of_other = False
        if not (is_of_other and isinstance(block, Code)):
            yield block
