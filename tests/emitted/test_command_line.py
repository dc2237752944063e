"""The generated command line, as it is used in a shell."""

import csv
import json
import os
import pty
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import Result

from emitted.command_line import command_line
from emitted.conftest import KEY, PACKAGE, SECRET, Seen, Server
from processes import read_terminal


@pytest.mark.parametrize(
    "line",
    [
        "list virtualmachines state=Running",
        "listVirtualMachines state=Running",
        "listvirtualmachines --state Running",
        "virtual-machine list --state Running",
        "-o json virtual-machine list --state=Running",
        "virtual-machine list STATE=Running -o json",
    ],
)
def test_commands_and_parameters_have_several_spellings(server: Server, shell: Any, line: str) -> None:
    """Verb and noun or name as in CloudMonkey, or group; parameters as pairs or as options."""
    done: Result = shell(*line.split())
    assert (done.exit_code, done.stderr) == (0, "")
    assert server.seen[0]["state"] == "Running"
    assert "v2" in done.stdout


def test_formats_keep_all_digits(server: Server, shell: Any) -> None:
    """1.10 and numbers of twenty digits are printed as received, in every format; strings stay strings."""
    body = b'{"listzonesresponse": {"count": 1, "zone": [{"id": "z", "price": 1.10, "big": 12345678901234567890123,'
    server.answers["listZones"] = 200, body + b'"name": "1e5", "inner": {"rate": 0.50, "no": "no"}, "empty": [] }]}}'
    texts = {form: shell("list", "zones", "-o", form).stdout for form in ("json", "csv", "yaml", "column", "table")}
    for text in texts.values():
        assert "1.10" in text
        assert "12345678901234567890123" in text
    assert json.loads(texts["json"])[0]["inner"] == {"rate": 0.5, "no": "no"}
    assert yaml.safe_load(texts["yaml"]) == json.loads(texts["json"])
    ((row),) = csv.DictReader(texts["csv"].splitlines())
    assert (row["name"], json.loads(row["inner"])["no"]) == ("1e5", "no")


@pytest.mark.parametrize(
    "text", ["no", "~", "- a", "a: b", "é\x85\u2028", "'", '"', "\\", "\ttab", "", "123", "# x", "\x1b[31m"]
)
def test_yaml_output_can_be_read_back(server: Server, shell: Any, text: str) -> None:
    """A YAML reader gets the same values as a JSON reader, whatever a string contains."""
    server.answers["listZones"] = {"zone": [{"name": text, "list": [text, [text]], "map": {text: {}}}]}
    done: Result = shell("list", "zones", "-o", "yaml")
    assert yaml.safe_load(done.stdout) == [{"name": text, "list": [text, [text]], "map": {text: {}}}]


def test_tables_show_the_important_columns(shell: Any) -> None:
    """A table shows a few columns or the requested ones, and no escape sequences."""
    done: Result = shell("list", "virtualmachines", "-o", "column")
    assert done.stdout.splitlines()[:2] == ["ID  NAME  STATE    MEMORY", "v0  vm    Running  0"]
    done = shell("list", "virtualmachines", "-o", "column", "--filter", "state,id")
    assert done.stdout.splitlines()[:2] == ["STATE    ID", "Running  v0"]


def test_control_characters_do_not_reach_the_terminal(server: Server, shell: Any) -> None:
    """A response cannot move the cursor or change colors."""
    server.answers["listZones"] = {"zone": [{"id": "\x1b[2Jgone\r\nnext"}]}
    for form in ("table", "column"):
        assert "\x1b" not in shell("list", "zones", "-o", form).stdout


@pytest.mark.parametrize("form", ["table", "column", "csv", "json", "yaml"])
def test_output_on_a_terminal(server: Server, form: str) -> None:
    """On a terminal, each format has its lines, and no control characters from the response."""
    server.answers["listZones"] = {"zone": [{"id": "z1", "name": "a\x1b[31mb"}, {"id": "z2", "name": "c"}]}
    ours, theirs = pty.openpty()
    with command_line(server, "list", "zones", "-o", form, stdin=theirs, stdout=theirs):
        os.close(theirs)
        shown = read_terminal(ours).decode()
    os.close(ours)
    lines = shown.split("\r\n")
    (first,) = [number for number, line in enumerate(lines) if "z1" in line]
    (second,) = [number for number, line in enumerate(lines) if "z2" in line]
    assert first < second
    assert "\x1b[31m" not in shown


def test_jobs_are_waited_for(server: Server, shell: Any) -> None:
    """The result is printed when the job is done; --no-wait prints the job."""
    server.answers["startVirtualMachine"] = {"jobid": "j"}
    server.answers["queryAsyncJobResult"] = [
        {"jobstatus": 0},
        {"jobstatus": 1, "jobresult": {"virtualmachine": {"id": "v"}}},
    ]
    done: Result = shell("virtual-machine", "start", "--id", "v", "-o", "json")
    assert json.loads(done.stdout) == {"id": "v"}
    done = shell("virtual-machine", "start", "--id", "v", "-o", "json", "--no-wait")
    assert json.loads(done.stdout) == {"jobid": "j"}


def test_pages(server: Server, shell: Any) -> None:
    """One page is printed, unless --all or a page is given."""

    def volumes(seen: Seen) -> Any:
        number, size = int(seen["page"]), int(seen["pagesize"])
        items = [{"id": str(n)} for n in range(700)][(number - 1) * size : number * size]
        return {"count": 700, "volume": items} if items else {}

    server.answers["listVolumes"] = volumes

    def count(*words: str) -> int:
        return len(json.loads(shell("list", "volumes", "-o", "json", *words).stdout))

    assert (count(), count("--all"), count("page=2", "pagesize=30"), count("page=2")) == (500, 700, 30, 200)


def test_maps_and_lists(server: Server, shell: Any) -> None:
    """Maps and lists can be given as name=value pairs with commas, as JSON, or as they are sent."""
    server.answers["deployVirtualMachine"] = {"jobid": "j", "id": "v"}
    needed = ["--serviceofferingid", "o", "--templateid", "t", "--zoneid", "z", "--no-wait"]
    maps = ["--details", "cpuNumber=2,memory=4", "--iptonetworklist", "networkid=n,ip=i", "iptonetworklist=networkid=m"]
    done: Result = shell("deploy", "virtualmachine", *needed, *maps)
    assert done.exit_code == 0
    seen = server.seen[0]
    assert (seen["details[0].cpuNumber"], seen["details[1].memory"]) == ("2", "4")
    assert (seen["iptonetworklist[0].ip"], seen["iptonetworklist[1].networkid"]) == ("i", "m")
    shell("deploy", "virtualmachine", *needed, "--details", '{"a": 1.10}', "iptonetworklist[0].ip=x")
    assert (server.seen[1]["details[0].a"], server.seen[1]["iptonetworklist[0].ip"]) == ("1.10", "x")
    shell("deploy", "virtualmachine", *needed, "networkids=a,b")
    assert server.seen[2]["networkids"] == "a,b"


EXITS = {401: 3, 531: 3, 431: 5, 530: 5, 429: 6, 533: 6, 532: 6, 535: 6}


@pytest.mark.parametrize(("code", "exit_code"), EXITS.items())
def test_exit_codes_of_api_errors(server: Server, shell: Any, code: int, exit_code: int) -> None:
    """The exit code tells a script whether a retry is worthwhile; the error is one line."""
    server.answers["createSecurityGroup"] = code, {"errorcode": code, "errortext": "no\x1b[31m"}
    done: Result = shell("create", "securitygroup", "name=x")
    assert done.exit_code == exit_code
    assert done.stderr.startswith(f"error: createSecurityGroup: {code} no")
    assert (done.stdout, done.stderr.count("\n"), "\x1b" in done.stderr) == ("", 1, False)


def test_exit_codes_of_other_errors(server: Server, shell: Any) -> None:
    """Unknown ids, invalid responses, failed jobs, timeouts and unreachable servers have exit codes of their own."""
    server.answers["listZones"] = 431, {"errorcode": 431, "errortext": "entity does not exist"}
    server.answers["listVolumes"] = 500, b"<html>"
    server.answers["startVirtualMachine"] = {"jobid": "j"}
    server.answers["queryAsyncJobResult"] = [
        {"jobstatus": 2, "jobresult": {"errorcode": 530, "errortext": "no"}},
        {"jobstatus": 2, "jobresult": {"errorcode": 533, "errortext": "no room"}},
        {"jobstatus": 0},
    ]
    start = ["start", "virtualmachine", "id=v"]
    lines = [["list", "zones"], ["list", "volumes"], start, start, [*start, "--wait-timeout", "0.1"]]
    assert [shell(*line).exit_code for line in lines] == [4, 7, 8, 6, 9]


def test_profiles(server: Server, shell: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A profile is named before or after the command; its section contains endpoint and credentials."""
    for name in ("ENDPOINT", "KEY", "SECRET"):
        monkeypatch.delenv(f"CLOUDSTACK_{name}")
    section = f"[lab]\nendpoint = {server.endpoint}\nkey = {KEY}\nsecret = {SECRET}\n"
    (tmp_path / "cloudstack.ini").write_text(section)
    for line in ("-p lab list virtualmachines", "list virtualmachines --profile lab"):
        assert shell(*line.split()).exit_code == 0
    assert shell("list", "virtualmachines").exit_code == 2


@pytest.mark.parametrize(
    ("line", "exit_code", "told"),
    [
        ("attach volume id=v", 2, "`virtualmachineid` is required (The machine)"),
        ("list zones nonsense=1", 2, "unknown parameter `nonsense`"),
        ("list zones filter=id", 2, "unknown parameter `filter`; did you mean --filter?"),
        ("list zones id", 2, "'id' is not name=value"),
        ("list zones id=1 --id 2", 2, "`id` is given 2 times"),
        ("list zone", 2, "No such command 'zone'; did you mean zones?"),
        ("lsit zones", 2, "No such command 'lsit'; did you mean list?"),
        ("list zones --profile none", 2, "no profile 'none' in"),
        ("list zones -o xml", 2, "Invalid value for '-o'"),
    ],
)
def test_usage_errors(server: Server, shell: Any, line: str, exit_code: int, told: str) -> None:
    """A usage error is reported, and nothing is sent."""
    done: Result = shell(*line.split())
    assert done.exit_code == exit_code
    assert told in done.stderr
    assert server.seen == []


def test_unknown_fields_are_reported(shell: Any) -> None:
    """A misspelled field is reported, and its column is empty."""
    done: Result = shell("list", "virtualmachines", "-o", "csv", "--filter", "id,stat")
    assert (done.stdout.splitlines()[1], done.stderr) == ("v0,", "note: no object has the field stat\n")


def test_empty_results(server: Server, shell: Any) -> None:
    """Every format has an output for an empty result."""
    server.answers["listZones"] = {}
    found = {form: shell("list", "zones", "-o", form).stdout for form in ("json", "yaml", "csv", "column", "table")}
    assert found == {"json": "[]\n", "yaml": "[]\n", "csv": "", "column": "", "table": "no results\n"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_full_disk(server: Server) -> None:
    """If the disk is full, the error is one line and the exit code reports a failure."""
    server.answers["listZones"] = {"zone": [{"id": "z"}] * 1000}
    with Path("/dev/full").open("w") as full, command_line(server, "list", "zones", stdout=full) as running:
        assert running.communicate()[1] == f"error: the output cannot be written: {os.strerror(28)}\n"
    assert running.returncode == 7


def test_closed_pipe(server: Server) -> None:
    """A reader that stops early, such as head, causes no traceback."""
    server.answers["listZones"] = {"zone": [{"id": "z" * 100}] * 5000}
    with command_line(server, "list", "zones", "-o", "json", stdout=subprocess.PIPE) as running:
        assert running.stdout.readline() == "[\n"
        running.stdout.close()
        assert running.stderr.read() == ""


def test_interrupt_while_waiting(server: Server) -> None:
    """An interrupt prints the command line that continues to wait for the job."""
    asked = threading.Event()
    server.answers["startVirtualMachine"] = {"jobid": "j-17"}
    server.answers["queryAsyncJobResult"] = lambda _: asked.set() or {"jobstatus": 0}
    with command_line(server, "start", "virtualmachine", "id=v", stdout=subprocess.PIPE) as running:
        assert asked.wait(20)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=20)
    assert (running.returncode, out) == (130, "")
    assert err.splitlines() == [
        "error: interrupted",
        "note: job j-17 continues on the server",
        "note: wait for it with: python -m fernhill job wait j-17",
    ]


def test_no_colors_in_a_pipe(server: Server) -> None:
    """Neither results nor errors are colored."""
    server.answers["listZones"] = {"zone": [{"id": "z"}]}
    for words in (["list", "zones"], ["list", "zonse"], ["list", "zones", "x=1"], ["--help"]):
        with command_line(server, *words, stdout=subprocess.PIPE) as running:
            assert "\x1b" not in "".join(running.communicate())


def test_examples_are_commands_of_the_api(shell: Any) -> None:
    """Every example in the help of the program works in its API."""
    text: str = shell("--help").output
    examples = [line.split()[1:] for line in text.split("Examples:\n", 1)[1].split("\n\n", 1)[0].splitlines()]
    assert len(examples) == 3
    for words in examples:
        assert shell(*words, "--help").exit_code == 0, words


def test_help_comes_from_the_docs(shell: Any) -> None:
    """The help of the program, of a group and of a command shows descriptions and limits from the docs."""
    assert "virtual-machine" in shell("--help").stdout
    assert "deploy   This command deploys a machine and starts it." in shell("virtual-machine", "--help").stdout
    told = " ".join(shell("virtual-machine", "deploy", "--help").stdout.split())
    assert "--templateid UUID The template to make it from. Required." in told
    assert "At most 255 characters." in told
    assert "A job; its result is VirtualMachine. API command: deployVirtualMachine" in told


def test_help_imports_neither_http_nor_rich() -> None:
    """Help and completion import click and the operations only."""
    code = (
        "import sys; sys.argv = ['fernhill', 'zone', 'list', '--help']\n"
        "from fernhill.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print({'urllib3', 'msgspec', 'rich', 'ssl'} & set(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=PACKAGE, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "set()"


def test_missing_click_is_reported() -> None:
    """Without click, the error names the extra to install."""
    code = "import sys; sys.modules['click'] = None\nfrom fernhill.cli import main\nmain()"
    done = subprocess.run([sys.executable, "-c", code], cwd=PACKAGE, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (
        1,
        "fernhill: the command line needs click: pip install 'fernhill[cli]'\n",
    )
