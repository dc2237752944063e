"""How time and memory of each command grow with the size of a document: run by `make bench`.

The document is the sample's, repeated with other names. What counts is how much more ten times as much costs.
"""

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from slatebind.spec.codec import load

ROOT = Path(__file__).parents[2]
GROUPS = (ROOT / "sample" / "source" / "index.html.md").read_text(encoding="utf-8").partition("\n# Account\n")
TITLE = "Ten times as many commands"
COLUMNS = ("`slatebind`", "500 commands", "5,000", "growth", "memory for 500", "for 5,000", "growth")
COMMANDS = ("extract", "lint", "diff", "generate")
PEAK = """
import atexit, sys
peak = sys.argv.pop(1)
atexit.register(lambda: open(peak, "w").write(
    "".join(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))))
if sys.argv[1:]:
    from slatebind.cli import main
    main()
"""
"""Runs the command line, or nothing, and tells its peak. What the system tells of a child includes its parent's."""


def document(commands: int) -> str:
    """About so many commands, each with a name of its own."""
    head, title, body = GROUPS
    spec = load((ROOT / "spec" / "fernhill.yaml").read_text(encoding="utf-8"), "fernhill.yaml").spec
    assert spec is not None
    names = "|".join(sorted((command.name for command in spec.commands), key=len, reverse=True))
    copies = [
        re.sub(
            rf"(?i)\b({names})\b",
            rf"\g<1>{_word(number)}",
            re.sub(r"(?m)^# (.*)$", rf"# \1 {_word(number)}", title + body),
        )
        for number in range(max(1, round(commands / len(spec.commands))))
    ]
    alone = re.sub(r"(?m)^includes:\n(?:[ -].*\n)+", "", head)
    return alone + "".join(copies)


def _word(number: int) -> str:
    letters = "abcdefghij"
    return "X" + "".join(letters[int(digit)] for digit in str(number))


def cost(folder: Path, commands: int, command: str) -> tuple[float, float]:
    """Seconds and MiB of a command over a document of so many commands; of a diff, to one that differs a little."""
    old, new = folder / f"{commands}.md", folder / f"{commands}-new.md"
    if not old.exists():
        old.write_text(document(commands), encoding="utf-8")
        new.write_text(old.read_text(encoding="utf-8").replace("|uuid|", "|string|", 40), encoding="utf-8")
    words = {
        "extract": ["extract", "-q", str(old), "-o", str(folder / f"{commands}.yaml")],
        "lint": ["lint", "-q", str(old)],
        "diff": ["diff", str(old), str(new)],
        "generate": ["generate", "-q", str(old), "--target", "python", "--out", str(folder / f"out-{commands}")],
    }[command]
    peak = folder / "peak"
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", PEAK, str(peak), *words], check=False, capture_output=True, cwd=folder)
    return time.perf_counter() - began, int(peak.read_text()) / 1024


def rows(few: int = 500, many: int = 5000) -> list[tuple[str, ...]]:
    """A row for each command: seconds and MiB for few and for many commands of an API, and how they grow."""
    found = []
    with tempfile.TemporaryDirectory() as place:
        for command in COMMANDS:
            (few_seconds, few_peak), (many_seconds, many_peak) = (cost(Path(place), n, command) for n in (few, many))
            times, more = f"{many_seconds / few_seconds:.1f} x", f"{many_peak / few_peak:.1f} x"
            seconds = (f"{few_seconds:.2f} s", f"{many_seconds:.2f} s", times)
            found.append((command, *seconds, f"{few_peak:.0f} MiB", f"{many_peak:.0f} MiB", more))
    return found
