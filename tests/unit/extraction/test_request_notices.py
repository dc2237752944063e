"""Asides of HTTP endpoints."""

from pathlib import Path

from slatebind.dialects import load_dialect
from slatebind.extraction import extract_spec
from slatebind.markdown import read_document
from slatebind.spec.model import Notice

TEXT = """# Trees

## Cut a tree

<aside class="warning">It does not grow back.</aside>

### HTTP Request

<aside class="success">
`POST /trees/{id}/cut`
</aside>

### Response

<aside class="info">
Takes a minute,
or two.
</aside>
"""


def test_asides_are_notices(tmp_path: Path) -> None:
    """Those of all parts of an operation, but for one that has the request line; an unknown class is reported."""
    file = tmp_path / "index.html.md"
    file.write_text(TEXT, encoding="utf-8")
    dialect, _ = load_dialect("slate")
    assert dialect is not None
    found = extract_spec(read_document(str(file)), dialect)
    (command,) = found.spec.commands
    assert command.notices == (
        Notice(kind="warning", text="It does not grow back."),
        Notice(text="Takes a minute,\nor two."),
    )
    assert [(finding.code, finding.at.line) for finding in found.diagnostics if "aside" in finding.code] == [
        ("aside-kind", 15)
    ]
