"""The report states what was measured, what was not, and whether the floors hold."""

from bench.decoding import DECODE, JSON_LOADS
from bench.floors import judge
from bench.process import Cost
from bench.report import report
from bench.results import COLD, EDIT, GO, NOOP, PYTHON_START, SLATEBIND, WATCH, Figure, Results, Section, floor


def figure(tool: str, kind: str, commands: int, *walls: float, peak: float = 30) -> Figure:
    """A figure of runs with these wall times and twice as much CPU time."""
    return Figure(tool, kind, commands, [Cost(wall, 2 * wall, peak) for wall in walls])


RESULTS = Results(
    ["a machine"],
    [
        figure(PYTHON_START, COLD, 0, 0.02, 0.01),
        figure(SLATEBIND, COLD, 115, 2, 1.2),
        figure(SLATEBIND, NOOP, 115, 0.02),
        figure(SLATEBIND, EDIT, 115, 0.2),
        figure(SLATEBIND, WATCH, 115, 0.2, 0.16),
        figure(SLATEBIND, COLD, 11500, 132),
        figure(SLATEBIND, EDIT, 11500, 40, peak=501),
        figure("openapi-python-client", COLD, 115, 2, 3),
        figure("openapi-python-client", EDIT, 115, 2),
        figure(SLATEBIND, DECODE, 115, 0.8),
        figure(JSON_LOADS, DECODE, 0, 2),
        figure(GO, COLD, 115, 0.6),
        figure(GO, NOOP, 115, 0.03),
        Figure("orval", COLD, 115, missing="npm is not installed"),
    ],
    [Section("Bundles", "A note.", ["", "size"], [["one", "20"]], [floor("bundle", 20, 10, "bytes", "functions")])],
)


def test_floors_are_judged() -> None:
    """The minimum of all runs counts; what was not measured does not hold; a miss has a cause. Sections have some."""
    verdicts = {verdict.floor: verdict for verdict in judge(RESULTS)}
    values = {floor: (verdict.measured, verdict.cpu, verdict.verdict) for floor, verdict in verdicts.items()}
    assert values == {
        "no-op: at most 2.5 x `python -c pass` (115 commands)": ("2 x", "2.00 x", "held"),
        "cold: at most 0.5 x openapi-python-client (115 commands)": ("0.6 x", "0.60 x", "missed"),
        "cold: faster than orval (115 commands)": ("", "", "not measured"),
        "cold: faster than openapi-ts (115 commands)": ("", "", "not measured"),
        "cold: faster than openapi-ts (1,150 commands)": ("", "", "not measured"),
        "one command edited: at most 0.25 x openapi-python-client (115 commands)": ("0.1 x", "0.10 x", "held"),
        "cold: linear within 1.2 (11,500 commands)": ("1.1 x", "1.10 x", "held"),
        "one command edited: linear within 1.2 (11,500 commands)": ("2 x", "2.00 x", "missed"),
        "cold of slatebind, target typescript: at most 1 x the target python (115 commands)": ("", "", "not measured"),
        "no-op of slatebind, target typescript: at most 1.1 x the target python (115 commands)": (
            *("", ""),
            "not measured",
        ),
        "cold of slatebind, target go: at most 1 x the target python (115 commands)": ("0.5 x", "0.50 x", "held"),
        "no-op of slatebind, target go: at most 1.1 x the target python (115 commands)": ("1.5 x", "1.50 x", "missed"),
        "bundle": ("20 bytes", "", "missed"),
        "reading a million objects: at most 1.5 x `json.loads` (115 commands)": ("0.4 x", "0.40 x", "held"),
        "watch, 115 commands: a change is written within 150 ms": ("160 ms", "", "missed"),
        "memory, 11,500 commands: at most 500 MiB": ("501 MiB", "", "missed"),
    }
    assert all(bool(verdict.cause) == (verdict.verdict == "missed") for verdict in verdicts.values())


def row_of(tool: str) -> list[str]:
    """The cells of the row that starts with ``tool``."""
    (row,) = (line for line in report(RESULTS).splitlines() if line.startswith(f"| {tool} "))
    return [cell.strip() for cell in row.strip("|").split("|")]


def test_other_targets_are_compared_with_python() -> None:
    """Their times are divided by those of the Python target."""
    cells = ["600 ms", "0.5 x", "30 ms", "1.5 x", "", "", "1.20 s", "30 MiB", "0", "0"]
    assert row_of(GO)[1:] == cells


def test_an_unavailable_peer_has_a_reason() -> None:
    """Its row has no figures."""
    assert row_of("orval")[1:] == ["npm is not installed", *[""] * 9]


def test_peers_are_compared_by_ratios() -> None:
    """Each time is divided by slatebind's, of the same kind and size; what was not measured stays empty."""
    cells = ["2.00 s", "1.7 x", "", "", "2.00 s", "10.0 x", "4.00 s", "30 MiB", "0", "0"]
    assert row_of("openapi-python-client")[1:] == cells
