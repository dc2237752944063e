"""The account of a document: what is in its spec, from where, and which rows and tables are not."""

from pathlib import Path

import msgspec

from slatebind.diagnostic import Diagnostic, Position
from slatebind.project.account import account, dump, is_account, sentence
from slatebind.project.steps import extract
from slatebind.spec.codec import Loaded
from slatebind.spec.model import Api, Command, Field, Group, Model, Param, Spec

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
    text = dump(account(LOADED))
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
    }
    assert is_account(text.encode())
    assert not is_account(b'{"mine": 1}')


def test_every_entry_of_the_sample_has_its_line() -> None:
    """Commands, parameters and fields are where the account says."""
    sample = Path(__file__).parents[3] / "sample"
    lines = (sample / "source" / "index.html.md").read_text(encoding="utf-8").splitlines()
    entries = account(extract(str(sample)))
    assert sum(entry.kind == "command" for entry in entries) > 30
    for entry in entries:
        if entry.at.file.endswith("index.html.md") and entry.kind in {"parameter", "field"}:
            assert entry.name.rpartition(".")[2] in lines[entry.at.line - 1].replace(" ", ""), entry
