"""Jobs on the command line: waiting, giving up, and going on later."""

import os
import pty
import shlex
import signal
import socket
import subprocess
import threading
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from emitted.command_line import command_line
from emitted.conftest import KEY, SECRET, Server

PENDING: dict[str, Any] = {"jobstatus": 0}
DONE: dict[str, Any] = {"jobstatus": 1, "jobresult": {"virtualmachine": {"id": "v", "state": "Running"}}}
START = ["start", "virtualmachine", "id=v"]


@pytest.fixture
def starting(server: Server) -> Server:
    """A server on which a machine can be started."""
    server.answers["startVirtualMachine"] = {"jobid": "j-17"}
    server.answers["queryAsyncJobResult"] = [PENDING, DONE]
    return server


def continuation(text: str) -> list[str]:
    """The words of the command line that is proposed."""
    (line,) = [line for line in text.splitlines() if line.startswith("note: wait for it with: ")]
    program, *words = shlex.split(line.removeprefix("note: wait for it with: "))
    assert program == "fernhill"
    return words


def test_job_status(starting: Server, shell: Any) -> None:
    """``job status`` asks once and prints what the server says."""
    done: Result = shell("job", "status", "j-17", "-o", "csv")
    assert (done.exit_code, done.stdout) == (0, "jobstatus\n0\n")
    assert starting.seen[0]["jobid"] == "j-17"


def test_job_wait(starting: Server, shell: Any) -> None:
    """``job wait`` prints what the command itself would have printed."""
    done: Result = shell("job", "wait", "j-17", "-o", "csv")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "id,state\nv,Running\n", "")
    assert starting.commands() == ["queryAsyncJobResult"] * 2


@pytest.mark.parametrize(
    ("answer", "exit_code"),
    [
        ({"jobstatus": 2, "jobresult": {"errorcode": 530, "errortext": "no"}}, 8),
        ({"jobstatus": 2, "jobresult": {"errorcode": 533, "errortext": "no room"}}, 6),
        ((431, {"errorcode": 431, "errortext": "entity does not exist"}), 4),
        (PENDING, 9),
    ],
)
def test_exit_codes_of_job_wait(starting: Server, shell: Any, answer: Any, exit_code: int) -> None:
    """They are those of the command that started the job."""
    starting.answers["queryAsyncJobResult"] = answer
    assert shell("job", "wait", "j-17", "--wait-timeout", "0.1").exit_code == exit_code


def test_no_wait_says_how_to_wait(starting: Server, shell: Any) -> None:
    """The line that is proposed prints what the command would have printed."""
    waited: Result = shell(*START, "-o", "csv", "--filter", "state,id")
    started: Result = shell(*START, "-o", "csv", "--filter", "state,id", "--no-wait")
    assert shell(*continuation(started.stderr)).stdout == waited.stdout == "state,id\nRunning,v\n"


def test_timeout_says_how_to_wait(starting: Server, shell: Any) -> None:
    """--wait-timeout 0 asks once; the error names the job and the line that goes on waiting."""
    starting.answers["queryAsyncJobResult"] = [PENDING, DONE]
    done: Result = shell(*START, "--wait-timeout", "0", "-o", "text")
    assert (done.exit_code, done.stdout) == (9, "")
    assert starting.commands() == ["startVirtualMachine", "queryAsyncJobResult"]
    assert "j-17" in done.stderr.splitlines()[0]
    assert shell(*continuation(done.stderr)).stdout == "id = v\nstate = Running\n"


def test_lost_connections_say_how_to_wait(starting: Server, shell: Any) -> None:
    """If the server is gone while a job is waited for, the job is not lost."""
    starting.answers["queryAsyncJobResult"] = b"<html>"
    done: Result = shell(*START)
    assert done.exit_code == 7
    assert continuation(done.stderr) == ["job", "wait", "j-17"]


def test_profiles_are_kept(starting: Server, shell: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line that is proposed reaches the same server, whatever the name of the profile."""
    monkeypatch.delenv("CLOUDSTACK_ENDPOINT")
    section = f"[my lab]\nendpoint = {starting.endpoint}\nkey = {KEY}\nsecret = {SECRET}\n"
    (tmp_path / "cloudstack.ini").write_text(section)
    done: Result = shell("-p", "my lab", *START, "--no-wait", "--allow-http")
    assert continuation(done.stderr) == ["job", "wait", "j-17", "--allow-http", "--profile", "my lab"]
    assert shell(*continuation(done.stderr)).exit_code == 0


def test_ids_of_hostile_servers_are_quoted(starting: Server, shell: Any) -> None:
    """What is proposed to be typed contains no command of the server's."""
    starting.answers["startVirtualMachine"] = {"jobid": "x; rm -rf ~ \x1b[2J"}
    done: Result = shell(*START, "--no-wait")
    assert continuation(done.stderr) == ["job", "wait", "x; rm -rf ~ \ufffd[2J"]


@pytest.mark.parametrize("text", ["-1", "nan", "soon"])
def test_wait_timeouts_are_numbers(starting: Server, shell: Any, text: str) -> None:
    """Anything but seconds from 0 up is a usage error."""
    done: Result = shell(*START, f"--wait-timeout={text}")
    assert done.exit_code == 2
    assert starting.seen == []


@pytest.mark.parametrize("command", ["startVirtualMachine", "listZones"])
def test_lost_responses(starting: Server, shell: Any, command: str) -> None:
    """If the connection breaks while a change is sent, it may have been carried out."""

    def hang_up(_: Any) -> Any:
        raise ConnectionAbortedError

    starting.answers[command] = hang_up
    done: Result = shell(command, *(["id=v"] if command.startswith("start") else []))
    assert done.exit_code == 7
    assert ("may have been carried out" in done.stderr) is command.startswith("start")


def test_unreachable_servers(shell: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """If there is no connection at all, nothing has been carried out."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        monkeypatch.setenv("CLOUDSTACK_ENDPOINT", f"http://127.0.0.1:{unused.getsockname()[1]}/")
        done: Result = shell(*START)
    assert done.exit_code == 7
    (line,) = done.stderr.splitlines()
    assert "refused" in line


def test_interrupted_before_a_response(server: Server) -> None:
    """An interrupt while a change is sent says that it may have been carried out."""
    asked, done = threading.Event(), threading.Event()

    def hang(_: Any) -> Any:
        asked.set()
        done.wait(20)
        return {"jobid": "j"}

    server.answers["startVirtualMachine"] = hang
    with command_line(server, *START, stdout=subprocess.PIPE) as running:
        assert asked.wait(20)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=20)
        done.set()
    assert (running.returncode, out) == (130, "")
    assert err.splitlines() == ["error: interrupted", "note: startVirtualMachine may have been carried out"]


def test_progress_on_a_terminal(starting: Server) -> None:
    """A terminal shows how long a job is waited for; the output has none of it."""
    ours, theirs = pty.openpty()
    with command_line(starting, *START, "-o", "csv", stdout=subprocess.PIPE, stderr=theirs) as running:
        os.close(theirs)
        out = running.stdout.read()
        shown = os.read(ours, 65536).decode()
    os.close(ours)
    assert out == "id,state\nv,Running\n"
    assert "startVirtualMachine" in shown


def test_a_job_without_an_id(server: Server, shell: Any) -> None:
    """An empty id is refused before anything is sent."""
    for action in ("wait", "status"):
        done = shell("job", action, "")
        assert (done.exit_code, server.seen) == (2, [])
        assert "a job is identified by a text that is not empty" in done.stderr
