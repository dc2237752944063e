"""A run without changes prints what a full run would print, and notices every change."""

import itertools
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from command_line import DOCS, Done, environment, run_apart, run_here
from slatebind.cli import error_handling

PLAN = """
[[spec]]
docs = "docs"
file = "spec/harbor.yaml"
overlays = ["overlay.yaml"]

[[target]]
use = "docs"
out = "out/docs"

[[target]]
use = "mine"
out = "out/mine"
templates = "templates"
"""
OVERLAY = """
slatebind: 1
commands:
- name: listBerths
  reason: it was renamed
  description: Lists all berths.
"""
HEAVY = {"mistune", "jinja2", "yaml", "black", "click", "rich", "msgspec", "typing", "pathlib"}


class Project:
    """A project with a cache of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "project"
        self.cache = folder / "cache"
        for path, text in {
            "slatebind.toml": PLAN,
            "overlay.yaml": OVERLAY,
            "docs/source/index.html.md": DOCS.replace("title: Harbor API", "title: Harbor API\nincludes:\n- errors"),
            "docs/source/includes/_errors.md": "# Errors\n",
            "templates/mine/target.yaml": "description: x\nfiles:\n- {path: a.txt, template: a.j2}\n",
            "templates/mine/a.j2": "{{ spec.api.name }}\n",
        }.items():
            self.write(path, text)

    def write(self, path: str, text: str) -> None:
        """Write a file of the project."""
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text)

    def run(self, *words: str) -> Done:
        """Run in the project's folder."""
        return run_here(*words, cwd=self.folder, XDG_CACHE_HOME=str(self.cache))

    def is_replayed(self, *words: str) -> bool:
        """Whether a run replays the last one."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(error_handling, "run", lambda _: -1)
            return self.run(*words).code != -1

    def imports_no_library(self, *words: str) -> bool:
        """Whether a repeated run, in a process of its own, imports no library."""
        run_apart(*words, cwd=self.folder, XDG_CACHE_HOME=str(self.cache))
        code = (
            f"import sys; sys.argv = ['slatebind', *{words!r}]\n"
            "from slatebind.cli import main\n"
            "code = main()\n"
            "print(*sorted(sys.modules), file=open('modules', 'w'))"
        )
        variables = environment(XDG_CACHE_HOME=str(self.cache))
        subprocess.run([sys.executable, "-S", "-c", _WITH_SITE + code], cwd=self.folder, env=variables, check=True)
        modules = (self.folder / "modules").read_text().split()
        (self.folder / "modules").unlink()
        return not HEAVY & set(modules)


# Libraries are recognized by their names in site-packages; imports of start-up files do not count.
_WITH_SITE = f"import sys; sys.path += {[path for path in sys.path if path.endswith('-packages')]!r}\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project that is up to date."""
    made = Project(tmp_path)
    assert made.run("generate").code == 0
    return made


@pytest.mark.parametrize(
    "words",
    [["generate"], ["check"], ["generate", "-v"], ["check", "--format", "json"], ["generate", "-q", "--strict"]],
)
def test_a_replay_prints_the_same(project: Project, words: list[str]) -> None:
    """The same text and exit code, without importing a library."""
    usual = project.run(*words)
    assert project.is_replayed(*words)
    assert project.imports_no_library(*words)
    assert project.run(*words) == usual


def test_the_first_run_prepares_the_second(project: Project) -> None:
    """A run that wrote files is followed by one with nothing to do, which says so."""
    assert project.is_replayed("generate")
    assert "unchanged" in project.run("generate").err


def rewrite_keeping_size_and_time(file: Path) -> None:
    """Other content of the same size, with the same time stamp."""
    before = file.stat()
    file.write_bytes(file.read_bytes()[::-1])
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Project], object]] = {
    "docs": lambda p: p.write("docs/source/index.html.md", DOCS + "\n"),
    "an include": lambda p: p.write("docs/source/includes/_errors.md", "# Errors\n\nNone.\n"),
    "an include that is gone": lambda p: (p.folder / "docs/source/includes/_errors.md").unlink(),
    "another document that comes first": lambda p: (p.folder / "docs").rename(p.folder / "old"),
    "an overlay": lambda p: p.write("overlay.yaml", OVERLAY.replace("all", "some")),
    "a template": lambda p: p.write("templates/mine/a.j2", "{{ spec.api.title }}\n"),
    "a new template": lambda p: p.write("templates/docs/tables.md.j2", "x\n"),
    "the plan": lambda p: p.write("slatebind.toml", PLAN + "\n"),
    "output that is edited": lambda p: p.write("out/mine/a.txt", "mine\n"),
    "output that is rewritten unseen": lambda p: rewrite_keeping_size_and_time(p.folder / "out/mine/a.txt"),
    "output that is gone": lambda p: (p.folder / "out/mine/a.txt").unlink(),
    "output that became a link": lambda p: (
        (p.folder / "out/mine/a.txt").rename(p.folder / "b.txt"),
        (p.folder / "out/mine/a.txt").symlink_to("../../b.txt"),
    ),
    "the manifest": lambda p: (p.folder / "out/mine/.slatebind-manifest.json").unlink(),
    "the spec": lambda p: p.write("spec/harbor.yaml", "slatebind: 1\n"),
}


@pytest.mark.parametrize(("change", "command"), [*zip(CHANGES, itertools.cycle(["check", "generate"]))])
def test_every_change_is_noticed(project: Project, change: str, command: str) -> None:
    """The full run takes place and is right: the next check agrees with one without a record."""
    project.run(command)
    assert project.is_replayed(command)
    CHANGES[change](project)
    assert not project.is_replayed(command)
    fresh = Project.__new__(Project)
    fresh.folder, fresh.cache = project.folder, project.cache / "other"
    assert project.run("check") == fresh.run("check")


def test_a_nearer_configuration_is_found(project: Project) -> None:
    """It is used even if it did not exist when the record was made."""
    inner = Project.__new__(Project)
    inner.folder, inner.cache = project.folder / "docs", project.cache
    assert inner.run("check").code == 0
    assert inner.is_replayed("check")
    (inner.folder / "slatebind.toml").write_text('[[spec]]\ndocs = "source"\nfile = "other.yaml"\n')
    assert "missing" in inner.run("check").out


@pytest.mark.parametrize("content", [b"", b"nonsense", b"\xff\0\0\n", None])
def test_a_broken_record_is_ignored(project: Project, content: bytes | None) -> None:
    """Whatever the cache contains, the run does its work."""
    usual = project.run("check")
    for file in (project.cache / "slatebind" / "runs").iterdir():
        file.write_bytes(file.read_bytes()[:-1] if content is None else content)
    assert project.run("check") == usual


def test_findings_are_repeated(project: Project) -> None:
    """With the exit code of the run that found them."""
    project.write("docs/source/index.html.md", DOCS.replace("| uuid |", "| uiud |"))
    first = project.run("check", "--strict")
    project.run("generate")
    found = project.run("check", "--strict")
    assert project.run("check", "--strict") == found
    assert first.code == found.code == 1
    assert "uiud" in found.err


@pytest.mark.parametrize("change", ["linked/errors.md", ".hidden.md"])
def test_linked_and_hidden_files_are_noticed(project: Project, change: str) -> None:
    """Every file of a folder counts; links to a parent folder do not cause endless recursion."""
    includes = project.folder / "docs/source/includes"
    (project.folder / "elsewhere").mkdir()
    (includes / "linked").symlink_to(project.folder / "elsewhere")
    (includes / "back").symlink_to(includes)
    project.run("check")
    assert project.is_replayed("check")
    (includes / change).write_text("# Errors\n")
    assert not project.is_replayed("check")
