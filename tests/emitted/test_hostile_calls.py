"""Calls that documentation shows of hostile docs: names and values are data in each language, whatever they contain."""

import ast
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from documented_calls import documented_calls
from slatebind.project.steps import dump_spec
from slatebind.spec.model import Api, Auth, Command, Group, Location, Param, Protocol, Spec
from tools import find_program

HOSTILE = "\"'`$(touch pwned)`touch pwned`;touch pwned\n&touch pwned|$HOME \\ \a\x85 {x} 100% !! # --- é😀 */ -->"
NAMES = ("$(touch pwned)", "a'b", '"c"', "d\ne", "f`touch pwned`", "@g", "h;touch pwned", "-o")


def written(folder: Path, protocol: Protocol) -> Path:
    """A spec with one command, whose names and values are hostile."""
    is_rest = protocol == "rest"
    places: list[Location | None] = ["path", "header", *["body"] * 6] if is_rest else [None] * 8  # type: ignore[list-item]
    params = tuple(
        Param(name=name, type="string", required=True, values=(HOSTILE, "x"), location=place)
        for name, place in zip(NAMES, places, strict=True)
    )
    path = {"method": "POST", "path": "/x/{$(touch pwned)}/`y`"} if is_rest else {}
    command = Command(name=f"list{HOSTILE}", group="Tree", params=params, **path)  # type: ignore[arg-type]
    auth = (Auth(scheme="header", name=HOSTILE, prefix=HOSTILE, also=(HOSTILE,)),) if is_rest else ()
    api = Api(name="x", protocol=protocol, endpoint=f"https://x.example/{HOSTILE}", auth=auth)
    file = folder / f"{protocol}.yaml"
    file.write_text(dump_spec(Spec(api=api, groups=(Group(name="Tree"),), commands=(command,))), encoding="utf-8")
    return file


def values_in(program: str, protocol: Protocol, words: list[str]) -> dict[str, Any]:
    """The values that a program is given for parameters."""
    if protocol == "rest":
        found = json.loads(words[words.index("-d") + 1])
        assert isinstance(found, dict)
        return found
    pairs = (word.split("=", 1) for word in words if word.endswith(f"={HOSTILE}"))
    return dict(pairs)  # type: ignore[arg-type]


@pytest.mark.parametrize(("protocol", "program"), [("rest", "curl"), ("cloudstack", "curl"), ("cloudstack", "cmk")])
@pytest.mark.parametrize("shell", ["sh", "bash"])
def test_in_a_shell(tmp_path: Path, protocol: Protocol, program: str, shell: str) -> None:
    """Nothing but the program runs, and it gets each value as one word."""
    (code,) = documented_calls(written(tmp_path, protocol))[program].code.values()
    script = f"{program}() {{ for word; do printf '%s\\0' \"$word\"; done; }}\n{code}\n"
    environment = {"HOME": "/h", "X_KEY": "k", "X_KEY2": "l", "SESSIONKEY": "s", "LC_ALL": "C.UTF-8", "PATH": "/bin"}
    command = [find_program(shell), "-c", script]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert [path.name for path in tmp_path.iterdir()] == [f"{protocol}.yaml"]
    if shell == "bash":  # POSIX has no way to write all characters
        found = values_in(program, protocol, done.stdout.split("\0"))
        assert len(found) == (6 if protocol == "rest" else 8)
        assert {*found.values()} == {HOSTILE}


@pytest.mark.parametrize("protocol", ["rest", "cloudstack"])
def test_in_python(tmp_path: Path, protocol: Protocol) -> None:
    """Each value is a literal."""
    (code,) = documented_calls(written(tmp_path, protocol))["python"].code.values()
    calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call) and node.keywords]
    assert [[ast.literal_eval(word.value) for word in call.keywords] for call in calls] == [[HOSTILE] * 8]
