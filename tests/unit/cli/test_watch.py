"""``slatebind watch`` in a process of its own, while files are edited in different ways."""

import queue
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from command_line import DOCS, environment, needs_permissions
from processes import Child

LONG = 120
"""Seconds to wait for expected output."""
PLAN = """
[[spec]]
docs = "docs"
file = "docs/source/includes/harbor.yaml"
overlays = ["overlay.yaml"]
dialect = "./dialect.yaml"

[[target]]
use = "mine"
out = "."
templates = "templates"
"""
WITH_INCLUDE = DOCS.replace("title: Harbor API", "title: Harbor API\nincludes:\n- more")
OVERLAY = "slatebind: 1\ncommands:\n- name: listBerths\n  reason: renamed\n  description: Lists {} berths.\n"
TEMPLATE = "{% for command in spec.commands %}\n{{ command.description }}\n{% endfor %}\n"
SHIPPED = Path(__file__).parents[3] / "generator/slatebind/dialects/cloudstack.yaml"


class Watched:
    """A project and the process that watches it. The spec and the output are in folders that are watched."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "project"
        self.folder.mkdir()
        self.docs = self.folder / "docs/source/index.html.md"
        self.out = self.folder / "a.txt"
        for path, text in {
            "slatebind.toml": PLAN,
            "overlay.yaml": OVERLAY.format("all"),
            "dialect.yaml": SHIPPED.read_text(),
            "docs/source/index.html.md": WITH_INCLUDE.format(type="integer"),
            "docs/source/includes/_more.md": "# More\n",
            "templates/mine/target.yaml": "description: x\nfiles:\n- {path: a.txt, template: a.j2}\n",
            "templates/mine/a.j2": TEMPLATE,
        }.items():
            self.write(path, text)
        self.environment = environment(XDG_CACHE_HOME=str(folder / "cache"), PYTHONUNBUFFERED="1")
        self.lines: queue.Queue[str] = queue.Queue()
        self.process: subprocess.Popen[str] | None = None

    def write(self, path: str, text: str) -> None:
        """Write a file of the project."""
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text)

    def start(self, *words: str) -> "Watched":
        """Start watching, and wait until everything is generated."""
        command = [sys.executable, "-m", "slatebind", "watch", *words]
        self.process = Child(
            command, cwd=self.folder, env=self.environment, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True
        )
        threading.Thread(target=self._read, args=[self.process.stderr], daemon=True).start()
        return self

    def _read(self, lines: Iterator[str]) -> None:
        for line in lines:
            self.lines.put(line.rstrip("\n"))

    def until(self, pattern: str) -> list[str]:
        """The output up to the line that matches ``pattern``."""
        said: list[str] = []
        end = time.monotonic() + LONG
        while not said or not re.search(pattern, said[-1]):
            try:
                said.append(self.lines.get(timeout=max(0.0, end - time.monotonic())))
            except queue.Empty:
                raise AssertionError(f"nothing like {pattern!r} in {said}") from None
        return said

    def is_quiet(self, seconds: float) -> bool:
        """Whether nothing is printed for a while."""
        time.sleep(seconds)
        return self.lines.empty()

    def stop(self, number: int = signal.SIGINT) -> int:
        """Send Ctrl-C; the exit code."""
        assert self.process is not None
        self.process.send_signal(number)
        return self.process.wait(LONG)

    def check(self) -> subprocess.CompletedProcess[str]:
        """The output of ``slatebind check``."""
        command = [sys.executable, "-m", "slatebind", "check"]
        return subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False
        )


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    """A project that is not watched yet."""
    watched = Watched(tmp_path)
    yield watched
    if watched.process is not None:
        watched.process.kill()
        watched.process.wait()
        assert watched.process.stderr is not None
        watched.process.stderr.close()


MADE = "^slatebind: ..:..:.. wrote .* in .* s"
FINE = "everything is up to date in"


def test_it_prints_what_it_watches_and_wrote(watched: Watched) -> None:
    """One line on what is watched, one for the first regeneration; Ctrl-C ends it with exit code 0."""
    said = watched.start().until(MADE)
    assert said[0] == "slatebind: watching docs, overlay.yaml, dialect.yaml, templates and slatebind.toml; " + (
        "stop with Ctrl-C"
    )
    assert re.fullmatch(
        r"slatebind: \d\d:\d\d:\d\d wrote docs/source/includes/harbor.yaml and a.txt in \d+\.\d{3} s", said[-1]
    )
    assert watched.out.read_text() == "Lists all berths.\n"
    assert watched.stop() == 0
    assert watched.until("stopped") == ["slatebind: stopped"]


def replaced(file: Path, text: str) -> None:
    """Written as many editors do: to a temporary file, which is then renamed."""
    swap_file = file.with_name(f".{file.name}.swp")
    swap_file.write_text(text)
    swap_file.replace(file)


def renamed_to_backup(file: Path, text: str) -> None:
    """Written as other editors do: the old file is first renamed to a backup."""
    file.rename(f"{file}~")
    file.write_text(text)


EDITS: dict[str, Callable[[Watched], object]] = {
    "docs": lambda w: w.write("docs/source/index.html.md", WITH_INCLUDE.format(type="string")),
    "docs by renaming": lambda w: replaced(w.docs, WITH_INCLUDE.format(type="string")),
    "docs with a backup": lambda w: renamed_to_backup(w.docs, WITH_INCLUDE.format(type="string")),
    "an include": lambda w: w.write("docs/source/includes/_more.md", DOCS.split("---\n")[2].replace("Berths", "Docks")),
    "an overlay": lambda w: w.write("overlay.yaml", OVERLAY.format("some")),
    "a template": lambda w: w.write("templates/mine/a.j2", "x\n"),
    "the dialect": lambda w: w.write(
        "dialect.yaml",
        SHIPPED.read_text()
        .replace("integer: [integer,", "long: [integer,")
        .replace("  long: [long,", "  integer: [long,"),
    ),
    "the plan": lambda w: w.write("slatebind.toml", PLAN.replace('file = "docs/source/includes/', 'file = "spec/')),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_regenerates(watched: Watched, edit: str) -> None:
    """Whatever is edited and in whatever way, the output is written at once, and nothing else is printed."""
    watched.start().until(MADE)
    EDITS[edit](watched)
    watched.until(MADE)
    assert watched.check().returncode == 0, watched.check()
    assert watched.is_quiet(0.5)


def test_it_is_quiet_without_changes(watched: Watched) -> None:
    """Its own output, touched files, editors' files and edits without effect are not reported."""
    watched.start().until(MADE)
    watched.docs.touch()
    watched.write("docs/source/includes/.#_more.md", "x")
    watched.write("docs/source/includes/4913", "x")
    watched.write("docs/source/includes/_more.md~", "x")
    watched.write("templates/mine/unused.j2", "x")
    watched.write("unrelated/file", "x")
    assert watched.is_quiet(1.5)


def test_a_burst_is_one_regeneration(watched: Watched) -> None:
    """Files that change at short intervals, as when switching branches, are handled together."""
    watched.start().until(MADE)
    for number in range(20):
        watched.write("overlay.yaml", OVERLAY.format(number))
        watched.write("templates/mine/a.j2", TEMPLATE + f"{number}\n")
        time.sleep(0.01)
    said = watched.until(MADE)
    while watched.out.read_text() != "Lists 19 berths.\n19\n":
        said += watched.until(MADE)
    assert len(said) <= 3
    assert watched.is_quiet(0.5)


def test_errors_are_survived(watched: Watched) -> None:
    """An error is reported at its position; when the file is corrected or comes back, watching continues."""
    watched.start().until(MADE)
    watched.write("slatebind.toml", PLAN + "nonsense")
    assert "slatebind.toml:12:1: error[config-syntax]" in "".join(watched.until("nothing written in .*; 1 error"))
    (watched.folder / "slatebind.toml").unlink()
    assert "there is no slatebind.toml here or above" in "".join(watched.until("nothing written"))
    watched.write("slatebind.toml", PLAN)
    watched.until(FINE)
    watched.write("overlay.yaml", "slatebind: [")
    assert "overlay.yaml:2:1: error[yaml]" in "".join(watched.until("nothing written"))
    watched.write("overlay.yaml", OVERLAY.format("some"))
    watched.until(MADE)
    (watched.folder / "docs").rename(watched.folder / "away")
    assert "slatebind: error: docs: " in "".join(watched.until("nothing written"))
    (watched.folder / "away").rename(watched.folder / "docs")
    watched.until(FINE)
    watched.write("templates/mine/a.j2", "{{")
    assert "templates/mine/a.j2:1:1: error[template]" in "".join(watched.until("nothing written.*1 error"))
    watched.write("templates/mine/a.j2", "{{ 1 }}\n")
    watched.until(MADE)
    watched.docs.write_bytes(b"\xff\xfe")
    watched.until("nothing written.* errors")
    watched.write("docs/source/index.html.md", WITH_INCLUDE.format(type="integer"))
    watched.until(FINE)
    assert watched.check().returncode == 0


def test_the_whole_folder_may_be_replaced(watched: Watched) -> None:
    """The working folder may be deleted and created again, as when switching branches."""
    watched.start().until(MADE)
    away = watched.folder.with_name("away")
    away.mkdir()
    for file in watched.folder.iterdir():
        file.rename(away / file.name)
    watched.folder.rmdir()
    watched.until("nothing written")
    watched.folder.mkdir()
    for file in away.iterdir():
        file.rename(watched.folder / file.name)
    watched.until(FINE)
    watched.write("overlay.yaml", OVERLAY.format("some"))
    watched.until(MADE)
    assert watched.out.read_text() == "Lists some berths.\n"


def test_a_configuration_with_another_source_is_reloaded(watched: Watched) -> None:
    """New sources are watched from then on, removed ones are not."""
    watched.start().until(MADE)
    watched.write("more.yaml", OVERLAY.format("many"))
    watched.write("slatebind.toml", PLAN.replace('"overlay.yaml"', '"more.yaml"'))
    assert "watching docs, more.yaml," in watched.until(MADE)[0]
    watched.write("more.yaml", OVERLAY.format("most"))
    watched.until(MADE)
    watched.write("overlay.yaml", "nonsense")
    assert watched.is_quiet(1)
    assert watched.out.read_text() == "Lists most berths.\n"


def test_only_new_warnings_are_printed(watched: Watched) -> None:
    """Known warnings are counted; an error is repeated until it is corrected."""
    watched.write("docs/source/index.html.md", WITH_INCLUDE.format(type="intager"))
    assert "type-known" in "".join(watched.start().until(MADE))
    watched.write(
        "docs/source/index.html.md",
        WITH_INCLUDE.format(type="intager").replace("# Berth\n", "# Berth\n\nFor ships.\n", 1),
    )
    said = watched.until(MADE)
    assert "intager" not in "".join(said)
    assert "1 warning" in said[-1]


@needs_permissions
def test_missing_permissions_are_survived(watched: Watched) -> None:
    """Files that cannot be read or written are reported, and handled once they can."""
    watched.start().until(MADE)
    watched.docs.chmod(0)
    watched.until("error: .*Permission denied")
    watched.docs.chmod(0o644)
    watched.until(FINE)
    (watched.folder / "docs/source/includes").chmod(0o555)
    watched.write("overlay.yaml", OVERLAY.format("some"))
    watched.until("error: docs/source/includes/.*Permission denied")
    (watched.folder / "docs/source/includes").chmod(0o755)
    watched.write("overlay.yaml", OVERLAY.format("many"))
    watched.until(MADE)


def test_quiet_prints_errors_only(watched: Watched) -> None:
    """With ``--quiet`` nothing but errors is printed."""
    watched.start("--quiet")
    end = time.monotonic() + LONG
    while not watched.out.exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert watched.is_quiet(0.5)
    watched.write("slatebind.toml", "nonsense")
    assert watched.until("config-syntax")
    assert watched.stop(signal.SIGTERM) == 0
    assert watched.lines.empty()


@pytest.mark.parametrize("words", [[], ["--config", "nowhere.toml"]])
def test_without_a_configuration_there_is_nothing_to_watch(watched: Watched, words: list[str]) -> None:
    """It ends with exit code 2, like ``generate``."""
    (watched.folder / "slatebind.toml").unlink()
    watched.start(*words)
    assert watched.process is not None
    assert watched.process.wait(LONG) == 2


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs /proc")
def test_memory_does_not_grow(watched: Watched) -> None:
    """After many edits the process uses as much memory as after a few."""
    watched.start().until(MADE)
    assert watched.process is not None
    sizes = []
    for number in range(40):
        watched.write("overlay.yaml", OVERLAY.format(number))
        watched.until(MADE)
        sizes.append(int(Path(f"/proc/{watched.process.pid}/statm").read_text().split()[1]) * 4096)
    assert sizes[-1] - sizes[10] < 1 << 20, sizes
