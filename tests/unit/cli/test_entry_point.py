"""The entry point called by other programs: with a profiler, with coverage, and as a function."""

import gc
import io
import os
import signal
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from threading import Thread

import pytest

from command_line import environment
from slatebind.cli import main

posix = pytest.mark.skipif(os.name != "posix", reason="needs signals")


def python(project: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """Run an interpreter in the project's folder."""
    return subprocess.run(
        [sys.executable, *words], cwd=project, env=environment(), capture_output=True, text=True, check=False
    )


def call(*arguments: str) -> tuple[int, str, str]:
    """Call the entry point in this process; its exit code, standard output and standard error."""
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        code = main(list(arguments))
    return code, out.getvalue(), err.getvalue()


def test_the_profiler_works(project: Path) -> None:
    """``python -m cProfile -m slatebind`` prints the spec and then its statistics."""
    done = python(project, "-m", "cProfile", "-s", "cumulative", "-m", "slatebind", "extract", "docs")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("slatebind: 1\n")
    assert "function calls" in done.stdout
    assert "error_handling.py" in done.stdout


def test_coverage_works(project: Path) -> None:
    """``coverage run -m slatebind`` saves its measurements and keeps the exit code."""
    done = python(project, "-m", "coverage", "run", "-m", "slatebind", "extract", "docs", "--strict")
    assert done.returncode == 1, done.stderr
    report = python(project, "-m", "coverage", "report", "--include", "*/cli/error_handling.py")
    assert "error_handling.py" in report.stdout


def test_the_console_script_is_the_function() -> None:
    """The installed ``slatebind`` exits with the return value of ``main``."""
    pyproject = (Path(__file__).parents[3] / "pyproject.toml").read_text(encoding="utf-8")
    assert '\nslatebind = "slatebind.cli:main"\n' in pyproject


def test_a_program_can_call_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The exit code is returned; output goes to the streams of the program, even if nothing changed."""
    monkeypatch.chdir(project)
    code, out, err = call("extract", "docs")
    assert (code, out[:13], "[type-known]" in err) == (0, "slatebind: 1\n", True)
    assert call("init")[0] == 0
    assert call("generate")[0] == 0
    assert call("generate") == call("generate")
    assert call("extract", "nowhere")[0] == 2
    assert call("--version")[:2] == (0, f"slatebind {__import__('slatebind').__version__}\n")


def test_a_call_leaves_the_process_unchanged(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Signal handlers, the garbage collector and the streams are as before."""
    monkeypatch.chdir(project)

    def state() -> tuple[object, ...]:
        handlers = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)]
        return (*handlers, gc.get_threshold(), gc.isenabled(), sys.stdout, sys.stderr, sys.stdout.errors)

    before = state()
    for words in (["extract", "docs"], ["extract", "nowhere"], ["generate"], ["--help"]):
        main(words)
        assert state() == before


@posix
def test_the_mock_server_restores_signal_handlers(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that runs the server until a signal handles the next signal itself."""
    monkeypatch.chdir(project)
    before = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)]
    reading, writing = os.pipe()

    def stop_when_it_listens() -> None:
        with os.fdopen(reading, encoding="utf-8") as output:
            output.readline()
            os.kill(os.getpid(), signal.SIGTERM)
            output.read()

    thread = Thread(target=stop_when_it_listens)
    thread.start()
    with os.fdopen(writing, "w", encoding="utf-8") as output, redirect_stdout(output):
        code = main(["mock", "docs", "--port", "0"])
    thread.join(60)
    assert code == 0
    assert [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)] == before


def test_closed_streams_stay_closed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program without standard streams, such as one with a window, can call it."""
    monkeypatch.chdir(project)
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["extract", "docs"]) == 0
    assert (sys.stdout, sys.stderr) == (None, None)


def test_a_thread_can_call_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Signal handlers, which threads cannot set, are unchanged."""
    monkeypatch.chdir(project)
    codes: list[int] = []
    thread = Thread(target=lambda: codes.append(main(["extract", "docs", "-o", "acme.yaml"])))
    thread.start()
    thread.join(60)
    assert codes == [0]


def test_the_output_of_a_program_is_not_redirected(project: Path) -> None:
    """A broken pipe ends the command with its exit code; the program's own writes still fail."""
    code = (
        "import os, signal, sys; from slatebind.cli import main\n"
        "reading, writing = os.pipe(); os.close(reading); os.dup2(writing, 1)\n"
        "code = main(['extract', 'docs'])\n"
        "try: os.write(1, b'x')\n"
        "except BrokenPipeError: os._exit(code)"
    )
    assert python(project, "-c", code).returncode == 141
