"""The documentation as written, for somebody who has just installed slatebind and has nothing else, nor settings."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from fresh_environments import ROOT, build_wheel, create_environment, environment, run
from page_blocks import run_page
from tools import find_program

DOCS = ROOT / "docs"
PAGES = sorted((*(DOCS / "tutorials").glob("*.md"), DOCS / "how-to" / "python-client.md"))
SECONDS = 60
pytestmark = pytest.mark.peers


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of slatebind."""
    return build_wheel(ROOT, tmp_path_factory.mktemp("wheel") / "dist")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder without anything in it."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_pages_with_what_they_install(page: Path, wheel: Path, home: Path, tmp_path: Path) -> None:
    """Commands, packages and programs work as written, and print what the page shows."""
    commands = create_environment(tmp_path / "venv", f"{wheel}[mock]", with_pip=True)
    folder = tmp_path / "work"
    folder.mkdir()
    shown = page.read_text(encoding="utf-8")
    # What is printed on several lines depends on the width of the terminal.
    variables = {**environment(commands, home), "COLUMNS": "100"}
    assert run_page(shown, folder, variables, installs=True) == shown


def test_the_message_about_a_missing_extra_names_a_command_that_works(wheel: Path, home: Path, tmp_path: Path) -> None:
    """Without extras everything else works; the command in the message installs what is missing."""
    commands = create_environment(tmp_path / "venv", wheel, with_pip=True)
    variables = environment(commands, home)
    shown = (DOCS / "tutorials" / "openapi.md").read_text(encoding="utf-8")
    folder = tmp_path / "work"
    folder.mkdir()
    assert run_page(shown, folder, variables, installs=True) == shown
    done = subprocess.run(
        ["slatebind", "mock", "docs"], cwd=folder, env=variables, capture_output=True, text=True, check=False
    )
    found = re.fullmatch(r"slatebind: error: the mock server needs \w+: (.*)\n", done.stderr)
    assert found is not None, done.stderr
    subprocess.run(["bash", "-euc", found[1]], cwd=folder, env=variables, capture_output=True, check=True)
    run(commands / "python", "-c", "import slatebind.mock", cwd=folder)


@contextmanager
def package_index(folder: Path) -> Iterator[str]:
    """An empty package index at an address."""
    folder.mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "pypiserver", "run", "--interface", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(
        [*command, "--passwords", ".", "--authenticate", ".", "--disable-fallback", str(folder)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            deadline = time.monotonic() + SECONDS
            while not _listens(port):
                assert server.poll() is None and time.monotonic() < deadline, "the package index does not start"
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


def _listens(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


@pytest.mark.languages
@pytest.mark.timeout(600)
def test_packages_are_published(wheel: Path, home: Path, tmp_path: Path) -> None:
    """As the page says: the packages are built, pass the checks of their indexes, and can be installed from there."""
    commands = create_environment(tmp_path / "venv", wheel, with_pip=True)
    folder = tmp_path / "work"
    folder.mkdir()
    for program in ("node", "npm", "go"):
        find_program(program)
    (folder / "python").mkdir()
    (folder / "python" / "LICENSE").write_text("Do as you like.\n", encoding="utf-8")
    (folder / "typescript").mkdir()
    (folder / "typescript" / "LICENSE").write_text("Do as you like.\n", encoding="utf-8")
    shown = (DOCS / "how-to" / "publish.md").read_text(encoding="utf-8")
    with package_index(tmp_path / "index") as address:
        upload = {"TWINE_REPOSITORY_URL": address, "TWINE_USERNAME": "ada", "TWINE_PASSWORD": "secret"}
        assert run_page(shown, folder, {**environment(commands, home), **upload}, installs=True) == shown
        user = create_environment(tmp_path / "user", "msgspec", "urllib3", with_pip=True)
        index = ("--no-deps", "--index-url", f"{address}simple/")
        run(user / "python", "-m", "pip", "install", "--quiet", *index, "orchard==1.2.0", cwd=tmp_path)
    about = "from importlib.metadata import metadata; import orchard; print(metadata('orchard'))"
    printed = run(user / "python", "-c", about, cwd=tmp_path)
    for line in ("License-Expression: MIT", "License-File: LICENSE", "Author-email: Orchard <api@orchard.example>"):
        assert line in printed.splitlines()
    assert "Project-URL: Repository, https://git.example/orchard/python" in printed.splitlines()
    _use_the_npm_package(folder / "typescript", home, tmp_path / "npm")
    go = {"GOFLAGS": "-mod=mod", "GOPROXY": "off", "GOTOOLCHAIN": "local"}
    run("go", "vet", "./...", cwd=folder / "go", **go)
    assert run("go", "list", "-m", cwd=folder / "go", **go) == "git.example/orchard/go\n"


def _use_the_npm_package(project: Path, home: Path, folder: Path) -> None:
    """Install what ``npm pack`` wrote, look at what is in it, and import it."""
    (packed,) = project.glob("*.tgz")
    folder.mkdir()
    (folder / "package.json").write_text('{"private": true}\n', encoding="utf-8")
    variables = {"HOME": str(home)}
    run("npm", "install", "--no-audit", "--no-fund", str(packed), cwd=folder, **variables)
    package = folder / "node_modules" / "@orchard" / "api"
    names = {path.relative_to(package).as_posix() for path in package.rglob("*") if path.is_file()}
    expected = {"package.json", "README.md", "LICENSE", "dist/index.js", "dist/index.d.ts", "src/index.ts"}
    assert expected <= names
    assert not {name for name in names if name.partition("/")[0] not in {"dist", "src"}} - expected
    program = 'const { Client } = await import("@orchard/api"); console.log(typeof Client);'
    assert run("node", "--input-type=module", "-e", program, cwd=folder, **variables) == "function\n"
