"""References of HTTP APIs in Slate, judged by a program and by truth that were not written with slatebind."""

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from documents import CORPUS
from slatebind import dump_spec, extract
from slatebind.spec.model import Spec

TRUTH = CORPUS.parent / "truth"
JUDGE = CORPUS.parent / "tools" / "score.py"
CORE, STRETCH = CORPUS / "slate" / "core", CORPUS / "slate" / "stretch"
# The truth takes 15 fields of objects in a request of Dwolla for fields of its response.
# A perfect reading therefore has 88 % of all.
GOALS = ["--goal-endpoints=0.98", "--goal-precision=0.97", "--goal-rows=0.98", "--goal-facts=0.98,0.95,0.90,0.88,0.95"]
_MIN_SHARE = 0.9

pytestmark = [
    pytest.mark.peers,
    pytest.mark.skipif(not JUDGE.is_file(), reason=f"the judge and the truth are not in {CORPUS.parent}"),
]


def counts() -> Iterator[tuple[str, list[str], int]]:
    """Repository, pages and number of endpoints of the references without a full truth."""
    file = TRUTH / "stretch_counts.yaml"
    for name, entry in (yaml.safe_load(file.read_text("utf-8")) if file.is_file() else {}).items():
        yield name, entry["index"], entry["endpoint_count"]


@cache
def spec_of(page: Path) -> Spec:
    """The spec of a page, without configuration."""
    loaded = extract(str(page))
    assert loaded.spec is not None, loaded.diagnostics
    return loaded.spec


def requests_of(page: Path) -> set[tuple[str | None, str]]:
    """The methods and paths of a page, with variables by position."""
    return {(command.method, re.sub(r"\{[^{}]*\}", "{}", command.path or "")) for command in spec_of(page).commands}


def test_the_judge_finds_nothing_below_a_goal(tmp_path: Path) -> None:
    """Endpoints, rows and facts of ten references against a truth written by hand."""
    truth = TRUTH / "open_truth.yaml"
    for name, entry in yaml.safe_load(truth.read_text("utf-8")).items():
        page = CORE / name.partition("@")[0].replace("/", "+") / entry["index"]
        (tmp_path / f"{name.replace('/', '+')}.yaml").write_text(dump_spec(spec_of(page)), "utf-8")
    command = [sys.executable, str(JUDGE), str(tmp_path), str(truth), "--each", *GOALS]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_page_in_chinese_says_the_same_as_the_english_one() -> None:
    """Methods, paths and names of rows do not depend on the language."""
    folder = CORE / "Kucoin+kucoin-api-docs" / "source" / "localizable"
    english, chinese = folder / "index.html.md", folder / "index.cn.html.md"
    assert requests_of(english) == requests_of(chinese)
    rows = (
        {
            (command.path, param.name)
            for command in spec_of(page).commands
            for param in command.params
            if param.location != "path"
        }
        for page in (english, chinese)
    )
    # The Chinese table of this endpoint lacks the two rows; a variable is spelled differently in one path.
    differences = {row for row in set.symmetric_difference(*rows) if row[0] != "/api/v1/hist-withdrawals"}
    assert differences == set()


@pytest.mark.parametrize(
    ("name", "pages", "count"), [*counts()], ids=lambda value: value if isinstance(value, str) else ""
)
def test_endpoints_of_other_references(name: str, pages: list[str] | str, count: int) -> None:
    """At least nine of ten endpoints are read of references in other forms and languages."""
    folder = STRETCH / name.replace("/", "+")
    files = [folder / page for page in pages] if isinstance(pages, list) else [folder]
    found = {request for file in files if count for request in requests_of(file)}
    assert len(found) >= count * _MIN_SHARE


def test_a_reference_without_endpoints_is_one_finding() -> None:
    """Docs that announce nothing are said to be of another kind, in one line."""
    loaded = extract(str(STRETCH / "HewlettPackard+ilo-rest-api-docs" / "source" / "ilo5" / "index.html.md"))
    assert [finding.code for finding in loaded.diagnostics] == ["no-commands"]
