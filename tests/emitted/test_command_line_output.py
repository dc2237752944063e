"""What the command line prints: formats, queries, and what --debug shows."""

import json
import os
import pty
import socket
import struct
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from emitted.command_line import MACHINES, command_line
from emitted.conftest import KEY, SECRET, Server
from processes import read_terminal

try:
    import fcntl
    import termios
except ImportError:
    pytest.skip("there are no terminals of a size", allow_module_level=True)


def test_text_is_for_line_tools(server: Server, shell: Any) -> None:
    """A field is a line, objects are separated by a rule, as CloudMonkey prints them."""
    server.answers["listZones"] = {"zone": [{"id": "z", "n": 1.10, "tags": [{"a": "b"}], "no": None}, {"id": "y\nx"}]}
    done: Result = shell("list", "zones", "-o", "text")
    assert done.stdout.splitlines() == ["id = z", "n = 1.1", 'tags = [{"a": "b"}]', "no = ", "=" * 80, "id = y x"]
    done = shell("list", "zones", "-o", "text", "--filter", "id")
    assert done.stdout.splitlines() == ["id = z", "=" * 80, "id = y x"]


@pytest.mark.parametrize("answer", [{"count": 2, "zone": [{"id": "a", "n": 1}, {"id": "b", "n": 2}]}, {}])
def test_raw_json_of_lists(server: Server, shell: Any, answer: Any) -> None:
    """raw-json is what the server answers within its envelope, as CloudMonkey prints it."""
    server.answers["listZones"] = answer
    assert json.loads(shell("list", "zones", "-o", "raw-json").stdout) == answer
    kept = {"zone": [{"id": "a"}, {"id": "b"}]} if answer else {}
    assert json.loads(shell("list", "zones", "-o", "raw-json", "--filter", "id").stdout) == answer | kept


@pytest.mark.parametrize(
    ("line", "answer", "filtered"),
    [
        ("create securitygroup name=x", {"securitygroup": {"id": "s", "n": 1}}, {"securitygroup": {"id": "s"}}),
        ("create securitygroup name=x", {"securitygroup": [{"id": "s", "n": 1}]}, {"securitygroup": [{"id": "s"}]}),
        ("create securitygroup name=x", {"id": "s", "n": 1}, {"id": "s"}),
        ("call getNovelty", {"id": "s", "tags": [{"key": "k"}]}, {"id": "s"}),
    ],
)
def test_raw_json_of_objects(server: Server, shell: Any, line: str, answer: Any, filtered: Any) -> None:
    """Objects keep the key around them; --filter selects fields inside of it."""
    server.answers["createSecurityGroup"] = server.answers["getNovelty"] = answer
    assert json.loads(shell(*line.split(), "-o", "raw-json").stdout) == answer
    assert json.loads(shell(*line.split(), "-o", "raw-json", "--filter", "id").stdout) == filtered


def test_raw_json_of_jobs(server: Server, shell: Any) -> None:
    """The result of a job keeps the key around it."""
    server.answers["startVirtualMachine"] = {"jobid": "j"}
    server.answers["queryAsyncJobResult"] = {"jobstatus": 1, "jobresult": {"virtualmachine": {"id": "v"}}}
    done: Result = shell("start", "virtualmachine", "id=v", "-o", "raw-json")
    assert json.loads(done.stdout) == {"virtualmachine": {"id": "v"}}


def test_raw_json_of_all_pages(server: Server, shell: Any) -> None:
    """--all puts the objects of all pages into one answer."""
    volumes = [{"id": str(number)} for number in range(5)]

    def page(seen: Any) -> Any:
        first = (int(seen["page"]) - 1) * 2
        return {"count": 5, "volume": volumes[first : first + 2]} if first < 5 else {}

    server.answers["listVolumes"] = page
    done: Result = shell("list", "volumes", "pagesize=2", "--all", "-o", "raw-json")
    assert json.loads(done.stdout) == {"count": 5, "volume": volumes}


@pytest.mark.parametrize(
    ("expression", "form", "shown"),
    [
        ("[].id", "json", ["v0", "v1", "v2"]),
        ("[?memory > `0`].id", "json", ["v1", "v2"]),
        ("[0].nic[0]", "json", {"id": "n"}),
        ("[0].nothing", "json", None),
        ("[].id", "text", "v0\nv1\nv2\n"),
        ("[].[id, memory]", "text", "v0\t0\nv1\t1\nv2\t2\n"),
        ("[0].id", "text", "v0\n"),
        ("length(@)", "text", "3\n"),
        ("[0].{ID: id}", "text", "ID = v0\n"),
        ("[].{ID: id}", "csv", "ID\nv0\nv1\nv2\n"),
        ("[].[id, memory]", "csv", "v0,0\nv1,1\nv2,2\n"),
        ("[].{ID: id, m: memory}", "column", "ID  M\nv0  0\nv1  1\nv2  2\n"),
        ("[].nic[0].id", "yaml", '- "n"\n- "n"\n- "n"\n'),
        ("[?id == 'x']", "csv", ""),
        ("[0].nothing", "text", "\n"),
    ],
)
def test_query(shell: Any, expression: str, form: str, shown: Any) -> None:
    """--query prints what a JMESPath expression selects, in every format."""
    done: Result = shell("list", "virtualmachines", "--query", expression, "-o", form)
    assert (done.exit_code, done.stderr) == (0, "")
    assert (json.loads(done.stdout) if form == "json" else done.stdout) == shown


def test_query_sees_what_is_printed(shell: Any) -> None:
    """It is applied after --filter, and in raw-json to the whole answer; tables show all that it selects."""
    done: Result = shell("list", "virtualmachines", "--filter", "id", "--query", "[0]", "-o", "json")
    assert json.loads(done.stdout) == {"id": "v0"}
    done = shell("list", "virtualmachines", "--query", "virtualmachine[].id", "-o", "raw-json")
    assert json.loads(done.stdout) == ["v0", "v1", "v2"]
    done = shell("list", "virtualmachines", "--query", "[0].nic")
    assert "| id |" in done.stdout


def test_query_keeps_digits(server: Server, shell: Any) -> None:
    """Numbers that are selected are printed as they were received, and can be compared."""
    body = b'{"listzonesresponse": {"zone": [{"price": 1.10, "big": 12345678901234567890123, "wide": 1E400}]}}'
    server.answers["listZones"] = 200, body
    done: Result = shell("list", "zones", "--query", "[?price > `1`].[price, big, wide]", "-o", "text")
    assert done.stdout == "1.10\t12345678901234567890123\t1E400\n"


@pytest.mark.parametrize("expression", ["[", "[].id ||", "nothing("])
def test_queries_are_checked_first(server: Server, shell: Any, expression: str) -> None:
    """An expression that is not valid is a usage error; nothing is sent."""
    done: Result = shell("create", "securitygroup", "name=x", "--query", expression)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("error: --query: ")
    assert server.seen == []


def test_queries_that_fail_lose_nothing(server: Server, shell: Any) -> None:
    """What was created is shown if the expression does not fit it."""
    server.answers["createSecurityGroup"] = {"securitygroup": {"id": "s-4711"}}
    done: Result = shell("create", "securitygroup", "name=x", "--query", "sum(id)")
    assert (done.exit_code, done.stdout) == (7, "")
    assert "s-4711" in done.stderr


def test_missing_jmespath(server: Server, shell: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without jmespath, the error names the extra to install, before anything is sent."""
    monkeypatch.setitem(sys.modules, "jmespath", None)
    done: Result = shell("list", "zones", "--query", "[]")
    assert (done.exit_code, done.stderr) == (
        2,
        "error: --query needs jmespath: pip install 'fernhill[query]'\n",
    )
    assert server.seen == []


def test_debug(server: Server, shell: Any) -> None:
    """--debug shows requests and responses, and neither keys nor passwords nor signatures."""
    server.answers["createAccount"] = {"account": {"id": "a", "password": "from the server"}}
    words = ["accounttype=0", "username=u", "password=hush hush", "email=e"]
    done: Result = shell("create", "account", *words, "--debug", "-o", "csv", "--filter", "id")
    assert (done.exit_code, done.stdout) == (0, "id\na\n")
    lines = done.stderr.splitlines()
    assert lines[0] == f"> POST {server.endpoint}"
    assert {">   command=createAccount", ">   username=u", ">   password=***"} <= set(lines)
    assert any(line.startswith("< HTTP 200, ") for line in lines)
    assert '"id": "a"' in lines[-1]
    for secret in ("hush", KEY, SECRET, server.seen[0]["signature"], "from the server"):
        assert secret not in done.stderr


def test_debug_shows_retries_and_errors(server: Server, shell: Any) -> None:
    """Each attempt is shown with its outcome."""
    server.answers["listZones"] = [(503, {"errorcode": 503, "errortext": "la\x1bter"}), {"zone": [{"id": "z"}]}]
    done: Result = shell("list", "zones", "--debug")
    marks = [line for line in done.stderr.splitlines() if not line[2:].startswith("  ")]
    assert [line.split(",")[0] for line in marks] == [
        f"> GET {server.endpoint}",
        "< HTTP 503",
        f"> GET {server.endpoint} (attempt 2)",
        "< HTTP 200",
    ]
    assert "\x1b" not in done.stderr


def test_debug_of_a_login(server: Server, shell: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The password and the key of the session are not shown."""
    for name in ("KEY", "SECRET"):
        monkeypatch.delenv(f"CLOUDSTACK_{name}")
    monkeypatch.setenv("CLOUDSTACK_USERNAME", "root")
    monkeypatch.setenv("CLOUDSTACK_PASSWORD", "swordfish")
    server.sessions.add("session-1")
    server.headers["Set-Cookie"] = "JSESSIONID=session-1"
    server.answers["login"] = {"sessionkey": "session-1"}
    server.answers["logout"] = {}
    server.answers["listZones"] = {"zone": [{"id": "z"}]}
    done: Result = shell("list", "zones", "--debug")
    assert done.exit_code == 0
    assert ">   command=login" in done.stderr
    assert "swordfish" not in done.stderr
    assert "session-1" not in done.stderr


@pytest.mark.parametrize("missing", ["ENDPOINT", "SECRET"])
def test_missing_configuration(server: Server, shell: Any, monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    """Whoever has configured too little is told where the configuration comes from."""
    monkeypatch.delenv(f"CLOUDSTACK_{missing}")
    done: Result = shell("list", "zones")
    assert (done.exit_code, server.seen) == (2, [])
    assert "\nnote: Credentials come from CLOUDSTACK_ENDPOINT, " in done.stderr


def test_plain_http_to_other_machines(shell: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The option that allows it is named, and works."""
    monkeypatch.setenv("CLOUDSTACK_ENDPOINT", "http://cloud.invalid/client/api")
    done: Result = shell("list", "zones")
    assert done.exit_code == 2
    assert done.stderr.endswith("\nnote: on the command line, --allow-http allows plain http\n")

    def resolve(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "no such host")

    monkeypatch.setattr("socket.getaddrinfo", resolve)
    assert shell("list", "zones", "--allow-http", "--timeout", "1").exit_code == 7


def test_unknown_profiles(server: Server, shell: Any, tmp_path: Path) -> None:
    """The profiles that there are follow the error."""
    (tmp_path / "cloudstack.ini").write_text("[lab]\nendpoint=x\n[live]\nendpoint=y\n")
    done: Result = shell("list", "zones", "-p", "lap")
    assert (done.exit_code, server.seen) == (2, [])
    assert done.stderr.endswith("\nnote: profiles: lab, live\n")


def test_warnings_are_one_line(server: Server) -> None:
    """A warning is printed without the position of a line of code."""
    env = {"CLOUDSTACK_VERIFY": "false", "CLOUDSTACK_ENDPOINT": server.endpoint.replace("http:", "https:")}
    with command_line(server, "list", "zones", "--timeout", "5", stdout=subprocess.PIPE, env=env) as running:
        _, err = running.communicate()
    warning, error = err.splitlines()
    assert warning.startswith("warning: verify=False: ")
    assert error.startswith("error: listZones: ")


def test_timeout(server: Server, shell: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """--timeout comes before what is configured for silences of the server, longer or shorter."""
    server.answers["createSecurityGroup"] = lambda _: time.sleep(1500) or {"securitygroup": {"id": "s"}}
    assert shell("create", "securitygroup", "name=x", "--timeout", "0.2").exit_code == 7
    monkeypatch.setenv("CLOUDSTACK_TIMEOUT", "0.2")
    assert shell("create", "securitygroup", "name=x", "--timeout", "60").exit_code == 0


def terminal(server: Server, columns: int, *words: str, **given: Any) -> str:
    """What a terminal of a width shows."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    env = {"COLUMNS": "", **given}
    with command_line(server, *words, stdin=theirs, stdout=theirs, stderr=theirs, env=env):
        os.close(theirs)
        shown = read_terminal(ours).decode()
    os.close(ours)
    return shown


@pytest.mark.parametrize(("columns", "shown"), [(80, 4), (51, 3), (50, 2), (20, 1), (300, 7)])
def test_tables_fit_the_terminal(server: Server, columns: int, shown: int) -> None:
    """Ids stay in one line: columns that do not fit are left out, and counted."""
    machine = {name: f"{name} of some length" for name in ("name", "a", "b", "c", "d", "e", "f", "g")}
    server.answers["listZones"] = {"zone": [{"id": f"zone-{number}", **machine} for number in range(2)]}
    lines = terminal(server, columns, "list", "zones", TERM="dumb").splitlines()
    rows = [line for line in lines if "zone-" in line]
    assert [len(line.strip("│").split("│")) for line in rows] == [shown, shown]
    assert max(map(len, lines[:6])) <= columns
    assert f"{9 - shown} more fields: --filter selects fields" in lines[-1]


def test_long_values_are_folded(server: Server) -> None:
    """The fields of a single object fit the terminal, wide characters included."""
    server.answers["createSecurityGroup"] = {"securitygroup": {"id": "s" * 70, "description": "日本" * 40}}
    lines = terminal(server, 60, "create", "securitygroup", "name=x", TERM="dumb").splitlines()
    assert [len(line) for line in lines if "─" in line] == [60, 60, 60]
    rows = [line.strip("│").split("│")[1].strip() for line in lines if line.startswith("│")]
    assert "".join(rows) == "value" + "s" * 70 + "日本" * 40


@pytest.mark.parametrize(("encoding", "corner"), [("utf-8", "╭"), ("latin-1", "+")])
def test_lines_in_the_encoding_of_the_terminal(server: Server, encoding: str, corner: str) -> None:
    """A terminal that cannot show lines gets a table in ASCII."""
    server.answers["listZones"] = {"zone": [{"id": "z"}]}
    assert terminal(server, 60, "list", "zones", PYTHONIOENCODING=encoding)[0] == corner


@pytest.mark.parametrize(("variables", "is_dim"), [({"TERM": "xterm"}, True), ({"NO_COLOR": "1"}, False)])
def test_colors_are_optional(server: Server, variables: dict[str, str], is_dim: bool) -> None:
    """On a terminal, hints are dim, unless NO_COLOR is set."""
    server.answers["listZones"] = {"zone": [{"id": "z", "nested": {"a": 1}}]}
    assert ("\x1b[2m" in terminal(server, 80, "list", "zones", **variables)) is is_dim


def test_closed_standard_output(server: Server) -> None:
    """If standard output is closed from the start, the command is sent, and nothing is printed."""
    server.answers["listZones"] = {"zone": [{"id": "z"}]}
    with command_line(server, "list", "zones", preexec_fn=lambda: os.close(1)) as running:
        assert running.stderr.read() == ""
    assert running.returncode == 0
    assert server.commands() == ["listZones"]


def test_encodings_that_cannot_hold_the_output(server: Server) -> None:
    """Output in an encoding without its characters is an error, not a traceback and not a changed name."""
    server.answers["listZones"] = {"zone": [{"id": "日本"}]}
    env = {"PYTHONIOENCODING": "latin-1"}
    with command_line(server, "list", "zones", "-o", "csv", stdout=subprocess.PIPE, env=env) as running:
        out, err = running.communicate()
    assert (running.returncode, out) == (7, "")
    assert err.splitlines() == [
        "error: the output cannot be written as latin-1",
        "note: PYTHONUTF8=1 in the environment makes it UTF-8",
    ]


def test_machines_are_complete(shell: Any) -> None:
    """JSON has every field of every object."""
    assert json.loads(shell("list", "virtualmachines", "-o", "json").stdout) == MACHINES


@pytest.mark.parametrize("form", ["table", "column"])
def test_tables_show_passwords_on_request(server: Server, shell: Any, form: str) -> None:
    """Passwords in a list are not among the columns that are chosen for the user."""
    server.answers["listZones"] = {"zone": [{"id": "z", "password": "swordfish"}]}
    assert "swordfish" not in shell("list", "zones", "-o", form).stdout
    assert "swordfish" in shell("list", "zones", "-o", form, "--filter", "password").stdout


def test_wide_tables_in_files(server: Server, shell: Any) -> None:
    """A table that is not for a terminal is as wide as it takes."""
    server.answers["listZones"] = {"zone": [{"id": "z" * 300, "name": "n" * 300}]}
    lines = shell("list", "zones").stdout.splitlines()
    assert len(lines) == 5
    assert f"| {'z' * 300} | {'n' * 300} |" in lines
