"""The floors: what must hold within one run of the benchmark, whether it does, and what causes it where it does not."""

from collections.abc import Iterator
from typing import NamedTuple

from bench.decoding import DECODE, JSON_LOADS
from bench.peers import OPENAPI_TS, ORVAL, PYTHON_CLIENT
from bench.results import (
    COLD,
    EDIT,
    GO,
    NOOP,
    PYTHON_START,
    SLATEBIND,
    TYPESCRIPT,
    WATCH,
    Floor,
    Results,
    floor,
)

SMALL, MEDIUM, LARGE = 115, 1_150, 11_500


class _Ratio(NamedTuple):
    """A floor of the form: ``kind`` of the tool takes at most ``limit`` times as long as the reference."""

    floor: str
    limit: float
    kind: str
    commands: int
    reference: tuple[str, str, int]
    cause: str
    tool: str = SLATEBIND


_START = "the start of Python, the imports, hashing each input and reading the state of each output"
_COLD = "importing libraries, parsing and rendering in Python, see *Where the time goes*"
_EDIT = "importing libraries takes longer than the work, see *Where the time goes*"
_TARGET = "the number of files, and what templates do for each"
_WATCH = "detecting the dialect, applying overlays, rendering, writing, waiting for the disk"
_GROWTH = "work that grows faster than the API, or memory is short"
_MEMORY = "the docs, their spec and the names of all files are held at the same time"
_DECODE = "checking types and making objects, or garbage collection"
_RATIOS = (
    _Ratio("no-op: at most 2.5 x `python -c pass`", 2.5, NOOP, SMALL, (PYTHON_START, COLD, 0), _START),
    _Ratio("cold: at most 0.5 x openapi-python-client", 0.5, COLD, SMALL, (PYTHON_CLIENT, COLD, SMALL), _COLD),
    _Ratio("cold: faster than orval", 1, COLD, SMALL, (ORVAL, COLD, SMALL), _COLD),
    _Ratio("cold: faster than openapi-ts", 1, COLD, SMALL, (OPENAPI_TS, COLD, SMALL), _COLD),
    _Ratio("cold: faster than openapi-ts", 1, COLD, MEDIUM, (OPENAPI_TS, COLD, MEDIUM), _COLD),
    _Ratio(f"{EDIT}: at most 0.25 x openapi-python-client", 0.25, EDIT, SMALL, (PYTHON_CLIENT, EDIT, SMALL), _EDIT),
    _Ratio("cold: linear within 1.2", 1.2, COLD, LARGE, (SLATEBIND, COLD, SMALL), _GROWTH),
    _Ratio(f"{EDIT}: linear within 1.2", 1.2, EDIT, LARGE, (SLATEBIND, EDIT, SMALL), _GROWTH),
    *(
        _Ratio(f"{kind} of {tool}: at most {limit} x the target python", limit, kind, SMALL, own, _TARGET, tool)
        for tool in (TYPESCRIPT, GO)
        for kind, limit, own in ((COLD, 1, (SLATEBIND, COLD, SMALL)), (NOOP, 1.1, (SLATEBIND, NOOP, SMALL)))
    ),
    _Ratio(f"reading {DECODE}: at most 1.5 x {JSON_LOADS}", 1.5, DECODE, SMALL, (JSON_LOADS, DECODE, 0), _DECODE),
)
_WATCH_LIMIT_MS = 150
_MEMORY_LIMIT_MIB = 500


def judge(results: Results) -> Iterator[Floor]:
    """A verdict for each floor."""
    for ratio in _RATIOS:
        yield _judge_ratio(results, ratio)
    watch = results.find(SLATEBIND, WATCH, SMALL)
    text = f"watch, {SMALL} commands: a change is written within {_WATCH_LIMIT_MS} ms"
    yield floor(text, watch.best.wall * 1e3 if watch else None, _WATCH_LIMIT_MS, "ms", _WATCH)
    found = (results.find(SLATEBIND, kind, LARGE) for kind in (COLD, EDIT, NOOP))
    peak = max((figure.best.peak for figure in found if figure), default=None)
    text = f"memory, {LARGE:,} commands: at most {_MEMORY_LIMIT_MIB} MiB"
    yield floor(text, peak, _MEMORY_LIMIT_MIB, "MiB", _MEMORY)
    for section in results.sections:
        yield from section.floors


def _judge_ratio(results: Results, ratio: _Ratio) -> Floor:
    figure = results.find(ratio.tool, ratio.kind, ratio.commands)
    reference = results.find(*ratio.reference)
    text = f"{ratio.floor} ({ratio.commands:,} commands)"
    if figure is None or reference is None:
        return floor(text, None, ratio.limit, "x", ratio.cause)
    # Growth is relative to that of the API.
    growth = ratio.commands / reference.commands if reference.tool == SLATEBIND else 1
    verdict = floor(text, figure.best.wall / reference.best.wall / growth, ratio.limit, "x", ratio.cause)
    verdict.cpu = f"{figure.best.cpu / reference.best.cpu / growth:.2f} x"
    return verdict
