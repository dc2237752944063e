"""``slatebind mock`` as a user runs it, and the fixture as another project uses it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from textwrap import dedent
from urllib.parse import urlencode, urlsplit
from urllib.request import urlopen

import pytest

from command_line import environment, run_here, write_docs
from mock_server.conftest import SAMPLE, signature
from processes import Child
from slatebind.cli.signals import Terminated
from slatebind.installation import install_command
from slatebind.mock import MockServer, SpecError
from slatebind.spec.model import Api, Command, Spec


class Running:
    """A server in a process of its own, and the first lines of its output."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        assert process.stdout
        self.said = [process.stdout.readline().rstrip("\n") for _ in range(5)]
        self.exports = dict(line.removeprefix("export ").split("=", 1) for line in self.said[1:4])

    def ended(self, number: int = signal.SIGINT) -> tuple[int, str]:
        """Exit code and standard error after a signal."""
        self.process.send_signal(number)
        _, err = self.process.communicate(timeout=30)
        return self.process.returncode, err


@contextmanager
def running(*arguments: str) -> Iterator[Running]:
    """``slatebind mock`` with these arguments, on a free port."""
    process = Child(
        [sys.executable, "-m", "slatebind", "mock", *arguments, "--port", "0"],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield Running(process)
        finally:
            process.kill()


def mock(*arguments: str, cwd: Path | None = None, **variables: str) -> tuple[int, str, str]:
    """A run that ends by itself."""
    command = [sys.executable, "-m", "slatebind", "mock", *arguments]
    done = subprocess.run(command, env=environment(**variables), cwd=cwd, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def _caused(problem: Exception, cause: BaseException) -> Exception:
    problem.__cause__ = cause
    return problem


def test_output_is_for_shells() -> None:
    """It prints endpoint and credentials as shell exports; it logs requests and ends with Ctrl-C."""
    with running(str(SAMPLE)) as server:
        endpoint = server.exports["CLOUDSTACK_ENDPOINT"]
        assert server.said[0] == f"# listening on {endpoint}; stop with Ctrl-C"
        assert server.exports["CLOUDSTACK_KEY"] == "mock-api-key"
        assert server.said[4] == "# or log in as admin with the password password"
        params = {"command": "listZones", "apiKey": "mock-api-key", "response": "json", "keyword": "fe\x1b[2Jrn"}
        params["password"] = "hunter2"
        params["signature"] = signature(params, "mock-secret-key")
        with pytest.raises(OSError, match="431"):
            urlopen(f"{endpoint}?{urlencode(params)}")
        code, err = server.ended()
    assert code == 0
    line, stopped = err.splitlines()
    shown = "/client/api command=listZones apiKey=*** response=json keyword=fe\\x1b[2Jrn password=*** signature=***"
    assert line.startswith(f"431 GET {shown} ")
    assert stopped == "slatebind: stopped"
    assert "hunter2" not in err
    assert params["signature"] not in err


def test_termination() -> None:
    """SIGTERM ends it, as Docker and systemd send it."""
    with running(str(SAMPLE)) as server:
        assert server.ended(signal.SIGTERM) == (0, "slatebind: stopped\n")


@pytest.mark.parametrize(
    ("interrupt", "code"),
    [(Terminated(), 143), (KeyboardInterrupt(), 130), (_caused(RuntimeError(), KeyboardInterrupt()), 130)],
)
def test_an_interrupt_at_the_start(monkeypatch: pytest.MonkeyPatch, interrupt: BaseException, code: int) -> None:
    """It is said that nothing listened, and nothing of files, of which none was written."""

    def interrupted(_: object) -> None:
        raise interrupt

    monkeypatch.setattr("slatebind.project.sources.open_source", interrupted)
    done = run_here("mock", str(SAMPLE), "--port", "0", cwd=SAMPLE.parent)
    assert (done.code, done.out, done.err) == (code, "", "slatebind: stopped before the server was listening\n")


def test_exports_are_escaped() -> None:
    """Credentials may contain any characters."""
    with running(str(SAMPLE), "--key", "a b", "--secret", "it's $HOME") as server:
        script = "; ".join([*server.said, 'printf "%s|%s" "$CLOUDSTACK_KEY" "$CLOUDSTACK_SECRET"'][1:4])
        script += '; printf "%s|%s" "$CLOUDSTACK_KEY" "$CLOUDSTACK_SECRET"'
        done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=True)
        assert done.stdout == "a b|it's $HOME"


def test_docs_can_be_served(tmp_path: Path) -> None:
    """Docs are accepted as well as a spec."""
    write_docs(tmp_path, "integer")
    with running(str(tmp_path / "docs")) as server:
        assert server.exports["CLOUDSTACK_ENDPOINT"].endswith("/client/api")


def test_a_port_in_use() -> None:
    """The error names the port."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, out, err = mock(str(SAMPLE), "--port", str(port))
    assert (code, out) == (2, "")
    assert err == f"slatebind: error: cannot listen on 127.0.0.1, port {port}: {os.strerror(98)}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.yaml"], "nowhere.yaml: No such file"),
        ([str(SAMPLE), "--fault", "all=1"], "'all' is not a fault"),
        ([str(SAMPLE), "--fault", "429=0.9", "--fault", "503=0.9"], "more than 1"),
        ([str(SAMPLE), "--host", "no.such.host.invalid"], "cannot listen on no.such.host.invalid"),
        ([str(SAMPLE), "--port", "70000"], "70000"),
        ([], "SPEC|DOCS"),
    ],
)
def test_unusable_input(arguments: list[str], said: str) -> None:
    """Input that cannot be served ends with exit code 2 and a message."""
    code, out, err = mock(*arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


def test_a_broken_spec(tmp_path: Path) -> None:
    """Findings are reported with their positions, and no server is started."""
    (tmp_path / "broken.yaml").write_text("slatebind: 1\napi: {name: x, protocol: cloudstack}\ncommands: 7\n")
    code, _, err = mock("broken.yaml", cwd=tmp_path)
    assert code == 2
    assert err.startswith("broken.yaml:3:11: error[spec-invalid]")
    with pytest.raises(SpecError, match=r"broken.yaml:3:11: error\[spec-invalid\]"):
        MockServer(tmp_path / "broken.yaml")


def test_a_spec_that_cannot_be_completed() -> None:
    """A spec made by a program is not served without what its protocol needs: its methods and map encodings."""
    spec = Spec(api=Api(name="x", protocol="cloudstack"), commands=(Command(name="listZones", group=""),))
    with pytest.raises(SpecError, match="the corrected spec is not valid"):
        MockServer(spec)


def test_without_the_extra(tmp_path: Path) -> None:
    """The error says what to install; other commands do not need it."""
    (tmp_path / "uvicorn.py").write_text("raise ModuleNotFoundError('gone', name='uvicorn')\n")
    paths = os.pathsep.join([str(tmp_path), environment()["PYTHONPATH"]])
    code, _, err = mock(str(SAMPLE), PYTHONPATH=paths)
    assert (code, err) == (2, f"slatebind: error: the mock server needs uvicorn: {install_command('mock')}\n")


def test_the_fixture_in_another_project(tmp_path: Path) -> None:
    """One line enables the fixture; its servers are stopped after each test."""
    (tmp_path / "conftest.py").write_text('pytest_plugins = ["slatebind.mock.pytest_plugin"]\n')
    test = f"""
        from urllib.request import urlopen

        def test_it(slatebind_mock):
            one, other = slatebind_mock({str(SAMPLE)!r}), slatebind_mock({str(SAMPLE)!r}, seed=7)
            assert one.endpoint != other.endpoint
            assert one.executed == ()
    """
    (tmp_path / "test_it.py").write_text(dedent(test))
    command = [sys.executable, "-m", "pytest", "-q", "-W", "error", "-p", "no:cacheprovider", str(tmp_path)]
    done = subprocess.run(command, env=environment(), cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "1 passed" in done.stdout, done.stdout


def test_a_stopped_server_can_be_restarted() -> None:
    """After stopping, nothing listens and no thread is left; a restarted server still has its data."""
    with MockServer(SAMPLE) as server:
        address = urlsplit(server.endpoint)
        kept = server.objects("zone")
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((address.hostname or "", address.port or 0))
    server.stop()
    with server:
        assert server.objects("zone") == kept


def test_stopping_during_a_response(caplog: pytest.LogCaptureFixture) -> None:
    """The response is cut off, without any output."""
    server = MockServer(SAMPLE, faults=["slow=1:3600"]).start()
    address = urlsplit(server.endpoint)
    with socket.create_connection((address.hostname or "", address.port or 0)) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        time.sleep(0.05)
        server.stop()
        connection.settimeout(10)
        with suppress(ConnectionResetError):
            assert connection.recv(10) == b""
    assert not caplog.records
