"""Every benchmark in one run: ``python -m bench --help``."""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.install import HOME, AbsentError, alone
from bench.process import starter
from bench.programme import PARTS, Programme
from bench.report import PLOT, report
from bench.results import Results, load, save

KEPT = HOME / "results.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, keep, report."""
    chosen = _parser().parse_args(arguments)
    try:
        results = load(KEPT) if chosen.report else _measure(chosen)
    except (AbsentError, FileNotFoundError) as problem:
        print(f"bench: {problem}", file=sys.stderr)
        return 2
    text = report(results)
    print(text)
    if chosen.out is not None:
        from bench.plot import draw  # noqa: PLC0415 - what draws is not needed where nothing is drawn

        chosen.out.mkdir(parents=True, exist_ok=True)
        (chosen.out / "benchmark.md").write_text(text, encoding="utf-8")
        draw(results, chosen.out / PLOT)
    return 0


def _measure(chosen: argparse.Namespace) -> Results:
    until = time.monotonic() + chosen.minutes * 60
    with alone(), starter() as run:
        programme = Programme(run, _tell, wanted=chosen.only, sizes=chosen.sizes, rounds=chosen.rounds, until=until)
        results = programme.measure()
    save(results, KEPT)
    return results


def _tell(line: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {line}", file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Measure slatebind beside other generators. Without options everything is measured, and printed.",
    )
    parser.add_argument("--only", type=_parts, default=PARTS, help=f"some of {','.join(PARTS)}")
    parser.add_argument("--sizes", type=_sizes, default=(1, 10, 100), help="copies of 115 commands: 1,10,100")
    parser.add_argument("--rounds", type=int, help="how often each run is measured, instead of less often if larger")
    parser.add_argument("--minutes", type=float, default=12, help="no run is begun after so many; 12 if not given")
    parser.add_argument("--out", type=Path, help="the folder that benchmark.md and its picture are written to")
    parser.add_argument("--report", action="store_true", help="measure nothing, report the last run again")
    return parser


def _parts(text: str) -> tuple[str, ...]:
    parts = tuple(text.split(","))
    unknown = sorted(set(parts) - set(PARTS))
    if unknown:
        raise argparse.ArgumentTypeError(f"there is no part {unknown[0]!r}; there are {', '.join(PARTS)}")
    return parts


def _sizes(text: str) -> tuple[int, ...]:
    try:
        sizes = tuple(sorted(int(one) for one in text.split(",")))
    except ValueError:
        sizes = ()
    if not sizes or sizes[0] < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no list of numbers such as 1,10")
    return sizes


if __name__ == "__main__":
    sys.exit(main())
