"""Exit codes, streams and colors of the command line, which never prints a traceback."""

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bench.document import document
from command_line import Run, environment, needs_permissions
from processes import Child, read_terminal


def test_the_version_is_printed_without_imports(run: Run) -> None:
    """``--version`` prints one line and imports neither click nor any module of ours but the version."""
    done = run("--version")
    assert done.code == 0
    assert done.out.startswith("slatebind 0.")
    code = (
        "import sys; sys.argv[1:] = ['--version']; from slatebind.cli import main; main(); print(sorted(sys.modules))"
    )
    told = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, check=True).stdout
    assert not {b"'click'", b"'msgspec'", b"'slatebind.output'"} & set(told.replace(b",", b"").split())


def test_help_imports_no_heavy_library(run: Run) -> None:
    """``--help`` lists the commands with examples, and imports click only."""
    done = run("--help")
    assert done.code == 0
    assert "slatebind generate docs --target python" in done.out
    code = (
        "import sys; from slatebind.cli.error_handling import run; run(['--help']);"
        "print({'yaml', 'jinja2', 'mistune', 'black', 'rich'} & set(sys.modules))"
    )
    told = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, check=True).stdout
    assert told.splitlines()[-1] == b"set()"


@pytest.mark.parametrize("command", ["init", "extract", "generate", "watch", "check", "targets", "schema"])
def test_every_command_has_help(run: Run, command: str) -> None:
    """Each command says what it does and shows an example."""
    done = run(command, "--help")
    assert done.code == 0
    assert "Examples:" in done.out


def test_an_unknown_command_gets_a_suggestion(run: Run) -> None:
    """A typo gives exit code 2 and the command that was probably meant."""
    done = run("genrate")
    assert done.code == 2
    assert "unknown command `genrate`; did you mean `generate`?" in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("extract", "nowhere"),
        ("extract", "no\x1bwhere"),
        ("extract", ".."),
        ("extract", "docs", "--dialect", "nowhere.yaml"),
        ("extract", "docs", "--dialect", "klingon"),
        ("extract", "docs", "--overlay", "nowhere.yaml"),
        ("extract", "docs", "-o", "docs"),
        ("extract", "docs", "-o", "docs/source/index.html.md/x"),
        ("extract", "binary"),
        ("generate", "nowhere.yaml", "--target", "docs", "--out", "x"),
        ("generate", "binary.yaml", "--target", "docs", "--out", "x"),
        ("generate", "docs", "--target", "docs", "--out", "docs/source/index.html.md"),
        ("generate", "docs", "--target", "../x", "--out", "x"),
        ("generate", "--config", "nowhere.toml"),
        ("check", "--config", "docs"),
        ("init", "nowhere"),
        ("targets", "--template-folder", "nowhere"),
        ("schema", "nothing"),
        ("--nothing",),
        (),
    ],
)
def test_unusable_input_is_reported_in_a_sentence(run: Run, project: Path, arguments: tuple[str, ...]) -> None:
    """Missing, unreadable and invalid input gives exit code 2 and no traceback."""
    (project / "binary").mkdir()
    (project / "binary.yaml").write_bytes(b"\xff\xfe\x00")
    done = run(*arguments)
    assert done.code == 2, done
    assert "Traceback" not in done.err
    assert "this is a bug" not in done.err
    assert done.err.strip() or not arguments
    assert "\x1b" not in done.err


@needs_permissions
def test_a_read_only_folder_is_reported(run: Run, project: Path) -> None:
    """One line and exit code 2."""
    (project / "spec").mkdir(mode=0o555)
    done = run("extract", "docs", "-o", "spec/a.yaml")
    assert done.code == 2
    assert done.err.endswith("slatebind: error: spec/a.yaml: Permission denied\n")


def test_a_full_disk_is_reported(run: Run) -> None:
    """An error of the system while writing is one line with exit code 2."""
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    done = run("extract", "docs", "-o", "/dev/full")
    assert done.code == 2
    assert "/dev/full: No space left on device" in done.err


def test_shell_completion(run: Run) -> None:
    """Click's protocol: words so far in the environment, candidates on standard output."""
    offered = run(_SLATEBIND_COMPLETE="bash_complete", COMP_WORDS="slatebind ext", COMP_CWORD="1")
    assert (offered.code, offered.out) == (0, "plain,extract\n")


def test_a_closed_pipe_is_no_error(project: Path) -> None:
    """``slatebind extract docs | head -1`` prints no message about pipes."""
    command = f"'{sys.executable}' -m slatebind schema | head -c 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], cwd=project, env=environment(), capture_output=True, check=True)
    assert done.stderr == b""
    assert done.stdout.splitlines()[-1] in {b"141", b"{0", b"{141"}


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&-"])
def test_closed_streams_change_nothing_else(project: Path, closed: str) -> None:
    """What is written to a closed stream is lost; everything else is done."""
    command = f"'{sys.executable}' -m slatebind extract docs -o acme.yaml {closed}"
    done = subprocess.run(["bash", "-c", command], cwd=project, env=environment(), capture_output=True, check=False)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert b"bug" not in done.stderr
    assert (project / "acme.yaml").read_text(encoding="utf-8").startswith("slatebind: ")


@pytest.mark.parametrize("command", ["schema", "extract docs", "generate --help"])
def test_a_full_device_behind_standard_output_is_reported(project: Path, command: str) -> None:
    """An error of the device is one line with exit code 2."""
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    command = f"'{sys.executable}' -m slatebind {command} >/dev/full"
    done = subprocess.run(["bash", "-c", command], cwd=project, env=environment(), capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr.endswith(b"slatebind: error: No space left on device\n")


def test_an_interrupt_is_reported(project: Path) -> None:
    """Ctrl-C gives a message and exit code 130."""
    code = "import sys; from slatebind.cli import main; print(flush=True); sys.exit(main())"
    with Child(
        [sys.executable, "-c", code, "extract", "-"],
        cwd=project,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout.readline() == b"\n"
        time.sleep(1)  # usually the run waits for its input by then; the result is the same before
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert process.stderr is not None
        assert process.stderr.read().strip().startswith(b"slatebind: interrupted")


def test_an_interrupt_during_class_creation_is_no_bug(project: Path) -> None:
    """Python 3.11 wraps any exception there in a RuntimeError."""
    code = (
        "import signal, sys; from slatebind.cli import error_handling, schema\n"
        "class Interrupted:\n"
        "    def __set_name__(self, owner, name): signal.raise_signal(signal.SIGINT)\n"
        "schema.SCHEMAS['spec'] = lambda: type('Made', (), {'attribute': Interrupted()})\n"
        "sys.exit(error_handling.run(['schema']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=project, env=environment(), capture_output=True, check=False
    )
    assert (done.returncode, done.stderr[:22]) == (130, b"slatebind: interrupted")


def test_a_bug_asks_to_be_reported(project: Path) -> None:
    """An unexpected exception gives exit code 70; its traceback is shown on request."""
    code = (
        "import sys; from slatebind.cli import error_handling, schema; schema.SCHEMAS['spec'] = lambda: 1 / 0;"
        "sys.exit(error_handling.run(['schema']))"
    )
    for variables, has_traceback in (({}, False), ({"SLATEBIND_TRACEBACK": "1"}, True)):
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=project, env=environment(**variables), capture_output=True, check=False
        )
        assert done.returncode == 70
        assert b"this is a bug in slatebind: ZeroDivisionError: division by zero" in done.stderr
        assert (b"Traceback" in done.stderr) is has_traceback


@pytest.mark.parametrize(
    ("arguments", "variables", "is_colored"),
    [
        ((), {}, False),
        (("--color", "always"), {}, True),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colors(run: Run, arguments: tuple[str, ...], variables: dict[str, str], is_colored: bool) -> None:
    """Off unless on a terminal; the option has priority over NO_COLOR, which has priority over FORCE_COLOR."""
    assert ("\x1b[" in run("extract", "docs", *arguments, **variables).err) is is_colored


def test_ascii_terminals(run: Run, project: Path) -> None:
    """A spec is always UTF-8; messages use escapes."""
    source = project / "docs/source/index.html.md"
    source.write_text(source.read_text().replace("intager", "Größe"), encoding="utf-8")
    done = run("extract", "docs", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert done.code == 0
    assert "documented_type: Größe" in done.out
    assert "unknown type `Gr\\xf6\\xdfe`" in done.err


def test_docs_cannot_control_the_terminal(run: Run, project: Path) -> None:
    """Escape sequences and text direction marks in docs are shown, not executed."""
    source = project / "docs/source/index.html.md"
    source.write_text(source.read_text().replace("intager", "int\x1b[31m\u202eager\x07"), encoding="utf-8")
    done = run("extract", "docs", "--verbose")
    assert not {"\x1b", "\u202e", "\x07"} & set(done.err)
    assert "\\x1b" in done.err


def watched(project: Path, *arguments: str, clock: str = "") -> str:
    """The output on a terminal. ``clock`` is code that replaces the clock of the process."""
    script = f"import sys; {clock}from slatebind.cli.error_handling import run; sys.exit(run(sys.argv[1:]))"
    terminal, other_end = pty.openpty()
    with Child(
        [sys.executable, "-c", script, *arguments],
        cwd=project,
        env=environment(TERM="xterm"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=other_end,
    ):
        os.close(other_end)
        seen = read_terminal(terminal)
    os.close(terminal)
    return seen.decode().replace("\r\n", "\n")


def test_a_terminal_shows_the_source_of_a_finding(project: Path) -> None:
    """Each finding has a code frame with a mark below its column."""
    seen = watched(project, "extract", "docs", "--color", "never")
    assert seen.endswith(
        "docs/source/index.html.md:32:36: warning[type-known]: unknown type `intager`; taken as string\n"
        "   |\n"
        "32 | | **depth** | Metres at low tide | intager |\n"
        "   |                                    ^\n"
        "  = hint: did you mean `integer`?\n"
        "1 warning\n"
        "1 command, 1 parameter, 2 fields; 0 rows and 0 tables not read\n"
    )


def test_a_terminal_shows_progress(project: Path) -> None:
    """Long work shows progress, except with -q or with output for programs."""
    slow = "import itertools, time; time.monotonic = itertools.count().__next__; "
    (project / "long.md").write_text(document(20), encoding="utf-8")
    assert "extracting long.md" in watched(project, "extract", "long.md", "-o", "1.yaml", clock=slow)
    assert "extracting long.md" not in watched(project, "extract", "long.md", "-o", "2.yaml", "-q", clock=slow)
    assert (project / "1.yaml").read_bytes() == (project / "2.yaml").read_bytes()
    assert "linting long.md" in watched(project, "lint", "long.md", clock=slow)
