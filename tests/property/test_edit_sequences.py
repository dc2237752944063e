"""A property over a project's life: after any edits, kills and lost caches, the tree is what a fresh one would be."""

import json
import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from edits import Edited
from forked import Done, Forker

STEPS = int(os.environ.get("SLATEBIND_EDITS", "24"))
"""Steps in all; a step takes about a second."""
LIVES = max(3, STEPS // 20)
SEED = int(os.environ.get("SLATEBIND_SEED", "1"))
"""Of the first life; each further one has the next."""
MANIFEST = ".slatebind-manifest.json"

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")


@pytest.fixture(scope="module")
def forker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forker]:
    """What starts the runs."""
    one = Forker(tmp_path_factory.mktemp("streams"))
    yield one
    one.end()


class Life:
    """A project in a folder with a cache, and what has happened to it so far."""

    def __init__(self, seed: int, place: Path, forker: Forker) -> None:
        self.project = Edited(seed)
        self.chance = random.Random(-seed)
        self.folder, self.cache, self.fresh = place / "project", place / "cache", place / "fresh"
        self.folder.mkdir()
        self.forker = forker
        self.story: list[str] = []

    def run(self, *words: str, dies_after: float | None = None) -> Done:
        """A run in the project's folder."""
        return self.forker.run(self.folder, self.cache, *words, dies_after=dies_after)

    def happen(self) -> None:
        """Edits, and what else comes between two runs that end well."""
        for _ in range(self.chance.randint(0, 3)):
            self.story.append(self.project.edit())
        self.project.write(self.folder)
        if self.chance.random() < 0.4:
            words = self.chance.choice([["generate"], ["generate", "--force"], ["check"]])
            done = self.run(*words, dies_after=self.chance.uniform(0, 0.5))
            self.story.append(f"kill {words} {done.code}")
            if self.chance.random() < 0.3:
                self.story.append(self.project.edit())
                self.project.write(self.folder)
        if self.chance.random() < 0.3:
            self.story.append(self._spoil_cache())

    def _spoil_cache(self) -> str:
        files = [file for file in self.cache.rglob("*") if file.is_file()]
        match self.chance.choice(["delete", "some", "truncate", "garbage", "swap"]):
            case "delete":
                shutil.rmtree(self.cache, ignore_errors=True)
                return "delete the cache"
            case "some":
                for file in self.chance.sample(files, len(files) // 2):
                    file.unlink()
                return "delete half of the cache"
            case "truncate":
                for file in files:
                    file.write_bytes(file.read_bytes()[: self.chance.randint(0, 2000)])
                return "truncate the cache"
            case "garbage":
                for file in files:
                    file.write_bytes(self.chance.randbytes(200))
                return "garbage in the cache"
            case _:
                contents = [file.read_bytes() for file in files]
                self.chance.shuffle(contents)
                for file, content in zip(files, contents, strict=True):
                    file.write_bytes(content)
                return "swap the files of the cache"

    def generate_afresh(self) -> Done:
        """What the same inputs, and the same earlier spec, come to in another folder without a cache."""
        shutil.rmtree(self.fresh, ignore_errors=True)
        folder = self.fresh / "project"
        self.project.write(folder)
        if (self.folder / "spec/harbor.yaml").exists():
            (folder / "spec").mkdir()
            shutil.copy(self.folder / "spec/harbor.yaml", folder / "spec/harbor.yaml")
            for file in (self.folder / "spec").glob(MANIFEST):
                shutil.copy(file, folder / "spec")
        return self.forker.run(folder, self.fresh / "cache", "generate", "--format", "json")

    def planned(self, folder: Path) -> dict[str, bytes]:
        """The spec, and the files that the plan's targets made. What a target that is gone left is nobody's."""
        found = {}
        for root in ("spec", *{self.project.out.format(target) for target in self.project.targets}):
            orphans = self._orphans(folder / root)
            for file in (folder / root).rglob("*"):
                path = file.relative_to(folder / root).as_posix()
                is_ours = file.is_file() and file.name != MANIFEST and path not in orphans
                if is_ours and not any(parent.joinpath(MANIFEST).exists() for parent in _between(file, folder / root)):
                    found[f"{root}/{path}"] = file.read_bytes()
        return found

    def _orphans(self, root: Path) -> set[str]:
        if not (root / MANIFEST).exists():
            return set()
        owners = json.loads((root / MANIFEST).read_text())["owners"]
        planned = {*self.project.targets, "spec harbor.yaml"}
        return {path for owner, record in owners.items() if owner not in planned for path in record["files"]}


def _between(file: Path, root: Path) -> Iterator[Path]:
    """The folders around ``file`` below ``root``."""
    for parent in file.parents:
        if parent == root:
            return
        yield parent


@pytest.mark.parametrize("seed", range(SEED, SEED + LIVES))
def test_a_life_of_edits(tmp_path: Path, forker: Forker, seed: int) -> None:
    """Every run, whatever was before, ends like a fresh one: files, findings and exit code; and ``check`` agrees."""
    life = Life(seed, tmp_path, forker)
    for step in range(STEPS // LIVES):
        life.story.append(f"-- {step}")
        life.happen()
        fresh = life.generate_afresh()
        done = life.run("generate", "--format", "json")
        story = f"seed {seed}: {', '.join(life.story)}\n{done}\n{fresh}"
        assert done.code in {0, 1, 2}, story
        assert done.err == fresh.err == "", story
        said, wanted = json.loads(done.out), json.loads(fresh.out)
        # That a target which is gone left files is told where it did, and nowhere else.
        found = [finding for finding in said["diagnostics"] if finding["code"] != "output-left-behind"]
        assert (said["exit_code"], found) == (wanted["exit_code"], wanted["diagnostics"]), story
        made, expected = life.planned(life.folder), life.planned(life.fresh / "project")
        has_all = not any(finding["severity"] == "error" for finding in said["diagnostics"])
        if has_all:
            assert sorted(made) == sorted(expected), story
        assert {path: made.get(path) for path in expected} == expected, story
        checked = life.run("check")
        assert (checked.code, checked.out) == (done.code, ""), (story, checked)
        again = life.run("generate", "--format", "json")
        assert all(not one["created"] and not one["changed"] for one in json.loads(again.out)["outputs"]), story
