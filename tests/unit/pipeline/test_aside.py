"""Extracting in a second process gives what extracting here gives."""

import sys
from importlib import import_module
from pathlib import Path

import pytest

from bench.document import document
from slatebind import beside, pipeline
from slatebind.pipeline import steps

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a second process is had on Linux alone")
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
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Where documents were read in this process; a worker's own thread does not matter here."""
    # By its name: the package has a function that is called the same.
    extract = import_module("slatebind.extract")
    found: list[str] = []
    extract_spec = extract.extract_spec

    def watched(*given: object) -> object:
        found.append("here")
        return extract_spec(*given)

    monkeypatch.setattr(beside, "can_fork", lambda: True)
    monkeypatch.setattr(extract, "extract_spec", watched)
    return found


@pytest.mark.parametrize(("text", "is_sent"), [(document(3), True), (BIG, False), ("no commands", True)])
def test_the_spec_is_the_same(tmp_path: Path, reads: list[str], text: str, is_sent: bool) -> None:
    """Spec, places and findings; what cannot be sent is extracted here."""
    docs = tmp_path / "acme.md"
    docs.write_text(text, encoding="utf-8")
    here = pipeline.extract(str(docs))
    done: list[str] = []
    reads.clear()
    aside = pipeline.extract(str(docs), meanwhile=lambda: done.append("meanwhile"))
    assert (aside.spec, aside.diagnostics) == (here.spec, here.diagnostics)
    assert dict(aside.positions) == dict(here.positions)
    assert done == ["meanwhile"]
    assert reads == ([] if is_sent else ["here"])


def test_long_docs_are_not_read_twice_over(tmp_path: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of two processes would hold a spec that is large."""
    docs = tmp_path / "acme.md"
    docs.write_text(BIG, encoding="utf-8")
    monkeypatch.setattr(steps, "_MUCH", 20)
    pipeline.extract(str(docs), meanwhile=lambda: None)
    assert reads == ["here"]
