"""A second process that renders while this one writes the spec makes what this one would make."""

import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.document import document
from slatebind import beside
from slatebind.config import read_config
from slatebind.files import UnreadableError
from slatebind.pipeline import Product, Project, project, steps
from slatebind.tick import unwatched

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a second process is had on Linux alone")
PLAN = """
[[spec]]
docs = "acme.md"
file = "acme.yaml"
{overlays}
[[target]]
use = "{use}"
out = "out"
{templates}
[[target]]
use = "docs"
out = "formatted"
"""
OVERLAY = """slatebind: 1
commands:
- name: listZones
  reason: seen
  params:
  - {name: id, type: uuid}
"""
BIG = """# Zones

## listZones

### Response schema

|Element|Description|Type|
|---|---|---|
|**id**|The id|strng|

```json
{"id": 123456789012345678901234567890}
```
"""


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The targets that were rendered in this process."""
    found: list[str] = []
    render, this = steps.render, os.getpid()

    def watched(*given: object, **options: object) -> object:
        if os.getpid() == this:
            found.append(str(given[1]))
        return render(*given, **options)  # type: ignore[arg-type]

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(project, "render", watched)
    monkeypatch.setattr(project, "is_of_use", lambda: True)
    monkeypatch.setattr(beside, "can_fork", lambda: False)
    return found


def made(text: str, use: str = "python", overlays: str = "", templates: str = "") -> list[Product]:
    """What a project makes of docs."""
    Path("acme.md").write_text(text, encoding="utf-8")
    config, problems = read_config(PLAN.format(use=use, overlays=overlays, templates=templates), "slatebind.toml")
    assert config is not None, problems
    return [job.run(unwatched) for job in Project(config, "").jobs()]


def plain(products: list[Product]) -> list[object]:
    """What can be compared of products."""
    return [(one.owner, one.files, one.diagnostics, one.is_lost, one.is_whole) for one in products]


def no_process_is_left() -> bool:
    """Whether this process has no child, ended or not."""
    return Path(f"/proc/self/task/{threading.get_native_id()}/children").read_text(encoding="ascii") == ""


@pytest.mark.parametrize(("text", "is_sent"), [(document(2), True), (BIG, False), ("# No commands\n", False)])
def test_the_files_are_the_same(here: list[str], monkeypatch: pytest.MonkeyPatch, text: str, is_sent: bool) -> None:
    """Files, findings and their order; what cannot be sent is rendered here."""
    alone = made(text)
    assert here == ["python", "docs"]
    here.clear()
    monkeypatch.setattr(beside, "can_fork", lambda: True)
    assert plain(made(text)) == plain(alone)
    assert here == (["docs"] if is_sent else ["python", "docs"])
    assert no_process_is_left()


def test_overlays_and_findings_go_along(here: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong with templates is told at its place, and only once what is wrong with overlays."""
    Path("overlay.yaml").write_text(OVERLAY.replace("listZones", "listNothing"), encoding="utf-8")
    Path("mine/own").mkdir(parents=True)
    Path("mine/own/target.yaml").write_text(
        "description: d\nfiles:\n"
        "- {path: a.txt, template: a.j2}\n- {path: 'b_{group}.txt', template: b.j2, each: group}\n",
        encoding="utf-8",
    )
    Path("mine/own/a.j2").write_text("{{ nothing }}", encoding="utf-8")
    Path("mine/own/b.j2").write_text("{{ group.spec.name }}", encoding="utf-8")
    wish = {"use": "own", "overlays": 'overlays = ["overlay.yaml"]', "templates": 'templates = "mine"'}
    text = document(2).replace("|uuid|", "|uid|", 3)
    alone = made(text, **wish)
    codes = {finding.code for product in alone for finding in product.diagnostics}
    assert {"template", "type-known", "overlay-unmatched"} <= codes, codes
    here.clear()
    monkeypatch.setattr(beside, "can_fork", lambda: True)
    assert plain(made(text, **wish)) == plain(alone)
    assert here == ["docs"]


def _die(*_: object, **__: object) -> object:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def _fail(*_: object, **__: object) -> object:
    raise KeyError


@pytest.mark.parametrize("end", [_die, _fail])
def test_what_a_failing_process_leaves_is_done_here(
    here: list[str], monkeypatch: pytest.MonkeyPatch, end: Callable[..., object]
) -> None:
    """Nobody notices but by the time that it takes."""
    alone = made(document(2))
    here.clear()
    watched, this = project.render, os.getpid()

    def render(*given: object, **options: object) -> object:
        wanted: Callable[..., object] = watched if os.getpid() == this else end
        return wanted(*given, **options)

    monkeypatch.setattr(project, "render", render)
    monkeypatch.setattr(beside, "can_fork", lambda: True)
    assert plain(made(document(2))) == plain(alone)
    assert here == ["python", "docs"]
    assert no_process_is_left()


def test_docs_that_are_not_there_leave_no_process(here: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What had got ready is ended."""
    monkeypatch.setattr(beside, "can_fork", lambda: True)
    config, _ = read_config(PLAN.format(use="python", overlays="", templates=""), "slatebind.toml")
    assert config is not None
    with pytest.raises(UnreadableError):
        [job.run(unwatched) for job in Project(config, "").jobs()]
    assert no_process_is_left()


def test_long_docs_are_rendered_here(here: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of two processes would hold the spec."""
    monkeypatch.setattr(beside, "can_fork", lambda: True)
    monkeypatch.setattr(project, "_MUCH", 100)
    made(document(2))
    assert here == ["python", "docs"]


def test_a_system_without_pipes_to_give_is_no_error(here: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be had is done here."""

    def refused() -> tuple[int, int]:
        raise OSError

    alone = made(document(2))
    here.clear()
    monkeypatch.setattr(beside, "can_fork", lambda: True)
    monkeypatch.setattr(os, "pipe", refused)
    assert plain(made(document(2))) == plain(alone)
    assert here == ["python", "docs"]
