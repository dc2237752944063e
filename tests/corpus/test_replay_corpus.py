"""Generating all revisions of a real document in one project: which files change, and which names are kept."""

from contextlib import nullcontext
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from documents import SIDESCALE
from slatebind.casing import snake
from slatebind.output import compare, write
from slatebind.progress import no_progress
from slatebind.project.build import Project
from slatebind.project.build_output import BuildOutput
from slatebind.project.config_reader import read_config
from slatebind.project.steps import load_spec
from slatebind.spec.model import Spec

pytestmark = pytest.mark.peers

CONFIG = """
[[spec]]
docs = "docs"
file = "spec/real.yaml"
name = "real"

[[target]]
use = "python"
out = "python"

[[target]]
use = "docs"
out = "formatted"
"""

REVISIONS = sorted(path.name for path in SIDESCALE.glob("*.md") if path.name[:2].isdigit() and path.name >= "03")


class Revision(NamedTuple):
    """The project after a revision. ``files`` are contents and modification times by path."""

    spec: Spec
    files: dict[str, tuple[bytes, int]]
    is_current: bool


def outputs(folder: Path) -> list[BuildOutput]:
    """The output of the project for the current docs."""
    config, problems = read_config(CONFIG, "slatebind.toml")
    assert config is not None, problems
    return list(Project(config, str(folder)).build(lambda label: nullcontext(no_progress)))


@pytest.fixture(scope="module")
def revisions(tmp_path_factory: pytest.TempPathFactory) -> list[Revision]:
    """All revisions, generated in order in one folder; the docs are symbolic links."""
    folder = tmp_path_factory.mktemp("replay")
    (folder / "docs").mkdir()
    (folder / "docs" / "includes").symlink_to(SIDESCALE / "includes")
    found = []
    for name in REVISIONS:
        (folder / "docs" / "index.html.md").unlink(missing_ok=True)
        (folder / "docs" / "index.html.md").symlink_to(SIDESCALE / name)
        for output in outputs(folder):
            assert output.files is not None
            assert not write(output.files, output.root, owner=output.owner).diagnostics
        again = [compare(output.files or (), output.root, owner=output.owner) for output in outputs(folder)]
        spec = load_spec(str(folder / "spec/real.yaml")).spec
        assert spec is not None
        files = {
            path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
            for part in ("spec", "python", "formatted")
            for path in (folder / part).rglob("*")
            if path.is_file()
        }
        found.append(Revision(spec, files, all(outcome.is_current for outcome in again)))
    return found


def test_all_revisions_are_generated() -> None:
    """From the first document of the dialect to the largest."""
    assert [name[:2] for name in REVISIONS] == ["03", "04", "05", *(f"{number:02}" for number in range(7, 23))]


def test_each_edit_touches_only_what_it_changes(revisions: list[Revision]) -> None:
    """A file with the same content keeps its modification time; others are changed, created or deleted."""
    for before, after in pairwise(revisions):
        for path in before.files.keys() & after.files.keys():
            (old, was_written), (new, is_written) = before.files[path], after.files[path]
            assert (old == new) == (was_written == is_written), path


def test_edits_of_prose_leave_the_client_alone(revisions: list[Revision]) -> None:
    """From 08 to 15 only texts changed: in the package, only the file that records the spec is written."""
    prose = [revision for name, revision in zip(REVISIONS, revisions, strict=True) if "08" <= name[:2] <= "15"]
    for before, after in pairwise(prose):
        touched = {path for path, file in after.files.items() if before.files.get(path) != file}
        package = {path for path in touched if path.startswith("python/real/")}
        assert package <= {"python/real/client.py", "python/real/async_client.py"}


def test_generating_again_finds_nothing_to_do(revisions: list[Revision]) -> None:
    """A second run for the same docs changes nothing."""
    assert all(revision.is_current for revision in revisions)


def models(spec: Spec) -> dict[str, str]:
    """The model of each command, by the command's name in lowercase."""
    return {command.name.lower(): command.response.model for command in spec.commands if command.response.model}


def test_no_model_changes_its_name(revisions: list[Revision]) -> None:
    """In every revision, a command keeps the model that it had before, so modules keep their paths."""
    for before, after in pairwise(revisions):
        was, now = models(before.spec), models(after.spec)
        assert {name: now[name] for name in was.keys() & now.keys()} == {name: was[name] for name in was.keys() & now}
        kept = {was[name] for name in was.keys() & now.keys()}
        answered = {f"/models/{snake(name)}.py" for name in was.values()}
        gone = {path for path in before.files.keys() - after.files if path[path.find("/models/") :] in answered}
        assert len(gone) == len(set(was.values()) - kept), gone


def test_groups_change_only_with_the_docs(revisions: list[Revision]) -> None:
    """If a module disappears, the docs removed or renamed its chapter."""
    for before, after in pairwise(revisions):
        gone = {group.name for group in before.spec.groups} - {group.name for group in after.spec.groups}
        modules = {path for path in before.files.keys() - after.files if "/commands/" in path}
        assert len(modules) <= len(gone)
