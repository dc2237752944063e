"""Where the time of a cold run goes: its steps as programs of their own, each of which includes the start of Python."""

from pathlib import Path

from bench.install import work_folder
from bench.process import Cost, run_successfully
from bench.reference import Reference
from bench.results import Section
from bench.workload import Log

TITLE = "Where the time goes"
NOTE = "{commands:,} commands; each step is a process of its own, with an empty cache unless stated otherwise."
_TIMEOUT_SECONDS = 120
_GENERATE = ("slatebind", "generate", "-q", "spec.yaml", "--target", "python", "-o")
_STEPS: dict[str, tuple[str, ...]] = {
    "start Python": ("python", "-c", "pass"),
    "import click, jinja2, mistune, msgspec": ("python", "-c", "import click, jinja2.sandbox, mistune, msgspec"),
    "`slatebind generate --help`": ("slatebind", "generate", "--help"),
    "`slatebind extract`": ("slatebind", "extract", "-q", "docs.md", "--name", "harbour", "-o", "spec.yaml"),
    "`slatebind generate` from the spec": (*_GENERATE, "cold-{}"),
    "`slatebind generate` from the spec, warm cache": (*_GENERATE, "warm-{}"),
}


def measure_steps(bin_folder: Path, reference: Reference, rounds: int, log: Log) -> Section:
    """A row for each step."""
    costs: dict[str, list[Cost]] = {name: [] for name in _STEPS}
    folder = work_folder("steps")
    (folder / "docs.md").write_text(reference.docs, encoding="utf-8")
    for number in range(rounds):
        # The step before the warm one fills its cache.
        variables = {"XDG_CACHE_HOME": str(folder / f"cache-{number}"), "HOME": str(folder)}
        for name, (program, *arguments) in _STEPS.items():
            command = [bin_folder / program, *(argument.format(number) for argument in arguments)]
            costs[name].append(run_successfully(command, folder, variables, limit=_TIMEOUT_SECONDS).cost)
        log(f"{TITLE}: {number + 1} of {rounds}")
    rows = []
    for name, found in costs.items():
        wall, cpu, peak = Cost.least(found)
        rows.append([name, f"{wall * 1e3:.0f} ms", f"{cpu * 1e3:.0f} ms", f"{peak:.0f} MiB"])
    return Section(TITLE, NOTE.format(commands=reference.commands), ["", "wall", "CPU", "memory"], rows)
