"""After any sequence of edits, killed runs and lost caches, the output is that of a fresh run."""

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
"""Steps of all sequences; a step takes about a second."""
SEQUENCES = max(3, STEPS // 20)
SEED = int(os.environ.get("SLATEBIND_SEED", "1"))
"""The seed of the first sequence; further ones count up."""
MANIFEST = ".slatebind-manifest.json"

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")


@pytest.fixture(scope="module")
def forker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forker]:
    """The process that forks runs."""
    running = Forker(tmp_path_factory.mktemp("streams"))
    yield running
    running.end()


class EditedProject:
    """A project in a folder with a cache, and the steps so far."""

    def __init__(self, seed: int, place: Path, forker: Forker) -> None:
        self.project = Edited(seed)
        self.chance = random.Random(-seed)
        self.folder, self.cache, self.fresh = place / "project", place / "cache", place / "fresh"
        self.folder.mkdir()
        self.forker = forker
        self.log: list[str] = []

    def run(self, *words: str, dies_after: float | None = None) -> Done:
        """Run in the folder of the project."""
        return self.forker.run(self.folder, self.cache, *words, dies_after=dies_after)

    def make_edits(self) -> None:
        """Edits, killed runs and lost caches before the next complete run."""
        for _ in range(self.chance.randint(0, 3)):
            self.log.append(self.project.edit())
        self.project.write(self.folder)
        if self.chance.random() < 0.4:
            words = self.chance.choice([["generate"], ["generate", "--force"], ["check"]])
            done = self.run(*words, dies_after=self.chance.uniform(0, 0.5))
            self.log.append(f"kill {words} {done.code}")
            if self.chance.random() < 0.3:
                self.log.append(self.project.edit())
                self.project.write(self.folder)
        if self.chance.random() < 0.3:
            self.log.append(self._spoil_cache())

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

    def generate_fresh(self) -> Done:
        """The result for the same inputs and the same existing spec in another folder, without a cache."""
        shutil.rmtree(self.fresh, ignore_errors=True)
        folder = self.fresh / "project"
        self.project.write(folder)
        if (self.folder / "spec/harbor.yaml").exists():
            (folder / "spec").mkdir()
            shutil.copy(self.folder / "spec/harbor.yaml", folder / "spec/harbor.yaml")
            for file in (self.folder / "spec").glob(MANIFEST):
                shutil.copy(file, folder / "spec")
        return self.forker.run(folder, self.fresh / "cache", "generate", "--format", "json")

    def configured_files(self, folder: Path) -> dict[str, bytes]:
        """The spec and the files of the configured targets, without files that removed targets left."""
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
        configured_files = {*self.project.targets, "spec harbor.yaml"}
        return {path for owner, record in owners.items() if owner not in configured_files for path in record["files"]}


def _between(file: Path, root: Path) -> Iterator[Path]:
    """The parent folders of ``file`` below ``root``."""
    for parent in file.parents:
        if parent == root:
            return
        yield parent


@pytest.mark.parametrize("seed", range(SEED, SEED + SEQUENCES))
def test_sequences_of_edits(tmp_path: Path, forker: Forker, seed: int) -> None:
    """Every run ends like a fresh one, with the same files, findings and exit code, and ``check`` agrees."""
    project = EditedProject(seed, tmp_path, forker)
    for step in range(STEPS // SEQUENCES):
        project.log.append(f"-- {step}")
        project.make_edits()
        fresh = project.generate_fresh()
        done = project.run("generate", "--format", "json")
        log = f"seed {seed}: {', '.join(project.log)}\n{done}\n{fresh}"
        assert done.code in {0, 1, 2}, log
        assert done.err == fresh.err == "", log
        result, expected_result = json.loads(done.out), json.loads(fresh.out)
        # Files left by a removed target are reported only where there are any.
        found = [finding for finding in result["diagnostics"] if finding["code"] != "output-left-behind"]
        assert (result["exit_code"], found) == (expected_result["exit_code"], expected_result["diagnostics"]), log
        actual, expected = project.configured_files(project.folder), project.configured_files(project.fresh / "project")
        has_all = not any(finding["severity"] == "error" for finding in result["diagnostics"])
        if has_all:
            assert sorted(actual) == sorted(expected), log
        assert {path: actual.get(path) for path in expected} == expected, log
        checked = project.run("check")
        assert (checked.code, checked.out) == (done.code, ""), (log, checked)
        again = project.run("generate", "--format", "json")
        outputs = json.loads(again.out)["outputs"]
        assert all(not output["created"] and not output["changed"] for output in outputs), log
