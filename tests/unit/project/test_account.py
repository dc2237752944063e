"""The account of a document: what is in its spec, from where, and which rows and tables are not."""

from collections import Counter
from pathlib import Path

import msgspec

from slatebind.diagnostic import Diagnostic, Position
from slatebind.project.account import account, sentence
from slatebind.project.account_formats import ReportDocument, dump, is_account, report_schema
from slatebind.project.steps import extract
from slatebind.spec.codec import Loaded
from slatebind.spec.model import Api, Command, Field, Group, Model, Param, Spec

SAMPLE = Path(__file__).parents[3] / "sample"
SPEC = Spec(
    api=Api(name="pier", protocol="cloudstack"),
    groups=(Group(name="Mooring"),),
    commands=(
        Command(
            name="listMoorings",
            group="Mooring",
            params=(
                Param(name="kind", type="string", default="fixed", origin={"default": "prose"}),
                Param(name="depth", type="long", origin="sample"),
            ),
        ),
    ),
    models=(
        Model(name="Mooring", fields=(Field(name="id", type="uuid"), Field(name="x", type="any", origin="example"))),
    ),
)


def finding(code: str, line: int) -> Diagnostic:
    """A finding in the document."""
    return Diagnostic(code=code, message=f"about line {line}", at=Position("a.md", line))


LOADED = Loaded(
    spec=SPEC,
    positions={
        ("commands", "listMoorings"): Position("a.md", 3),
        ("commands", "listMoorings", "params", "kind"): Position("a.md", 7),
        ("commands", "listMoorings", "params", "kind", "default"): Position("a.md", 7, 20),
        ("commands", "listMoorings", "params", "depth"): Position("a.md", 8),
        ("models", "Mooring", "fields", "id"): Position("a.md", 12),
        ("models", "Mooring", "fields", "x"): Position("a.md", 13),
    },
    diagnostics=(
        finding("row-lost", 9),
        finding("name-invalid", 8),
        finding("name-invalid", 10),
        finding("table-not-read", 20),
        finding("type-known", 8),
    ),
)


def test_everything_is_listed_in_the_order_of_the_document() -> None:
    """Values that no column states have entries of their own; a row that was kept in spite of a finding is no loss."""
    assert [(entry.at.line, entry.kind, entry.name, entry.source) for entry in account(LOADED)] == [
        (3, "command", "listMoorings", "stated"),
        (7, "parameter", "listMoorings.kind", "stated"),
        (7, "value", "listMoorings.kind.default", "prose"),
        (8, "parameter", "listMoorings.depth", "sample"),
        (9, "row", "row-lost", ""),
        (10, "row", "name-invalid", ""),
        (12, "field", "Mooring.id", "stated"),
        (13, "field", "Mooring.x", "example"),
        (20, "table", "table-not-read", ""),
    ]


def test_the_account_is_one_sentence() -> None:
    """Its numbers are those of the entries."""
    assert sentence(account(LOADED)) == (
        "1 command, 2 parameters, 2 fields, 1 fact from example, 1 fact from prose, 1 fact from sample; "
        "2 rows and 1 table not read"
    )
    assert sentence(()) == "0 commands, 0 parameters, 0 fields; 0 rows and 0 tables not read"


def test_the_report_is_json() -> None:
    """It can be recognized, so that it is overwritten by the next one and nothing else is."""
    text = dump(account(LOADED), "report.json")
    document = msgspec.json.decode(text)
    assert document["slatebind-report"] == 1
    assert document["entries"][4] == {
        "kind": "row",
        "name": "row-lost",
        "source": "",
        "file": "a.md",
        "line": 9,
        "column": 1,
        "message": "about line 9",
        "request": "",
    }
    assert document["counts"] == {"command": 1, "parameter": 2, "value": 1, "row": 2, "field": 2, "table": 1}
    assert document["sources"] == {"example": 1, "prose": 1, "sample": 1, "stated": 3}
    assert msgspec.json.decode(text, type=ReportDocument).summary == document["summary"]
    assert set(report_schema()["$defs"]["ReportDocument"]["required"]) == set(document)
    assert is_account(text.encode())
    assert not is_account(b'{"mine": 1}')


def test_every_entry_of_the_sample_has_its_line() -> None:
    """Commands, parameters and fields are where the account says."""
    lines = (SAMPLE / "source" / "index.html.md").read_text(encoding="utf-8").splitlines()
    entries = account(extract(str(SAMPLE)))
    assert sum(entry.kind == "command" for entry in entries) > 30
    for entry in entries:
        if entry.at.file.endswith("index.html.md") and entry.kind in {"parameter", "field"}:
            assert entry.name.rpartition(".")[2] in lines[entry.at.line - 1].replace(" ", ""), entry


REST = """\
---
title: Orchard
---

# Trees

## List trees

### HTTP Request

`GET /trees`

### Query Parameters

Parameter | Description
--- | ---
page | The page.

### Response

```json
[{"id": 1, "age": 7}]
```

### Examples

`GET /trees/oldest`

## Cut a tree

### HTTP Request

`DELETE /trees/{id}`

## Get branches

### HTTP Request

`GET /trees/{id/branches`
"""


def rest(tmp_path: Path) -> Loaded:
    """Docs of an HTTP API in which two request lines are not taken."""
    path = tmp_path / "index.html.md"
    path.write_text(REST, encoding="utf-8")
    return extract(str(path), dialect="slate")


def test_request_lines_that_are_not_taken_are_counted(tmp_path: Path) -> None:
    """With the numbers of what was read and from where."""
    assert sentence(account(rest(tmp_path))) == (
        "2 commands, 2 parameters, 2 fields, 2 facts from example; "
        "2 request lines not taken, 0 rows and 0 tables not read"
    )


def test_the_numbers_are_those_of_the_spec(tmp_path: Path) -> None:
    """Each command, parameter and field of the spec is an entry, and no other is."""
    for loaded in (rest(tmp_path), extract(str(SAMPLE)), extract(str(SAMPLE / "rest"), dialect="slate")):
        assert loaded.spec is not None
        kinds = Counter(entry.kind for entry in account(loaded))
        assert kinds["command"] == len(loaded.spec.commands)
        assert kinds["parameter"] == sum(len(command.params) for command in loaded.spec.commands)
        assert kinds["field"] == sum(len(model.fields) for model in loaded.spec.models)
        assert all(entry.at.file for entry in account(loaded))


def test_the_report_is_markdown_for_people(tmp_path: Path) -> None:
    """What needs a decision comes first; text from the docs is no markup."""
    text = dump(account(rest(tmp_path)), "REPORT.md")
    assert is_account(text.encode())
    lines = text.splitlines()
    assert lines[0] == "# What became of the docs"
    assert lines[2].startswith("2 commands, 2 parameters,")
    assert [line for line in lines if line.startswith("## ")] == [
        "## Request lines that are not taken",
        "## Commands",
        "## Parameters",
        "## Fields",
    ]
    file = tmp_path / "index.html.md"
    assert f"| `{file}:27` | `request-ignored` | `GET /trees/oldest` is not read as an operation: " in text
    assert f"| `{file}:33` | `cut_tree` `DELETE /trees/{{id}}` | stated |" in lines
    hostile = Diagnostic(code="table-not-read", message="<b>|[x](y)", at=Position("a|b.md", 1))
    assert (
        "| `a\\|b.md:1` | `table-not-read` | \\<b\\>\\|\\[x\\](y) |"
        in dump(account(Loaded(spec=None, positions={}, diagnostics=(hostile,))), "r.MD").splitlines()
    )
