"""Recall and precision of lint over mistakes that are labelled by hand."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

import pytest

from lint_documents import FIXTURES
from seeded import BASE, Label, apply_seed, read_seeds
from slatebind.cli.error_handling import run
from slatebind.lint import all_rules

SEEDS = read_seeds()


@pytest.fixture
def found_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[dict[str, bytes]], list[Label]]:
    """Every finding of ``slatebind lint`` for these files, with its position."""
    monkeypatch.setenv("NO_COLOR", "1")

    def found_in(files: dict[str, bytes]) -> list[Label]:
        monkeypatch.chdir(tmp_path.parent)
        rmtree(tmp_path)
        for name, data in files.items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        monkeypatch.chdir(tmp_path)
        run(["lint", "--format", "json"])
        told = json.loads(capsys.readouterr().out)["diagnostics"]
        return [(finding["code"], finding["file"], finding["line"], finding["column"]) for finding in told]

    return found_in


def test_the_docs_without_mistakes_are_clean(found_in: Callable[[dict[str, bytes]], list[Label]]) -> None:
    """Under the strict preset, so that every finding is about a seeded mistake."""
    files = (file for file in BASE.rglob("*") if file.is_file() and file.suffix != ".diff")
    assert found_in({file.relative_to(BASE).as_posix(): file.read_bytes() for file in files}) == []


def test_every_rule_has_mistakes_of_its_own() -> None:
    """At least two for each, and two hundred in all; the seeds are mistakes in docs of commands alone."""
    of_requests = {file.parent.name for file in FIXTURES.glob("*/bad-slate.md")} - {
        file.parent.name for file in FIXTURES.glob("*/bad.md")
    }
    seeded = Counter(rule for seed in SEEDS for rule, *_ in apply_seed(seed)[1] if not rule.startswith("?"))
    assert set(seeded) == set(all_rules()) - of_requests
    assert min(seeded.values()) >= 2, seeded.most_common()[-5:]
    assert len(SEEDS) >= 200


def test_recall_and_precision(
    found_in: Callable[[dict[str, bytes]], list[Label]], record_property: Callable[[str, object], None]
) -> None:
    """Mistakes are found at their line and column, and nothing else. The suite prints the figures at its end.

    Mistakes that are known to be missed lower the recall; the mark of one that is found has to be removed.
    """
    hits = missed = wrong = known = 0
    notes = []
    for seed in SEEDS:
        files, labels = apply_seed(seed)
        found = Counter(found_in(files))
        wanted = Counter(label for label in labels if not label[0].startswith("?"))
        known += len(labels) - wanted.total()
        hits += (found & wanted).total()
        missed += (wanted - found).total()
        wrong += (found - wanted).total()
        notes += [f"{seed.at}: {seed.title}: missed {label}" for label in wanted - found]
        notes += [f"{seed.at}: {seed.title}: found {label}" for label in found - wanted]
    recall, precision = hits / (hits + missed + known), hits / (hits + wrong)
    record_property(
        "slatebind lint",
        f"{len(SEEDS)} documents with {hits + missed + known} labelled mistakes of {len(all_rules())} rules: "
        f"recall {recall:.1%}, precision {precision:.1%}",
    )
    assert (missed, wrong) == (0, 0), "\n".join(notes)
    assert recall > 0.98
