"""Every benchmark, one after the other: printed, and written to docs/benchmark.md."""

import os
import platform
import sys
from pathlib import Path

from bench import client, regenerate, scale

REPORT = Path(__file__).parents[2] / "docs" / "benchmark.md"
HEAD = """# Benchmarks

Written by `make bench` on {machine}. Figures of one machine mean little; quote the ratios.
"""


def main() -> None:
    """Run all, print as it goes, write at the end."""
    facts = (
        f"Python {platform.python_version()}, {platform.system()} on {platform.machine()}, {os.cpu_count()} processors"
    )
    parts = [HEAD.format(machine=facts)]
    for bench in (client, regenerate, scale):
        print(f"{bench.TITLE} ...", file=sys.stderr, flush=True)
        parts.append(f"## {bench.TITLE}\n\n{table(bench.COLUMNS, bench.rows())}")
        print(parts[-1])
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text("\n".join(parts), encoding="utf-8")


def table(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Rows as Markdown."""
    lines = [columns, ("---", *["---:"] * (len(columns) - 1)), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    main()
