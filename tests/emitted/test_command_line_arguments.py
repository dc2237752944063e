"""Arguments of the command line: values from files, all problems at once, and calls of any command."""

import os
import pty
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from emitted.command_line import command_line
from emitted.conftest import Server
from processes import read_terminal

try:
    import fcntl
    import termios
except ImportError:
    pytest.skip("there are no terminals", allow_module_level=True)

DEPLOY = ["deploy", "virtualmachine", "serviceofferingid=o", "templateid=t", "zoneid=z", "--no-wait"]


@pytest.fixture
def jobs(server: Server) -> Server:
    """The server, with an answer for each command that starts a job."""
    for command in ("deployVirtualMachine", "attachVolume"):
        server.answers[command] = {"jobid": "j"}
    return server


@pytest.mark.parametrize(
    ("content", "value"),
    [
        ("secret\n", "secret"),
        ("secret\r\n", "secret"),
        ("two\nlines\n", "two\nlines"),
        ("\ufeffé\n\n", "é\n"),
        ("-", "-"),
        ("@x", "@x"),
        ("", ""),
    ],
)
@pytest.mark.parametrize("word", ["userdata=@data", "userdata=-", "userdata=@-", "--userdata=@data"])
def test_values_from_files(jobs: Server, shell: Any, tmp_path: Path, word: str, content: str, value: str) -> None:
    """``@FILE`` and ``-`` give the content of a file or standard input, without the line end that ends it."""
    (tmp_path / "data").write_bytes(content.encode())
    done: Result = shell(*DEPLOY, word, stdin=content.encode())
    assert done.exit_code == 0
    assert jobs.seen[0]["userdata"] == value


def test_a_doubled_at_sign_is_one(jobs: Server, shell: Any) -> None:
    """A value that begins with ``@`` can be given, too."""
    assert shell(*DEPLOY, "name=@@home").exit_code == 0
    assert jobs.seen[0]["name"] == "@home"


def test_lists_and_maps_from_files(jobs: Server, shell: Any, tmp_path: Path) -> None:
    """A file may have one item a line, or JSON; entries of maps can be in files of their own."""
    (tmp_path / "networks").write_text("a\nb\n\n")
    (tmp_path / "details").write_text('{"memory": 4,\n "rate": 1.10}\n')
    (tmp_path / "script").write_text("#!/bin/sh\n")
    words = ["networkids=@networks", "details=@details", "details[7].script=@script"]
    assert shell(*DEPLOY, *words).exit_code == 0
    seen = jobs.seen[0]
    assert seen["networkids"] == "a,b"
    assert (seen["details[0].memory"], seen["details[1].rate"]) == ("4", "1.10")
    assert seen["details[7].script"] == "#!/bin/sh"
    assert shell(*DEPLOY, 'networkids=["c", "d"]').exit_code == 0
    assert jobs.seen[1]["networkids"] == "c,d"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["userdata=@missing"], "`userdata`: cannot read 'missing': No such file or directory"),
        (["userdata=@."], "`userdata`: cannot read '.': Is a directory"),
        (
            ["userdata=@"],
            "`userdata`: cannot read '': No such file or directory; `@` is followed by the name of a file",
        ),
        (["userdata=@a\0b"], "`userdata`: cannot read 'a\\x00b': embedded null byte"),
        (["userdata=@latin1"], "`userdata`: latin1 is not UTF-8 text: byte 2"),
        (["userdata=@/dev/zero"], "`userdata`: /dev/zero is longer than 4 MiB"),
        (["userdata=-", "name=-"], "`name`: standard input is already read for `userdata`"),
        (["details=@broken"], "`details` is not valid JSON: "),
    ],
)
def test_values_that_cannot_be_read(jobs: Server, shell: Any, tmp_path: Path, words: list[str], told: str) -> None:
    """The parameter, the file and the reason are named; nothing is sent."""
    (tmp_path / "latin1").write_bytes(b"a\xe9")
    (tmp_path / "broken").write_text('{"a": ')
    done: Result = shell(*DEPLOY, *words)
    assert done.exit_code == 2
    assert done.stderr.startswith(f"error: deployVirtualMachine: {told}")
    assert jobs.seen == []


def test_passwords_are_not_shown_while_they_are_typed(server: Server) -> None:
    """At a terminal, ``password=-`` asks for the password, without an echo."""
    server.answers["createAccount"] = {"account": {"id": "a"}}
    ours, theirs = pty.openpty()
    words = ["create", "account", "accounttype=0", "email=e", "username=u", "password=-"]
    attached = {"stdin": theirs, "stdout": theirs, "stderr": theirs, "preexec_fn": login_terminal}
    with command_line(server, *words, **attached):
        os.close(theirs)
        shown = read_terminal(ours, b"password: ")
        os.write(ours, b"swordfish\n")
        shown += read_terminal(ours)
    os.close(ours)
    assert server.seen[0]["password"] == "swordfish"
    assert b"swordfish" not in shown


def login_terminal() -> None:
    """Make standard input the terminal that the process belongs to, as a login does."""
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def test_interrupted_while_a_value_is_read(server: Server, shell: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while standard input is read has the exit code of any other; nothing is sent."""

    def interrupt(*_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("fernhill.cli.inputs._text", interrupt)
    done: Result = shell("attach", "volume", "id=-", "virtualmachineid=m")
    assert (done.exit_code, done.stderr, server.seen) == (130, "error: interrupted\n", [])


def test_closed_standard_input(server: Server) -> None:
    """If standard input is closed, a value cannot come from there."""
    words = ["attach", "volume", "id=-", "virtualmachineid=m"]
    closed = {"preexec_fn": lambda: os.close(0)}
    with command_line(server, *words, stdout=subprocess.PIPE, **closed) as running:
        out, err = running.communicate()
    assert (running.returncode, out) == (2, "")
    assert "standard input is closed" in err


def test_all_missing_parameters_are_named(server: Server, shell: Any) -> None:
    """One try is enough to learn all that is missing."""
    done: Result = shell("deploy", "virtualmachine")
    assert done.exit_code == 2
    assert done.stderr.splitlines() == [
        "error: deployVirtualMachine: `serviceofferingid` is required (The offering that sizes it)",
        "error: deployVirtualMachine: `templateid` is required (The template to make it from)",
        "error: deployVirtualMachine: `zoneid` is required (The zone to run it in)",
        "note: see fernhill deploy virtualmachine --help",
    ]
    assert server.seen == []


def test_all_problems_are_named(server: Server, shell: Any) -> None:
    """Unknown and repeated parameters, wrong values and missing ones are reported together."""
    words = "deploy virtualmachine zoneid=a zoneid=b size=large startvm=maybe nam=x what templateid=t details=x"
    done: Result = shell(*words.split())
    lines = done.stderr.splitlines()
    expected = [
        "unknown parameter `nam`; did you mean name?",
        "'what' is not name=value",
        "`zoneid` is given 2 times",
        "`details` is not name=value,name=value or JSON",
        "`serviceofferingid` is required",
        "`size` ",
        "`startvm` ",
    ]
    assert len(lines) == len(expected) + 1
    for line, told in zip(lines, expected, strict=False):
        assert line.startswith(f"error: deployVirtualMachine: {told}")
    assert server.seen == []


def test_entries_of_a_map_fulfil_its_demands(jobs: Server, shell: Any) -> None:
    """What is missing is still reported next to entries that are given as they are sent."""
    done: Result = shell("deploy", "virtualmachine", "details[0].a=b", "zoneid=z", "templateid=t")
    assert done.exit_code == 2
    assert "`serviceofferingid` is required" in done.stderr
    assert jobs.seen == []


def test_call_sends_what_is_given(server: Server, shell: Any, tmp_path: Path) -> None:
    """``call`` sends documented and undocumented commands and parameters without checks."""
    (tmp_path / "value").write_text("from a file\n")
    server.answers["listZones"] = {"count": 1, "zone": [{"id": "z"}]}
    done: Result = shell("call", "listzones", "novelty=@value", "available=perhaps", "-o", "csv")
    assert (done.exit_code, done.stdout) == (0, "id\nz\n")
    assert server.seen[0] == server.seen[0] | {"novelty": "from a file", "available": "perhaps"}
    assert {"page", "pagesize"}.isdisjoint(server.seen[0])


@pytest.mark.parametrize(
    ("name", "answer", "method", "shown"),
    [
        ("listNovelties", {"count": 1, "novelty": [{"id": "n"}]}, "GET", "id\nn\n"),
        ("listNovelties", {}, "GET", ""),
        ("listNovelties", {"new": [{"id": "n"}], "old": []}, "GET", 'new,old\n"[{""id"": ""n""}]",[]\n'),
        ("getNovelty", {"novelty": {"id": "n"}}, "GET", "id\nn\n"),
        ("getNovelty", {"id": "n", "jobid": "j", "tags": []}, "GET", "id,jobid,tags\nn,j,[]\n"),
        ("makeNovelty", {"novelty": {"id": "n"}}, "POST", "id\nn\n"),
        ("makeNovelty", {"success": "true"}, "POST", "success\ntrue\n"),
        ("makeNovelty", {}, "POST", "\n"),
    ],
)
def test_call_of_undocumented_commands(
    server: Server, shell: Any, name: str, answer: Any, method: str, shown: str
) -> None:
    """Their method follows from the name, and their output from the structure of the response."""
    server.answers[name] = answer
    done: Result = shell("call", name, "-o", "csv")
    assert (done.exit_code, done.stderr, done.stdout) == (0, "", shown)
    assert server.seen[0].method == method


@pytest.mark.parametrize("name", ["startVirtualMachine", "makeNovelty"])
def test_call_waits_for_jobs(server: Server, shell: Any, name: str) -> None:
    """A command that starts a job is waited for, documented or not."""
    server.answers[name] = {"jobid": "j"}
    server.answers["queryAsyncJobResult"] = {"jobstatus": 1, "jobresult": {"novelty": {"id": "n"}}}
    assert shell("call", name, "-o", "csv").stdout == "id\nn\n"
    done: Result = shell("call", name, "-o", "csv", "--no-wait")
    assert done.stdout == "jobid\nj\n"
    assert "fernhill job wait j" in done.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["x=1", "x=2"], "`x` is given twice"),
        (["x"], "'x' is not name=value"),
        (["=1"], "'=1' is not name=value"),
        (
            ["ids=", "apikey=x", "signature=x"],
            "2 arguments are refused:\n  - `apikey` is sent by the client itself\n  - ",
        ),
        (["x=@missing"], "`x`: cannot read 'missing': No such file or directory"),
        (["signature=x"], "`signature` "),
    ],
)
def test_usage_errors_of_call(server: Server, shell: Any, words: list[str], told: str) -> None:
    """What cannot be sent is reported, and nothing is sent."""
    done: Result = shell("call", "listNovelties", *words)
    assert done.exit_code == 2
    assert done.stderr.startswith(f"error: listNovelties: {told}")
    assert server.seen == []


def test_call_sends_a_single_request(server: Server, shell: Any) -> None:
    """--all of the program is refused."""
    done: Result = shell("--all", "call", "listNovelties")
    assert done.exit_code == 2
    assert "--all has no effect here; `call` sends a single request" in done.stderr
    assert server.seen == []


@pytest.mark.parametrize(
    "words", [[], ["zone"], ["zone", "list"], ["listZones"], ["call"], ["job"], ["job", "wait"], ["completion"]]
)
def test_short_help_option(shell: Any, words: list[str]) -> None:
    """-h is --help, everywhere."""
    found: Result = shell(*words, "-h")
    assert (found.exit_code, found.stdout) == (0, shell(*words, "--help").stdout)
    assert "-h, --help" in found.stdout


def test_examples_of_commands(server: Server, shell: Any) -> None:
    """The example in the help of a command has all that is required, in the spelling that was used."""
    for words in (["deploy", "virtualmachine"], ["virtual-machine", "deploy"]):
        lines = shell(*words, "--help").stdout.splitlines()
        example = lines[lines.index("  Example:") + 1].split()
        assert example[:3] == ["fernhill", *words]
        server.answers["deployVirtualMachine"] = {"jobid": "j"}
        assert shell(*example[1:], "--no-wait").exit_code == 0


@pytest.mark.parametrize("name", ["job", "call", "completion"])
def test_commands_named_like_built_in_ones(
    server: Server, shell: Any, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A command of the API cannot hide what is built in; ``call`` still reaches it."""
    from fernhill.operations.index import COMMANDS  # noqa: PLC0415 - found through the path of the fixtures

    built_in = shell(name, "--help").stdout
    monkeypatch.setitem(COMMANDS, name, ("zone", "LIST_ZONES", "A command."))
    assert shell(name, "--help").stdout == built_in
    server.answers["listZones"] = {"zone": [{"id": "z"}]}
    assert shell("call", name, "-o", "csv").stdout == "id\nz\n"
