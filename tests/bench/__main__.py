"""The command line of the benchmark: ``python -m bench --help``."""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.install import HOME, UnavailableError
from bench.report import PLOT, report
from bench.results import Results, load, save
from bench.suite import PARTS, SIZES, Suite

_RESULTS = HOME / "results.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, save the results, print or write the report."""
    options = _parser().parse_args(arguments)
    try:
        results = load(_RESULTS) if options.report else _measure(options)
    except (UnavailableError, FileNotFoundError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    text = report(results)
    print(text)
    if options.out is not None:
        from bench.plot import draw  # noqa: PLC0415 - matplotlib is needed for the picture only

        options.out.mkdir(parents=True, exist_ok=True)
        (options.out / "benchmark.md").write_text(text, encoding="utf-8")
        draw(results, options.out / PLOT)
    return 0


def _measure(options: argparse.Namespace) -> Results:
    deadline = time.monotonic() + options.minutes * 60
    suite = Suite(_log, parts=options.only, sizes=options.sizes, rounds=options.rounds, deadline=deadline)
    results = suite.run()
    save(results, _RESULTS)
    return results


def _log(line: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {line}", file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Compare slatebind with other generators.")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="parts to measure")
    parser.add_argument(
        "--sizes", nargs="+", type=int, default=SIZES, help="copies of 115 commands, by default 1 10 100"
    )
    parser.add_argument("--rounds", type=int, help="runs of each kind, by default 5, fewer for larger APIs")
    parser.add_argument("--minutes", type=float, default=20, help="start no run after this time, by default 20")
    parser.add_argument("--out", type=Path, help="write benchmark.md and its picture to this folder")
    parser.add_argument("--report", action="store_true", help="report the results of the last run again")
    return parser


if __name__ == "__main__":
    sys.exit(main())
