"""Which of the samples in a document call which operation."""

from collections.abc import Iterable, Sequence

from slatebind.diagnostic import Position
from slatebind.extraction.parts import Part
from slatebind.extraction.requests.announcements.operations import Operation
from slatebind.extraction.requests.announcements.urls import read_url
from slatebind.extraction.requests.api_facts.servers import path_before
from slatebind.extraction.requests.samples import Sample, read_samples
from slatebind.markdown import Code, Content


class DocumentSamples:
    """The samples of a document in their order, and those in the parts of each operation."""

    def __init__(self, blocks: Iterable[Content], operations: Sequence[Operation]) -> None:
        self._of_block: dict[Position, tuple[Sample, ...]] = {
            block.at: tuple(read_samples(block)) for block in blocks if isinstance(block, Code)
        }
        self._operation_of: dict[Position, Operation] = {}
        self._sample_of: dict[int, Sample] = {}
        for number, operation in enumerate(operations):
            sample = _best(self.below(operation.parts), operation)
            if sample is not None:
                self._sample_of[number] = sample
                self._operation_of.setdefault(sample.at, operation)

    def below(self, parts: Iterable[Part]) -> tuple[Sample, ...]:
        """The samples in some parts."""
        blocks = (block for part in parts for block in part.blocks)
        return tuple(sample for block in blocks for sample in self._of_block.get(block.at, ()))

    def of_operation(self, number: int) -> Sample | None:
        """The sample that calls the operation with this number."""
        return self._sample_of.get(number)

    @property
    def all(self) -> tuple[tuple[Sample, Operation | None], ...]:
        """All samples, each with the operation that it calls."""
        samples = (sample for of_block in self._of_block.values() for sample in of_block)
        return tuple((sample, self._operation_of.get(sample.at)) for sample in samples)


def _best(samples: Sequence[Sample], operation: Operation) -> Sample | None:
    """The first sample with the method and the path of an operation, else with its path, else with its method."""
    by_path = [sample for sample in samples if path_before(read_url(sample.url).path, operation.url.path) is not None]
    by_method = [sample for sample in samples if sample.method == operation.method]
    both = [sample for sample in by_path if sample.method == operation.method]
    # HTTP messages often repeat the request line alone, next to a call that says more.
    return next(iter((*sorted(both, key=_says_little), *by_path, *by_method)), None)


def _says_little(sample: Sample) -> tuple[bool, bool]:
    return not sample.data, not (sample.headers or sample.user)
