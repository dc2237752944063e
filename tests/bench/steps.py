"""Where the time of a cold run goes: its steps as commands of their own, each of which includes what it builds on."""

from collections.abc import Callable
from pathlib import Path

from bench.process import Cost, Starter, WrongRunError
from bench.report import seconds
from bench.results import Section
from bench.work import Reference, empty_folder

TITLE = "Where the time goes"
NOTE = (
    "Commands over the reference of {commands:,} commands, the start of Python included, each the least of {rounds} "
    "runs. What was known before is in the user's cache folder, which a step has to itself; files are written anew."
)
_LIMIT = 120
_GENERATE = ("slatebind", "generate", "-q", "spec.yaml", "--target", "python", "--out")
_LIBRARIES = "import click, jinja2.sandbox, mistune, msgspec"
_STEPS: dict[str, tuple[str, ...]] = {
    "starting Python": ("python", "-c", "pass"),
    "loading the libraries of a run that makes something": ("python", "-c", _LIBRARIES),
    "loading what `generate` needs, for its help": ("slatebind", "generate", "--help"),
    "`extract`, nothing known": ("slatebind", "extract", "-q", "docs.md", "--name", "harbour", "-o", "spec.yaml"),
    "`generate` from the spec, nothing known": (*_GENERATE, "cold"),
    "`generate` from the spec, all known": (*_GENERATE, "warm"),
}
_KNOWN = tuple(_STEPS)[-1]


def measure(starter: Starter, ours: Path, reference: Reference, rounds: int, tell: Callable[[str], None]) -> Section:
    """A row for each step."""
    costs: dict[str, list[Cost]] = {name: [] for name in _STEPS}
    folder = empty_folder("steps")
    (folder / "docs.md").write_text(reference.docs, encoding="utf-8")
    for number in range(rounds):
        for name, words in _STEPS.items():
            is_known = name == _KNOWN
            cache = {
                "XDG_CACHE_HOME": str(folder / ("known" if is_known else f"unknown-{number}")),
                "HOME": str(folder),
            }
            program, *rest = words
            command = [
                str(ours / program),
                *(f"{word}-{number}" if word in {"cold", "warm"} else word for word in rest),
            ]
            if is_known and number == 0:
                starter.succeed([*command[:-1], "first"], folder, cache, limit=_LIMIT)
            costs[name].append(starter.succeed(command, folder, cache, limit=_LIMIT).cost)
        tell(f"{TITLE}: {number + 1} of {rounds}")
    _demand_same(folder)
    note = NOTE.format(commands=reference.commands, rounds=rounds)
    return Section(TITLE, note, ["", "wall", "CPU", "peak memory"], [[name, *_least(costs[name])] for name in _STEPS])


def _demand_same(folder: Path) -> None:
    """What is known must not change what is made."""
    cold, warm = (
        {path.relative_to(top): path.read_bytes() for path in top.rglob("*.py")}
        for top in (folder / "cold-0", folder / "warm-0")
    )
    if not cold or cold != warm:
        raise WrongRunError("a cache changed what is generated")


def _least(costs: list[Cost]) -> list[str]:
    wall, cpu, peak = map(min, zip(*costs, strict=True))
    return [seconds(wall), seconds(cpu), f"{peak:.0f} MiB"]
