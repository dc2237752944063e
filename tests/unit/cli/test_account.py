"""``extract`` ends with a line that accounts for the docs, and lists everything with ``--report``."""

import json
from pathlib import Path

from command_line import Run

LINE = "1 command, 1 parameter, 2 fields; 0 rows and 0 tables not read\n"


def test_the_last_line_accounts_for_the_docs(run: Run, project: Path) -> None:
    """With docs on the command line or configured; not with --quiet, and not in formats for programs."""
    assert run("extract", "docs", "-o", "spec.yaml").err.endswith(LINE)
    assert run("extract", "docs").err.endswith(LINE)
    (project / "slatebind.toml").write_text('[[spec]]\ndocs = "docs"\nfile = "spec/harbor.yaml"\n')
    assert run("extract").err.endswith(LINE)
    assert LINE not in run("extract", "-q").err
    assert LINE not in run("extract", "docs", "-o", "spec.yaml", "--format", "json").out


def test_other_pages_of_a_folder_are_named(run: Run, project: Path) -> None:
    """A translation next to the page is docs of its own; the accounting line stays the last one."""
    page = project / "docs/source/index.html.md"
    other = page.with_name("index.de.html.md")
    other.write_text(page.read_text())
    said = f"1 other page not read: {other.relative_to(project).as_posix()} (extract each by its path)\n"
    assert run("extract", "docs", "-o", "spec.yaml").err.endswith(said + LINE)
    assert "other page" not in run("extract", "docs/source/index.html.md").err
    assert "other page" not in run("extract", "docs", "-q").err


def test_what_is_not_read_is_counted(run: Run, project: Path) -> None:
    """A second row of the same name is a row that is not read; the line names the option that lists it."""
    docs = project / "docs/source/index.html.md"
    docs.write_text(docs.read_text() + "| **depth** | Again | integer |\n")
    assert run("extract", "docs", "--report", "report.json").err.endswith("; 1 row and 0 tables not read\n")
    hint = "1 row and 0 tables not read (`slatebind extract --report FILE` lists them)\n"
    assert run("extract", "docs", "-o", "spec.yaml").err.endswith(hint)
    report = json.loads((project / "report.json").read_text())
    (row,) = (entry for entry in report["entries"] if entry["kind"] == "row")
    assert (row["name"], row["line"]) == ("row-duplicate", len(docs.read_text().splitlines()))


def test_a_report_replaces_reports_only(run: Run, project: Path) -> None:
    """Somebody's file is kept, unless --force overwrites it."""
    assert run("extract", "docs", "--report", "report.json").code == 0
    assert run("extract", "docs", "--report", "report.json").code == 0
    (project / "report.json").write_text("mine")
    assert run("extract", "docs", "--report", "report.json").code == 1
    assert (project / "report.json").read_text() == "mine"
    assert run("extract", "docs", "--report", "report.json", "--force").code == 0
