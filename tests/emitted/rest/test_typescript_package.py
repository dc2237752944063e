"""The TypeScript package of the sample: its types, its README, and its use with a server written from the docs."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from documented_calls import EDGES, documented_calls, judging_server, typescript_program
from emitted.rest.library import KEY, Library
from emitted.rest.sample_client import SPEC
from slatebind import load_spec
from slatebind.mock import MockServer
from slatebind.spec.model import Api, Spec
from tools import find_program
from typescript_packages import compile_package, walk, write_package

PACKAGE = Path(__file__).parents[3] / "generated" / "tallowmere" / "typescript"
SPEC_FILE = Path(__file__).parents[3] / "spec" / "tallowmere.yaml"
PROGRAMS = Path(__file__).parents[1] / "typescript_rest"
CREDENTIALS = '{ token: "..." }'

pytestmark = pytest.mark.languages


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, compiled with its own strict options, the examples of its README and a program of the suite."""
    find_program("node")
    folder = tmp_path_factory.mktemp("typescript") / "package"
    shutil.copytree(PACKAGE, folder)
    shutil.copy(PROGRAMS / "library.ts", folder / "src")
    for program in ("hostile.mjs", "integers.mjs", "tokens.mjs"):
        shutil.copy(PROGRAMS / program, folder)
    hostile = load_spec(str(PROGRAMS / "hostile.yaml")).spec
    assert hostile is not None
    edges = load_spec(str(EDGES)).spec
    assert edges is not None
    empty = Spec(api=Api(name="empty", protocol="rest"))
    for spec, name in ((hostile, "hostile"), (empty, "empty"), (edges, "edges")):
        write_package(spec, folder / name, name)
        (folder / name / "src").rename(folder / "src" / name)
        (folder / "src" / name / "node-modules.d.ts").unlink()
    settings = "{ endpoint: process.env.TALLOWMERE_ENDPOINT!, token: process.env.TALLOWMERE_TOKEN! }"
    head = "declare const process: { env: { TALLOWMERE_ENDPOINT?: string; TALLOWMERE_TOKEN?: string } };\n"
    for number, block in enumerate(examples()):
        code = head + block.replace(CREDENTIALS, settings) if CREDENTIALS in block else block
        (folder / "src" / f"example{number}.ts").write_text(code, encoding="utf-8")
    program = typescript_program(documented_calls(SPEC_FILE)["typescript"], "tallowmere")
    (folder / "src" / "calls.ts").write_text(program, encoding="utf-8")
    program = typescript_program(documented_calls(EDGES)["typescript"], "edges")
    program = program.replace('"edges"', '"./edges/index.js"').replace('"edges/node"', '"./edges/node.js"')
    (folder / "src" / "edges-calls.ts").write_text(program, encoding="utf-8")
    compile_package(folder)
    return folder


def examples() -> list[str]:
    """The code in the README."""
    return re.findall(r"^```ts\n(.*?)^```$", (PACKAGE / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)


def run(package: Path, program: str, library: Library | MockServer) -> str:
    """What a program prints that uses a server."""
    command = [find_program("node"), program]
    environment = {"TALLOWMERE_ENDPOINT": library.endpoint, "TALLOWMERE_TOKEN": KEY, "HOME": str(package)}
    environment |= {"EDGES_ENDPOINT": library.endpoint, "EDGES_KEY": KEY}
    done = subprocess.run(
        command, cwd=package, env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_examples_of_the_readme(package: Path, library: Library) -> None:
    """Each is a program that runs."""
    assert len(examples()) == 5
    for number in range(5):
        assert "Cordless drill" in run(package, f"dist/example{number}.js", library)


def test_documented_calls(package: Path) -> None:
    """The calls that documentation shows compile, and send what their samples say."""
    with judging_server(SPEC_FILE, key=KEY) as server:
        run(package, "dist/calls.js", server)
    with judging_server(EDGES, key=KEY) as server:
        run(package, "dist/edges-calls.js", server)


def test_hostile_docs(package: Path, library: Library) -> None:
    """Their names and texts are sent and shown as they are, and none of them becomes code."""
    run(package, "hostile.mjs", library)


def test_tokens(package: Path, library: Library) -> None:
    """Calls share a request for a token, whoever of them gives up; one that is over or refused is fetched again."""
    run(package, "tokens.mjs", library)


def test_integers(package: Path, library: Library) -> None:
    """None is changed, whether it is sent or received."""
    run(package, "integers.mjs", library)


def test_what_users_do(package: Path, library: Library) -> None:
    """What they send arrives as the docs say, and they get what is there."""
    (package / ".config").mkdir()
    (package / ".config" / "tallowmere.ini").write_text("username = bo\n[other]\ntoken = file\ntimeout = 2.5\n")
    run(package, "dist/library.js", library)
    sent = [(method, path, fields) for method, path, fields in library.received]
    purchase = {"price": 99.5, "bought_on": "2024-02-29"}
    added = {"name": "Cider press", "branch_id": 3, "labels": ["old"], "purchase": purchase}
    assert ("POST", "/v1/tools", added) in sent
    assert [fields for method, _, fields in sent if method == "PATCH"] == [{"deposit": None}]
    photos = [fields for method, path, fields in sent if path.endswith("/photos")]
    assert [(photo["name"], photo.get("caption")) for photo in photos] == [
        ("dr%22illü.jpg", "Größe & \r\nFarbe"),
        ("photo", None),
    ]
    items = [{"tool_id": 811, "note": "scratched"}, {"tool_id": 97}]
    assert ("POST", "/v1/loans", {"member_id": 52, "items": items, "days": 3}) in sent
    form = {"outcome": "fixed", "cost[amount]": "9.5", "cost[paid_by]": "branch"}
    assert ("PUT", "/v1/repairs/17/closing", form) in sent


@pytest.mark.parametrize("optional", [False, True], ids=["required", "all"])
def test_every_operation(package: Path, *, optional: bool) -> None:
    """With required arguments alone, or with all: each call succeeds on a server that checks requests."""
    with MockServer(SPEC, is_strict=True, refuses_unknown_params=True) as server:
        assert walk(package, SPEC, server, optional=optional) == []
