"""The benchmark measures what it claims to: tested with a small API, without other generators and without timings."""

import re
import sys
from pathlib import Path

import pytest

import slatebind
from bench import client_costs, workload
from bench.client import own_client
from bench.document import document, edit, mark
from bench.growth import measure_growth
from bench.http_reading import http_document, measure_http_reading
from bench.install import UnavailableError
from bench.openapi import openapi
from bench.peers import PEERS
from bench.process import RunFailedError, run, run_successfully
from bench.reference import Reference
from bench.results import COLD, EDIT, GO, NOOP, SLATEBIND, TEMPLATE, TYPESCRIPT, WATCH, Figure
from bench.typescript_package import measure_typescript_package
from bench.watch import measure_watch
from bench.workload import Runner, slatebind_workload

KINDS = (COLD, NOOP, EDIT, TEMPLATE)
BIN = Path(sys.executable).parent


def ignore(_line: str) -> None:
    """Log nothing."""


@pytest.fixture
def runner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Runner:
    """A slatebind project with two groups of commands."""
    monkeypatch.setattr("bench.install.HOME", tmp_path)
    monkeypatch.setattr(workload, "SETTLE_SECONDS", 0)
    return Runner(slatebind_workload(BIN, Reference(groups=2)), KINDS)


def measure_all(runner: Runner) -> dict[str, Figure]:
    """One run of each kind."""
    for kind in KINDS:
        runner.measure(kind, ignore)
    return runner.figures


def test_every_kind_of_run_is_measured(runner: Runner) -> None:
    """A cold run writes every file, a no-op none, an edit some."""
    figures = measure_all(runner)
    assert [figure.missing for figure in figures.values()] == [""] * 4
    assert all(value > 0 for figure in figures.values() for cost in figure.costs for value in cost)
    written = {kind: figure.written for kind, figure in figures.items()}
    assert written[COLD] == figures[COLD].files > 30
    assert written[NOOP] == 0
    assert 0 < written[EDIT] < figures[COLD].files
    assert 0 < written[TEMPLATE] < figures[COLD].files


@pytest.mark.parametrize("tool", [TYPESCRIPT, GO])
def test_other_targets_are_measured(tool: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cold run has all names of the API in its output, and a no-op writes nothing."""
    monkeypatch.setattr("bench.install.HOME", tmp_path)
    monkeypatch.setattr(workload, "SETTLE_SECONDS", 0)
    runner = Runner(slatebind_workload(BIN, Reference(groups=2), tool), (COLD, NOOP))
    for kind in (COLD, NOOP):
        runner.measure(kind, ignore)
    assert [figure.missing for figure in runner.figures.values()] == ["", ""]
    assert runner.figures[NOOP].written == 0 < runner.figures[COLD].written


@pytest.mark.languages
def test_bundles_are_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More functions make a larger bundle, and the parts add up to that with one list, but for what joins them."""
    monkeypatch.setattr("bench.install.HOME", tmp_path)
    reference = Reference(groups=2)
    section = measure_typescript_package(BIN, reference, ignore)
    sizes = {name: int(minified.replace(",", "")) for name, minified, _ in section.rows}
    gzipped = {name: int(size.replace(",", "")) for name, _, size in section.rows if size}
    lists = "one function that lists"
    assert 0 < sizes["one function"] < sizes[lists] < sizes[f"{reference.commands} functions"]
    parts = sum(size for name, size in sizes.items() if name.startswith("part: "))
    assert 0.8 * sizes[lists] < parts <= sizes[lists]
    assert len(section.floors) == 5
    # A program contains the readers of the types that its models have; this one has no dates.
    assert "part: runtime/dates.ts" not in sizes
    assert sizes["one function"] < 13_600
    assert sizes[lists] < 16_000
    assert gzipped["one function"] < 6_400
    assert gzipped[lists] < 7_350


def test_a_program_without_output_is_not_measured(runner: Runner) -> None:
    """It has a reason in place of figures although it succeeds, and is not run again."""
    runner.workload = runner.workload._replace(argv=(sys.executable, "-c", "pass"))
    figures = measure_all(runner)
    assert not any(figure.costs for figure in figures.values())
    assert len({figure.missing for figure in figures.values()}) == 1
    assert "names are missing in the output" in figures[COLD].missing


def test_an_edit_that_does_not_reach_the_output_is_not_measured(runner: Runner) -> None:
    """The edit has a reason in place of a figure."""
    runner.measure(COLD, ignore)
    runner.workload = runner.workload._replace(argv=(sys.executable, "-c", "pass"))
    runner.measure(EDIT, ignore)
    assert runner.figures[EDIT].costs == []
    assert runner.figures[EDIT].missing == f"the edit {mark(2)!r} is missing in the output"


def test_a_no_op_that_writes_is_not_measured(runner: Runner) -> None:
    """An incremental generator that rewrites unchanged files has a reason in place of a figure."""
    runner.measure(COLD, ignore)
    code = "import pathlib; [file.write_bytes(file.read_bytes()) for file in pathlib.Path('client').rglob('*.py')]"
    runner.workload = runner.workload._replace(argv=(sys.executable, "-c", code))
    runner.measure(NOOP, ignore)
    assert runner.figures[NOOP].missing == "it wrote files although nothing has changed"


def test_watch_is_measured_by_its_own_report(runner: Runner) -> None:
    """Each edit gives one time, after the edit has reached the output."""
    figure = measure_watch(BIN / "slatebind", runner, 2, ignore)
    assert (figure.kind, len(figure.costs)) == (WATCH, 2)
    assert all(0 < cost.wall < 100 for cost in figure.costs)


def test_a_watch_that_ends_has_a_reason(runner: Runner) -> None:
    """It has no times: Python has no script of that name."""
    figure = measure_watch(Path(sys.executable), runner, 2, ignore)
    assert (figure.costs, figure.missing) == ([], "watch ended or reported no change")


@pytest.mark.peers
def test_the_emitted_client_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every program that uses slatebind's client works with what the template generates now."""
    for module in ("install", "client", "client_costs"):
        monkeypatch.setattr(f"bench.{module}.HOME", tmp_path)
    reference = Reference(groups=7)
    runner = Runner(slatebind_workload(BIN, reference), (COLD,))
    runner.measure(COLD, ignore)
    client = own_client(BIN, reference.commands)
    monkeypatch.setattr(client_costs, "clients", lambda *_: [client])
    section = client_costs.measure_clients(BIN, reference.spec, 1, ignore)
    assert section.columns == ["", SLATEBIND]
    assert all(cell.endswith("(1.00 x)") for _, cell in section.rows)
    command_line = client_costs.measure_command_line(BIN, reference.commands, 1)
    assert [title for title, _ in command_line.rows] == ["`import click`", "`--help`", "`list --help`", "completion"]


@pytest.mark.peers
def test_growth_is_measured_for_each_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command is recognized to have done its work for both sizes."""
    monkeypatch.setattr("bench.install.HOME", tmp_path)
    section = measure_growth(BIN / "slatebind", ignore, small=1, large=2)
    assert [row[0] for row in section.rows] == ["`extract`", "`lint`", "`diff`", "`verify`", "`generate --target docs`"]
    assert all(re.fullmatch(r"\d+\.\d\d s", time) for row in section.rows for time in row[1:3])


def test_a_failing_program_is_reported(tmp_path: Path) -> None:
    """The error quotes its exit code and its last line."""
    code = "import sys; print('disk full', file=sys.stderr); sys.exit(3)"
    with pytest.raises(RunFailedError, match=r"^exit code 3: disk full$"):
        run_successfully([sys.executable, "-c", code], tmp_path)


def test_an_unknown_program_is_reported(tmp_path: Path) -> None:
    """The error names the program."""
    with pytest.raises(RunFailedError, match=r"^no-such-program cannot be started$"):
        run(["no-such-program"], tmp_path)


def test_a_program_that_exceeds_its_time_is_killed(tmp_path: Path) -> None:
    """Together with the processes that it has started and that hold its output open."""
    code = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"
    with pytest.raises(RunFailedError, match="stopped after"):
        run([sys.executable, "-c", code], tmp_path, limit=0.5)


def test_no_run_starts_after_the_deadline(runner: Runner) -> None:
    """The figures have that as their reason."""
    late = Runner(runner.workload, KINDS, deadline=0)
    assert {figure.missing for figure in measure_all(late).values()} == {"skipped: the time was up"}


@pytest.mark.parametrize(("name", "program"), [("openapi-ts", "npm"), ("orval", "npm"), ("openapi-generator", "java")])
def test_a_peer_without_its_language_is_unavailable(monkeypatch: pytest.MonkeyPatch, name: str, program: str) -> None:
    """The error says what is missing on this machine."""
    monkeypatch.setenv("PATH", "")
    (peer,) = (peer for peer in PEERS if peer.name == name)
    with pytest.raises(UnavailableError, match=f"^{program} is not installed$"):
        peer.install()


def test_memory_is_that_of_the_program(tmp_path: Path) -> None:
    """The memory of the benchmark itself is not part of it."""
    held = bytearray(b"x" * 200_000_000)
    assert run([sys.executable, "-c", "pass"], tmp_path).cost.peak < 50 < len(held)


def test_memory_is_that_of_the_largest_process(tmp_path: Path) -> None:
    """A process that the program starts counts, too."""
    child = "held = bytearray(b'x') * 100_000_000"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    assert run([sys.executable, "-c", code], tmp_path).cost.peak > 90


def test_the_reference_is_regular(tmp_path: Path) -> None:
    """One copy has 115 commands and 55 models, and extracting it reports nothing."""
    path = tmp_path / "index.html.md"
    path.write_text(document(), encoding="utf-8")
    loaded = slatebind.extract(str(path))
    assert loaded.spec is not None
    assert (len(loaded.spec.commands), len(loaded.spec.models), loaded.diagnostics) == (115, 55, ())


def test_an_edit_changes_one_command(tmp_path: Path) -> None:
    """All other commands stay equal."""
    specs = []
    for times in (1, 2):
        path = tmp_path / f"{times}.md"
        path.write_text(edit(document(4), times), encoding="utf-8")
        specs.append(slatebind.extract(str(path), name="harbour").spec)
    before, after = ({command.name: command for command in spec.commands} for spec in specs if spec is not None)
    assert [name for name in before if before[name] != after[name]] == ["deleteBackup"]


def test_openapi_has_the_same_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other generators get every command, parameter and model."""
    monkeypatch.setattr("bench.install.HOME", tmp_path)
    reference = Reference(groups=2)
    written = openapi(reference.spec)
    operations = [path["get"] for path in written["paths"].values()]
    assert [operation["operationId"] for operation in operations] == [
        command.name for command in reference.spec.commands
    ]
    assert {operation["operationId"] for operation in operations} == reference.operations
    assert sum(len(operation["parameters"]) for operation in operations) == sum(
        len(command.params) for command in reference.spec.commands
    )
    assert set(written["components"]["schemas"]) == reference.models


def test_reading_is_measured_for_each_megabyte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reference of the wanted size repeats the sample with requests of its own, and is compared with parsing it."""
    monkeypatch.setattr("bench.http_reading.work_folder", lambda _: tmp_path)
    monkeypatch.setattr("bench.http_reading.http_document", lambda: http_document(20_000))
    section = measure_http_reading(Path(sys.executable).parent, 1, lambda _: None)
    assert [title for title, _ in section.rows][:2] == ["start", "each MB"]
    assert [floor.verdict for floor in section.floors] in (["held"], ["missed"])
    copies = [int(number) for number in re.findall(r"(?m)^`GET \S+/area(\d+)/tools`$", http_document(20_000))]
    assert [*dict.fromkeys(copies)] == [*range(1, copies[-1] + 1)]
