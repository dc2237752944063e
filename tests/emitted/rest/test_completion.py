"""What Tab offers on the command line of an HTTP API."""

from pathlib import Path

import pytest

from emitted.command_line import Shell
from emitted.rest.conftest import Answers

TOOLS = '{"data": [{"id": 811, "name": "Drill"}, {"id": 97, "name": "Saw $(rm)"}, {"id": "$(x)"}, {"name": "no id"}]}'


def test_groups_operations_and_parameters(shell: Shell) -> None:
    """Required parameters come first; names of operations are offered to those who begin to type one."""
    assert shell.completions("tallowmere to") == ["plain,tools"]
    assert {"plain,list", "plain,attach-photo"} <= {*shell.completions("tallowmere tools ")}
    assert shell.completions("tallowmere loans lend-tools ") == ["open,member_id=", "open,items=", "open,days="]
    assert "plain,--attach" not in shell.completions("tallowmere tools attach-photo --p")
    assert "plain,--photo" in shell.completions("tallowmere tools attach-photo --p")
    assert shell.completions("tallowmere attach") == ["plain,attach_photo"]


@pytest.mark.parametrize(
    ("line", "offered", "target"),
    [
        ("tallowmere tools get tool_id=", ["plain,811", "plain,97"], "/api/v1/tools"),
        ("tallowmere tools get --tool-id 8", ["plain,811"], "/api/v1/tools"),
        ("tallowmere repairs open tool_id=9", ["plain,97"], "/api/v1/tools"),
    ],
)
def test_ids_come_from_the_server(answers: Answers, shell: Shell, line: str, offered: list[str], target: str) -> None:
    """Those of what is listed at the path before a variable, or at a path with the noun; only harmless ones."""
    server = answers(TOOLS)
    assert shell.completions(line) == offered
    assert server.received[0].target == target


def test_a_server_that_cannot_be_asked(answers: Answers, shell: Shell) -> None:
    """Nothing is offered, and nothing is printed."""
    answers({"status": 500, "body": "{}"})
    assert shell.completions("tallowmere tools get tool_id=") == []
    assert shell.completions("tallowmere loans lend-tools member_id=") == []


def test_requests_of_call(shell: Shell) -> None:
    """Methods, and documented paths up to their next variable; then what the docs know of the request."""
    assert shell.completions("tallowmere call G") == ["plain,GET"]
    assert shell.completions("tallowmere call GET /v1/tools") == ["plain,/v1/tools", "open,/v1/tools/"]
    assert "open,caption=" in shell.completions("tallowmere call POST /v1/tools/1/photos ")


def test_servers_profiles_fields_and_files(shell: Shell, home: Path) -> None:
    """Documented servers, profiles of the file, fields of the model, and files after an at sign."""
    (home / ".config").mkdir()
    (home / ".config" / "tallowmere.ini").write_text("[one]\n[two]\n")
    (home / "drill.jpg").touch()
    assert shell.completions("tallowmere --server s") == ["plain,sandbox"]
    assert shell.completions("tallowmere --profile ") == ["plain,one", "plain,two"]
    assert "open,deposit" in shell.completions("tallowmere tools list --filter ")
    assert shell.completions("tallowmere tools attach-photo photo=@dr") == ["plain,@drill.jpg"]
