"""The report says what was measured, what was not, and whether the aims are met."""

from bench.aims import verdicts
from bench.peers import PYTHON
from bench.process import Cost
from bench.report import report
from bench.results import AGAIN, BASE, COLD, EDIT, OURS, Figure, Results


def figure(subject: str, kind: str, commands: int, *walls: float) -> Figure:
    """A figure of runs that took so long, on a CPU and in 30 MiB."""
    group = {OURS: OURS, BASE: BASE}.get(subject, PYTHON)
    return Figure(subject, group, kind, commands, [Cost(wall, wall, 30) for wall in walls])


RESULTS = Results(
    ["a machine"],
    [
        figure(BASE, AGAIN, 0, 0.02, 0.01),
        figure(OURS, COLD, 115, 2, 1.2),
        figure(OURS, AGAIN, 115, 0.02),
        figure(OURS, EDIT, 115, 0.2),
        figure(OURS, COLD, 11500, 132),
        figure(OURS, EDIT, 11500, 40),
        figure("slow", COLD, 115, 9),
        figure("fast", COLD, 115, 6.6, 7),
        Figure("absent", PYTHON, COLD, 115, missing="there is no java on this machine"),
    ],
)


def test_aims_are_judged() -> None:
    """The least of all runs counts; what was not measured is not said to be met."""
    judged = {one.aim: (one.measured, one.verdict) for one in verdicts(RESULTS, (115, 11500))}
    assert judged["nothing to do: at most 2.5 times `python -c pass`"] == ("2 x", "met")
    assert judged["cold, 115 commands: at most 1.0 s"] == ("1.2 s", "missed by a factor of 1.20")
    assert judged["cold: linear to 11,500 commands within 1.2"] == ("1.1 x", "met")
    assert judged["one command edited: linear to 11,500 commands within 1.2"] == ("2 x", "missed by a factor of 1.67")
    assert judged["cold: at least 5 times ahead of the fastest peer (Python)"] == ("5.5 x, fast", "met")
    assert judged["nothing to do: at least 50 times ahead of the fastest peer (Python)"] == ("", "not measured")


def test_the_absent_are_told() -> None:
    """A peer that could not be had has its reason in its row, and no figure."""
    (row,) = (line for line in report(RESULTS).splitlines() if line.startswith("| absent"))
    assert [cell.strip() for cell in row.strip("|").split("|")][:3] == [
        "absent",
        "there is no java on this machine",
        "",
    ]


def test_peers_are_given_as_ratios() -> None:
    """To ours, of the same kind and size."""
    (row,) = (line for line in report(RESULTS).splitlines() if line.startswith("| slow"))
    assert "| 9.00 s | 7.5 x |" in row
