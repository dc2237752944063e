"""The output shown in README.md and docs/ is the actual output of the program."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from command_line import environment, run_here
from repositories import commit_all, git
from slatebind.mock import MockServer

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
OWN_FOLDER = ("tutorials", "how-to")
"""The pages whose blocks are run in a folder of their own, see test_pages.py."""
CLIENTS = {
    "fernhill": ROOT / "generated" / "python",
    "tallowmere": ROOT / "generated" / "tallowmere" / "python",
}
_CONSOLE = re.compile(r"^```console\n\$ slatebind ([^\n]*)\n(.*?)^```$", re.M | re.S)
_EXCERPT = re.compile(r"^<!-- from: (\S+) -->\n```\w+\n(.*?)^```$", re.M | re.S)
_CODE = re.compile(r"^(`{3,})[^\n]*\n.*?^\1$", re.M | re.S)
_BUILT = re.compile(r"-o (build/\S+)")


def _examples() -> list[tuple[str, str, str]]:
    """For each ``console`` block that runs slatebind: the page, the arguments and the output."""
    return [
        (page.name, match[1], match[2])
        for page in PAGES
        if page.parent.name not in OWN_FOLDER
        for match in _CONSOLE.finditer(page.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize(("page", "arguments", "shown"), _examples())
def test_console_examples_are_real(page: str, arguments: str, shown: str) -> None:
    """Running the command in the repository prints the lines of the block; a line of ``...`` stands for any lines."""
    for built in _BUILT.findall(arguments):
        (ROOT / built).unlink(missing_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "slatebind", *arguments.split()],
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    pattern = "".join(r"(?:.*\n)*" if line == "..." else re.escape(line) + "\n" for line in shown.splitlines())
    assert re.fullmatch(pattern, done.stdout), f"{page}: `slatebind {arguments}` prints\n{done.stdout}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_excerpts_are_real(page: Path) -> None:
    """The lines of a block that says where it is from follow each other there; ``...`` stands for any lines."""
    excerpts = _EXCERPT.findall(page.read_text(encoding="utf-8"))
    assert excerpts or page.name != "README.md"
    for name, shown in excerpts:
        pattern = "".join(r"(?:.*\n)*?" if line == "..." else re.escape(line) + "\n" for line in shown.splitlines())
        assert re.search(rf"^{pattern}", (ROOT / name).read_text(encoding="utf-8"), re.M), f"{page.name}: {shown}"


@pytest.mark.parametrize("package", CLIENTS)
def test_programs_in_the_readme_run(package: str) -> None:
    """With the generated clients of the samples, against mock servers."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (code,) = re.findall(rf"^```python\n(from {package} import .*?)^```$", readme, re.M | re.S)
    with MockServer(ROOT / "spec" / f"{package}.yaml", job_seconds=0.1) as server:
        given = f'endpoint="{server.endpoint}", '
        for name, value in (("token", server.key), ("key", server.key), ("secret", server.secret)):
            code = code.replace(f' {name}="..."', f' {name}="{value}"').replace(f'({name}="..."', f'({name}="{value}"')
        code = re.sub(r"Client\((?:endpoint=\"[^\"]*\", )?", f"Client({given}", code)
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", code],
            env=environment(PYTHONPATH=str(CLIENTS[package])),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


def test_commands_in_the_readme_run(tmp_path: Path) -> None:
    """Those for the reader's own docs, with the sample of an HTTP API, in a branch of a repository."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"^    slatebind (\S+) *([^#\n]*)", readme.partition("\n## With your docs\n")[2], re.M)
    assert {"generate", "extract", "lint", "mock", "verify", "diff", "init"} == {command for command, _ in lines}
    shutil.copytree(ROOT / "sample" / "rest", tmp_path / "your-docs")
    git("init", "--quiet", folder=tmp_path)
    git("update-ref", "refs/remotes/origin/main", commit_all("docs", tmp_path), folder=tmp_path)
    for command, words in lines:
        if command == "verify":
            shutil.copy(tmp_path / "openapi.yaml", tmp_path / "server.yaml")
        if command != "mock":
            done = run_here(command, *words.split(), cwd=tmp_path)
            assert done.code == 0, f"{command} {words}\n{done.out}\n{done.err}"
    written = ("openapi.yaml", "client/acme/client.py", "site/index.html", "report.md", "slatebind.toml")
    assert [name for name in written if not (tmp_path / name).is_file()] == []


def test_links_lead_somewhere() -> None:
    """Relative links in the pages name existing files."""
    links = [
        (page, link)
        for page in [*PAGES, ROOT / "CONTRIBUTING.md"]
        for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", _CODE.sub("", page.read_text(encoding="utf-8")))
    ]
    assert len(links) > 10
    assert not [f"{page.name}: {link}" for page, link in links if not (page.parent / link).exists()]


def test_releases_say_how_generated_code_changed() -> None:
    """Each release of the changelog has a part about it, after which users of generated packages look."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    releases = re.split(r"^## (\[.*)$", text, flags=re.M)[1:]
    assert releases
    for title, changes in zip(releases[::2], releases[1::2], strict=True):
        assert "\n### Generated code changes\n" in changes, title


def test_the_account_of_the_sample_is_real(tmp_path: Path) -> None:
    """The last line of `slatebind extract` in the page on the report is that of the sample of an HTTP API."""
    command = [sys.executable, "-m", "slatebind", "extract", "sample/rest", "-o", str(tmp_path / "spec.yaml")]
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, encoding="utf-8", check=True)
    assert f"\n    {done.stderr.splitlines()[-1]}\n" in (ROOT / "docs" / "reference" / "report.md").read_text("utf-8")
