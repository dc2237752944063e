"""What is aimed at, whether it is reached, and where it is not, by how much: computed from what was measured."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from bench.peers import MODELS, PYTHON, TYPESCRIPT
from bench.results import AGAIN, COLD, EDIT, OURS, Figure, Results, rounded


class Verdict(NamedTuple):
    """An aim, what was measured for it and what that means; where it is missed, what stands in the way."""

    aim: str
    measured: str
    verdict: str
    reason: str = ""


def verdicts(results: Results, sizes: tuple[int, int]) -> list[Verdict]:
    """All aims; ``sizes`` are those of the document itself and of the largest, in commands."""
    return [*_alone(results, sizes), *_beside_peers(results, sizes[0])]


def _alone(results: Results, sizes: tuple[int, int]) -> Iterator[Verdict]:
    small, large = sizes

    again, edit, cold = (results.find(OURS, kind, small) for kind in (AGAIN, EDIT, COLD))
    base = results.base()
    yield _at_most("nothing to do: at most 2.5 times `python -c pass`", ratio(again, base), 2.5, " x", _STARTING)
    yield _at_most("nothing to do: at most 20 MiB", again.best.peak if again else None, 20, " MiB", _STARTING)
    yield _at_most("one command edited: at most 250 ms", edit.best.wall * 1e3 if edit else None, 250, " ms", _EDITING)
    yield _at_most(f"cold, {small} commands: at most 1.0 s", cold.best.wall if cold else None, 1.0, " s", _COLD)
    black = {None: "not measured", True: "met", False: "missed"}[results.is_as_black_writes]
    yield Verdict("every file as black writes it, after edits", "", black)
    if large > small:
        yield from _growth(results, sizes)
    peaks = [one.best.peak for one in results.figures if (one.subject, one.commands) == (OURS, large) and one.costs]
    yield _at_most(f"memory, {large:,} commands: under 300 MiB", max(peaks, default=None), 300, " MiB", _HOLDING)


def _growth(results: Results, sizes: tuple[int, int]) -> Iterator[Verdict]:
    small, large = sizes
    for kind in (COLD, EDIT):
        growth = ratio(results.find(OURS, kind, large), results.find(OURS, kind, small))
        aim = f"{kind}: linear to {large:,} commands within 1.2"
        yield _at_most(aim, growth and growth * small / large, 1.2, " x", _GROWING)


def _beside_peers(results: Results, commands: int) -> Iterator[Verdict]:
    for kind, least in ((COLD, 5), (AGAIN, 50), (EDIT, 10)):
        for group in (PYTHON, MODELS, TYPESCRIPT):
            yield _ahead(results, kind, group, commands, 1 if (kind, group) == (COLD, TYPESCRIPT) else least)


_STARTING = "Python's own start, the import of our few modules, a hash of each input and a look at each output"
_EDITING = "loading libraries, which takes longer than the work: *Where the time goes* has the steps"
_COLD = "loading libraries, reading and rendering in Python: *Where the time goes* has the steps"
_GROWING = "something is done once for each pair of commands, or memory is short"
_HOLDING = "the docs, their spec and the files of a target are held at once"
_OF_PEERS = {
    COLD: {PYTHON: _COLD, MODELS: f"{_COLD}; models are a part of that work", TYPESCRIPT: f"{_COLD}, in Python"},
    AGAIN: dict.fromkeys((PYTHON, MODELS, TYPESCRIPT), _STARTING),
    EDIT: dict.fromkeys((PYTHON, MODELS, TYPESCRIPT), _EDITING),
}


def _ahead(results: Results, kind: str, group: str, commands: int, least: float) -> Verdict:
    ours = results.find(OURS, kind, commands)
    peer = fastest(results, kind, group, commands)
    ahead = f"at least {least} times ahead" if least > 1 else "ahead"
    return _judge(
        f"{kind}: {ahead} of the fastest peer ({group})",
        ratio(peer, ours),
        least,
        f" x, {peer.subject}" if peer else "",
        _OF_PEERS[kind][group],
        lambda found, bound: found >= bound,
    )


def ratio(one: Figure | None, other: Figure | None) -> float | None:
    """How many times as long the one takes; None where either was not measured."""
    return one.best.wall / other.best.wall if one and other else None


def fastest(results: Results, kind: str, group: str, commands: int) -> Figure | None:
    """The peer that took the least time."""
    found = [
        one for one in results.figures if (one.kind, one.group, one.commands) == (kind, group, commands) and one.costs
    ]
    return min(found, key=lambda one: one.best.wall, default=None)


def _at_most(aim: str, found: float | None, bound: float, unit: str, reason: str) -> Verdict:
    return _judge(aim, found, bound, unit, reason, lambda measured, most: measured <= most)


def _judge(
    aim: str, found: float | None, bound: float, unit: str, reason: str, holds: Callable[[float, float], bool]
) -> Verdict:
    if found is None:
        return Verdict(aim, "", "not measured")
    measured = f"{rounded(found)}{unit}"
    if holds(found, bound):
        return Verdict(aim, measured, "met")
    by = max(found, bound) / min(found, bound)
    return Verdict(aim, measured, f"missed by a factor of {by:.2f}", reason)
