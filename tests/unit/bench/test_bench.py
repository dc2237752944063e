"""The benchmark measures what it says: tried at a small size, without peers, and without looking at the clock."""

import sys
from pathlib import Path

import pytest

import slatebind
from bench import rounds
from bench.document import document, edit, mark
from bench.install import AbsentError, alone
from bench.openapi import openapi
from bench.peers import PEERS
from bench.process import Starter, WrongRunError, starter
from bench.results import AGAIN, CHECK, COLD, EDIT, OURS, TEMPLATE, Figure
from bench.rounds import Track
from bench.work import Reference, our_work

KINDS = (COLD, AGAIN, CHECK, EDIT, TEMPLATE)
BIN = Path(sys.executable).parent


@pytest.fixture(scope="module")
def run():
    """What starts programs."""
    with starter() as found:
        yield found


@pytest.fixture
def track(tmp_path: Path, run: Starter, monkeypatch: pytest.MonkeyPatch) -> Track:
    """A project of ours with two groups of commands."""
    monkeypatch.setattr("bench.work.HOME", tmp_path)
    monkeypatch.setattr(rounds, "TICK", 0)
    return Track(our_work(BIN, Reference(groups=2)), KINDS, run)


def step_all(track: Track) -> dict[str, Figure]:
    """A run of each kind."""
    for kind in KINDS:
        track.step(kind, lambda _: None)
    return track.figures


def test_every_kind_of_run_is_measured(track: Track) -> None:
    """Each has a cost; a cold run writes all, one with nothing to do nothing, an edit a part."""
    figures = step_all(track)
    assert [figure.missing for figure in figures.values()] == [None] * 5
    assert all(cost.wall > 0 and cost.cpu > 0 and cost.peak > 1 for one in figures.values() for cost in one.costs)
    written = {kind: figure.written for kind, figure in figures.items()}
    assert written[COLD] == figures[COLD].files > 30
    assert (written[AGAIN], written[CHECK]) == (0, 0)
    assert 0 < written[EDIT] < figures[COLD].files
    assert 0 < written[TEMPLATE] < figures[COLD].files


def test_what_does_nothing_is_not_measured(track: Track) -> None:
    """A program that ends well and leaves no output has no figures but a reason."""
    track.subject = track.subject._replace(argv=(sys.executable, "-c", "pass"))
    figures = step_all(track)
    assert not any(figure.costs for figure in figures.values())
    assert {figure.missing for figure in figures.values()} == {"it made no spec"}


def test_an_edit_that_does_not_arrive_is_not_measured(track: Track) -> None:
    """Where the output stays as it was, the edit has a reason in place of a figure."""
    track.step(COLD, lambda _: None)
    track.subject = track.subject._replace(argv=(sys.executable, "-c", "pass"))
    track.step(EDIT, lambda _: None)
    assert track.figures[EDIT].costs == []
    assert track.figures[EDIT].missing == f"the edit, {mark(2)}, did not arrive in its output"


def test_a_failing_program_is_told(run: Starter, tmp_path: Path) -> None:
    """With its exit code and its last words."""
    with pytest.raises(WrongRunError, match=r"^exit code 3: alas$"):
        run.succeed([sys.executable, "-c", "import sys; print('alas', file=sys.stderr); sys.exit(3)"], tmp_path)


def test_a_program_that_does_not_end_is_stopped(run: Starter, tmp_path: Path) -> None:
    """With all that it started."""
    with pytest.raises(WrongRunError, match="stopped"):
        run.succeed([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path, limit=0.1)


def test_no_run_begins_when_the_time_is_up(track: Track, run: Starter) -> None:
    """The reason stands in place of a figure."""
    late = Track(track.subject, KINDS, run, until=0)
    assert {figure.missing for figure in step_all(late).values()} == {"left out, the time was up"}


@pytest.mark.parametrize(("title", "program"), [("hey-api", "npm"), ("orval", "npm"), ("openapi-generator", "java")])
def test_a_peer_without_its_language_is_absent(monkeypatch: pytest.MonkeyPatch, title: str, program: str) -> None:
    """It says what is missing on this machine."""
    monkeypatch.setenv("PATH", "")
    (peer,) = (one for one in PEERS if one.title == title)
    with pytest.raises(AbsentError, match=f"^there is no {program} on this machine$"):
        peer.start()


def test_runs_do_not_disturb_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second one in the same folder is refused, while the first is at work."""
    monkeypatch.setattr("bench.install.HOME", tmp_path)
    with alone(), pytest.raises(AbsentError, match="another run"), alone():
        pass
    with alone():
        pass


def test_memory_is_that_of_the_program(run: Starter, tmp_path: Path) -> None:
    """What the one who asks for it holds is no part of it."""
    held = bytearray(b"x" * 200_000_000)
    assert run.succeed([sys.executable, "-c", "pass"], tmp_path).cost.peak < 50 < len(held)


@pytest.mark.skipif(sys.platform != "linux", reason="a tree of processes is looked at where there is /proc")
def test_memory_is_that_of_the_whole_tree(run: Starter, tmp_path: Path) -> None:
    """What a program starts counts with it."""
    hold = "import time; held = bytearray(b'x') * 60_000_000; time.sleep(1)"
    code = f"import subprocess, sys; other = subprocess.Popen([sys.executable, '-c', {hold!r}]); {hold}; other.wait()"
    assert run.succeed([sys.executable, "-c", code], tmp_path).cost.peak > 110


def test_the_reference_is_in_order(tmp_path: Path) -> None:
    """A copy has 115 commands and 55 models, and nothing in it is irregular, so that nothing is reported."""
    path = tmp_path / "index.html.md"
    path.write_text(document(), encoding="utf-8")
    loaded = slatebind.extract(str(path))
    assert loaded.spec is not None
    assert (len(loaded.spec.commands), len(loaded.spec.models), loaded.diagnostics) == (115, 55, ())


def test_an_edit_changes_one_command(tmp_path: Path) -> None:
    """And nothing else."""
    specs = []
    for times in (1, 2):
        path = tmp_path / f"{times}.md"
        path.write_text(edit(document(4), times), encoding="utf-8")
        specs.append(slatebind.extract(str(path), name="harbour").spec)
    before, after = ({command.name: command for command in spec.commands} for spec in specs if spec is not None)
    assert [name for name in before if before[name] != after[name]] == ["deleteBackup"]


def test_openapi_has_the_same_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Peers get every command, parameter and model."""
    monkeypatch.setattr("bench.work.HOME", tmp_path)
    reference = Reference(groups=2)
    written = openapi(reference.spec)
    operations = [path["get"] for path in written["paths"].values()]
    assert [one["operationId"] for one in operations] == [command.name for command in reference.spec.commands]
    assert {one["operationId"] for one in operations} == reference.operations
    assert sum(len(one["parameters"]) for one in operations) == sum(len(one.params) for one in reference.spec.commands)
    assert set(written["components"]["schemas"]) == reference.models


def test_ours_is_called_by_its_name(track: Track) -> None:
    """The report looks figures up by it."""
    assert {figure.subject for figure in track.figures.values()} == {OURS}
