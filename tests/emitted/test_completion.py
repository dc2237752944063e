"""What Tab offers on the command line, and whether a space may follow."""

import socket
import time
import warnings
from pathlib import Path
from typing import Any

import pytest

from emitted.conftest import KEY, SECRET, Server

IDS = ["11f0-a", "11f0-b", "22e1"]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("fernhill vir", ["plain,virtual-machine"]),
        ("fernhill ca", ["plain,call"]),
        ("fernhill list virtualm", ["plain,virtualmachines"]),
        ("fernhill listVi", ["plain,listVirtualMachines"]),
        ("fernhill call listVi", ["plain,listVirtualMachines"]),
        ("fernhill job ", ["plain,status", "plain,wait"]),
        ("fernhill list virtualmachines st", ["open,state="]),
        ("fernhill call listVirtualMachines st", ["open,state="]),
        ("fernhill list virtualmachines --st", ["plain,--state"]),
        ("fernhill deploy virtualmachine startvm=f", ["plain,false"]),
        ("fernhill deploy virtualmachine startvm=", ["plain,true", "plain,false"]),
        ("fernhill deploy virtualmachine --startvm t", ["plain,true"]),
        ("fernhill deploy virtualmachine --startvm=t", ["plain,true"]),
        (
            "fernhill list virtualmachines -o ",
            [f"plain,{form}" for form in ["table", "column", "text", "csv", "json", "yaml", "raw-json"]],
        ),
    ],
)
def test_names_and_booleans(shell: Any, line: str, offered: list[str]) -> None:
    """Groups, verbs, nouns, API names, parameters in both spellings, and booleans."""
    assert shell.completions(line) == offered


@pytest.mark.parametrize("words", ["state=R", "--state R", "--state=R"])
def test_documented_values(shell: Any, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """The values that the docs list are offered, unless a shell might run them."""
    from fernhill.operations import virtual_machine  # noqa: PLC0415 - found through the path of the fixtures

    known = virtual_machine.LIST_VIRTUAL_MACHINES
    values = ("Running", "R$(reboot)", "R`x`", "R;x", "Stopped")
    params = tuple(param._replace(values=values) if param.name == "state" else param for param in known.params)
    monkeypatch.setattr(virtual_machine, "LIST_VIRTUAL_MACHINES", known._replace(params=params))
    assert shell.completions(f"fernhill list virtualmachines {words}") == ["plain,Running"]


def test_parameters_that_are_given_are_not_offered(shell: Any) -> None:
    """The required parameters come first; those that the line has are left out."""
    offered = shell.completions("fernhill deploy virtualmachine templateid=t ")
    assert offered[:2] == ["open,serviceofferingid=", "open,zoneid="]
    assert "open,templateid=" not in offered


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("--filter na", ["open,name"]),
        ("--filter=na", ["open,name"]),
        ("--filter id,na", ["open,id,name"]),
    ],
)
def test_fields(shell: Any, words: str, offered: list[str]) -> None:
    """--filter completes the fields of the command's model; others may follow, so no space does."""
    assert shell.completions(f"fernhill list zones {words}") == offered


def test_profiles(shell: Any, tmp_path: Path) -> None:
    """--profile completes the sections of the configuration files of cs and of CloudMonkey."""
    (tmp_path / "cloudstack.ini").write_text("[lab]\nendpoint=x\n[live]\nendpoint=y\n")
    (tmp_path / ".cmk").mkdir()
    (tmp_path / ".cmk" / "config").write_text("profile = local\n[local]\nurl=z\n")
    assert shell.completions("fernhill -p l") == ["plain,lab", "plain,live", "plain,local"]
    assert shell.completions("fernhill list zones --profile la") == ["plain,lab"]


def test_broken_configuration_offers_nothing(shell: Any, tmp_path: Path) -> None:
    """A configuration file that cannot be read is no error while a line is typed."""
    (tmp_path / "cloudstack.ini").write_text("not an ini file")
    assert shell.completions("fernhill -p l") == []


@pytest.mark.parametrize(
    ("line", "command", "offered"),
    [
        ("start virtualmachine id=", "listVirtualMachines", [f"plain,{found}" for found in IDS]),
        ("start virtualmachine id=11", "listVirtualMachines", ["plain,11f0-a", "plain,11f0-b"]),
        ("virtual-machine start --id 22", "listVirtualMachines", ["plain,22e1"]),
        ("attach volume virtualmachineid=22", "listVirtualMachines", ["plain,22e1"]),
        ("deploy virtualmachine zoneid=22", "listZones", ["plain,22e1"]),
        ("deploy virtualmachine networkids=11f0-a,22", "listNetworks", ["open,11f0-a,22e1"]),
        ("call startVirtualMachine id=22", "listVirtualMachines", ["plain,22e1"]),
        ("job wait 22", "listAsyncJobs", ["plain,22e1"]),
    ],
)
def test_ids(server: Server, shell: Any, line: str, command: str, offered: list[str]) -> None:
    """Ids are those of the objects that the server lists."""
    server.answers[command] = {"count": 3, "object": [{"id": found} for found in IDS]}
    assert shell.completions(f"fernhill {line}") == offered
    assert server.commands() == [command]


@pytest.mark.parametrize(
    ("noun", "group", "command"),
    [
        ("zone", "", "listZones"),
        ("job", "", "listAsyncJobs"),
        ("novelty", "", "listNoveltiesMetrics"),
        ("rule", "", None),
        ("", "", None),
        ("", "zone", "listZones"),
        ("", "virtual_machine", "listVirtualMachines"),
        ("nothing", "", None),
    ],
)
def test_lists_are_found_by_nouns(monkeypatch: pytest.MonkeyPatch, noun: str, group: str, command: str | None) -> None:
    """The objects of a noun are listed by the command of its plural, or by the only one that is like it."""
    from fernhill.cli import names  # noqa: PLC0415 - found through the path of the fixtures
    from fernhill.cli.protocol.verbs import find_list_of  # noqa: PLC0415

    monkeypatch.setitem(names.COMMANDS, "listNoveltiesMetrics", ("zone", "LIST_NOVELTIES_METRICS", ""))
    found = find_list_of(noun, group)
    assert (found.name if found else None) == command


def test_lists_that_require_something(server: Server, shell: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list gets what it requires from the line; without that, it is not asked."""
    from fernhill.operations import zone  # noqa: PLC0415 - found through the path of the fixtures

    params = [param._replace(required=param.name == "keyword") for param in zone.LIST_ZONES.params]
    monkeypatch.setattr(zone, "LIST_ZONES", zone.LIST_ZONES._replace(params=tuple(params)))
    server.answers["listZones"] = {"zone": [{"id": "z"}]}
    assert shell.completions("fernhill deploy virtualmachine zoneid=") == []
    assert server.seen == []
    assert shell.completions("fernhill deploy virtualmachine keyword=x zoneid=") == ["plain,z"]
    assert server.seen[0]["keyword"] == "x"


def test_names_are_shown_next_to_ids(server: Server, shell: Any) -> None:
    """Where bash lists several ids, their names follow; what is typed contains none."""
    objects = [{"id": "a1", "name": "web \x1b[2J\n1"}, {"id": "a2", "name": "db"}, {"id": "b3"}]
    server.answers["listZones"] = {"zone": objects}
    line = "fernhill deploy virtualmachine zoneid="
    assert shell.completions(line) == ["plain,a1", "plain,a2", "plain,b3"]
    assert shell.completions(line, "63") == ["plain,a1  (web [2J 1)", "plain,a2  (db)", "plain,b3"]
    assert shell.completions(f"{line}a1", "63") == ["plain,a1"]


def test_ids_come_from_the_profile_of_the_line(
    server: Server, shell: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server that is asked for ids is the one that the command would be sent to."""
    monkeypatch.delenv("CLOUDSTACK_ENDPOINT")
    section = f"[lab]\nendpoint = {server.endpoint}\nkey = {KEY}\nsecret = {SECRET}\n"
    (tmp_path / "cloudstack.ini").write_text(section)
    assert shell.completions("fernhill start virtualmachine id=") == []
    assert shell.completions("fernhill -p lab start virtualmachine id=v0") == ["plain,v0"]
    assert shell.completions("fernhill start virtualmachine -p lab id=v0") == ["plain,v0"]


@pytest.mark.parametrize(
    "answer",
    [
        (401, {"errorcode": 401, "errortext": "no"}),
        (503, {"errorcode": 503, "errortext": "later"}),
        b"<html>",
        {"virtualmachine": [{"id": "$(reboot)"}, {"id": "a b"}, {"id": "`x`"}, {"id": None}, {"id": {}}]},
        {"virtualmachine": [1]},
    ],
)
def test_servers_in_trouble_offer_nothing(server: Server, shell: Any, answer: Any) -> None:
    """An error of the server is not shown, and what a shell might run is not offered."""
    server.answers["listVirtualMachines"] = answer
    assert shell.completions("fernhill start virtualmachine id=") == []


def test_a_silent_server_is_not_waited_for(shell: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that accepts the connection and says nothing delays a completion by seconds at most."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setenv("CLOUDSTACK_ENDPOINT", f"http://127.0.0.1:{silent.getsockname()[1]}/client/api")
        monkeypatch.setattr("fernhill.cli.ids.TIMEOUT_SECONDS", 0.2)
        before = time.process_time()
        assert shell.completions("fernhill start virtualmachine id=") == []
        assert time.process_time() - before < 20


def test_warnings_do_not_disturb_the_line(server: Server, shell: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a command would warn of is not shown while a line is typed."""
    monkeypatch.setenv("CLOUDSTACK_ENDPOINT", server.endpoint.replace("http:", "https:"))
    monkeypatch.setenv("CLOUDSTACK_VERIFY", "false")
    with warnings.catch_warnings(record=True, action="always") as shown:
        assert shell.completions("fernhill start virtualmachine id=") == []
    assert shown == []


def test_files(shell: Any, tmp_path: Path) -> None:
    """After ``@``, files are offered; a folder goes on, so no space follows."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "user.txt").touch()
    (tmp_path / "data.txt").touch()
    (tmp_path / "$(x)").touch()
    line = "fernhill deploy virtualmachine userdata=@"
    assert shell.completions(line) == ["open,@data/", "plain,@data.txt"]
    assert shell.completions(f"{line}data/") == ["plain,@data/user.txt"]
    assert shell.completions(f"{line}{tmp_path}/data/us") == [f"plain,@{tmp_path}/data/user.txt"]
    assert shell.completions(f"{line}nowhere/") == []


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_completion_scripts_are_printed(shell: Any, name: str) -> None:
    """There is a completion script for each shell that click supports."""
    assert "_FERNHILL_COMPLETE" in shell("completion", name).stdout
