"""Files that a page calls, and text above misplaced front matter, are read where they are."""

from pathlib import Path

import pytest

from lint_documents import STRICT
from single_chapter import assert_same_extraction, extract_as_single_chapter
from slatebind.dialects import load_dialect
from slatebind.extraction import Extraction, extract_spec
from slatebind.lint.engine import lint_document
from slatebind.markdown import read_document

DIALECT = load_dialect("cloudstack")[0]
assert DIALECT is not None
FRONT = "---\ntitle: Cranes\nincludes: [last]\n---\n"
HEADER = "|Parameter Name|Description|Type|Length|Required|\n|---|---|---|---|---|\n"


def command(name: str, params: str = HEADER + "|**id**|The id|uuid|255|false|\n") -> str:
    """The docs of a command without response fields."""
    return f'## {name}\n\n<aside class="notice">Not asynchronous</aside>\n\n### Query parameters\n\n{params}\n'


def call(name: str) -> str:
    """A line that includes a file."""
    return f"<%= partial 'includes/{name}' %>\n"


def read(folder: Path, page: str, **files: str) -> Extraction:
    """The extraction of a page, which is that of the page as a single chapter."""
    (folder / "includes").mkdir(exist_ok=True)
    for name, text in {"last": "# Last\n\nThe end.\n", **files}.items():
        (folder / "includes" / f"_{name}.md").write_text(text, encoding="utf-8")
    (folder / "index.html.md").write_text(page, encoding="utf-8")
    assert DIALECT is not None
    document = read_document(str(folder))
    extraction = extract_spec(document, DIALECT)
    assert_same_extraction(extraction, extract_as_single_chapter(document, DIALECT))
    return extraction


def test_chapters_are_in_the_order_of_the_page(tmp_path: Path) -> None:
    """A called file may open chapters; what follows the call belongs to its last one, as in Slate."""
    page = f"{FRONT}# Cranes\n\n{command('listCranes')}{call('docks')}\n{command('listMore')}# Tugs\n\n{command('tow')}"
    spec = read(tmp_path, page, docks=f"# Docks\n\n{command('listDocks')}").spec
    assert [(command.name, command.group) for command in spec.commands] == [
        ("listCranes", "Cranes"),
        ("listDocks", "Docks"),
        ("listMore", "Docks"),
        ("tow", "Tugs"),
    ]
    assert spec.api.description == "# Last\n\nThe end."


def test_rows_are_where_they_are_called(tmp_path: Path) -> None:
    """In the command that calls them, at their positions, in a table of their own or as rows of one."""
    params = f"{HEADER}|**id**|The id|uuid|255|false|\n{call('rows')}|**age**|The age|integer|255|false|\n"
    extraction = read(
        tmp_path,
        f"{FRONT}# Cranes\n\n{command('listCranes', call('table'))}{command('raise', params)}",
        table=f"{HEADER}|**page**|The page|integer|255|false|\n",
        rows="|**size**|The size|integer|255|false|\n",
    )
    listed, raised = extraction.spec.commands
    assert [param.name for param in listed.params] == ["page"]
    assert [param.name for param in raised.params] == ["id", "size", "age"]
    for path, file, line in (
        (("commands", "listCranes", "params", "page"), "_table.md", 3),
        (("commands", "raise", "params", "size"), "_rows.md", 1),
        (("commands", "raise", "params", "age"), "index.html.md", 25),
    ):
        at = extraction.positions[path]
        assert (Path(at.file).name, at.line) == (file, line)


def test_prose_is_in_its_place(tmp_path: Path) -> None:
    """Also that of a file which a called one calls, each file once."""
    page = f"{FRONT}# Guide\n\nOne.\n\n{call('two')}\nFour.\n\n{call('three')}"
    spec = read(tmp_path, page, two=f"Two.\n\n{call('three')}{call('two')}", three="Three.\n").spec
    assert spec.api.description == "# Guide\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\n# Last\n\nThe end."


def test_a_listed_file_is_read_where_it_is_called(tmp_path: Path) -> None:
    """And only there."""
    spec = read(tmp_path, f"{FRONT}# One\n\n{call('last')}\n# Two\n\nText.\n").spec
    assert spec.api.description == "# One\n\n# Last\n\nThe end.\n\n# Two\n\nText."


@pytest.mark.parametrize("block", ["```\n{}```\n", "<!--\n{}-->\n", "~~~ruby\n# one\n{}~~~\n"])
def test_calls_in_code_split_nothing(block: str, tmp_path: Path) -> None:
    """A file that is only called in code or a comment follows the page."""
    page = f"{FRONT}# One\n\nText.\n\n{block.format(call('two'))}\n# Three\n\nMore.\n"
    description = read(tmp_path, page, two="# Two\n\nCode.\n").spec.api.description
    assert description.endswith("# Three\n\nMore.\n\n# Two\n\nCode.\n\n# Last\n\nThe end.")


def test_a_missing_file_changes_nothing(tmp_path: Path) -> None:
    """It is reported at its call, and the text around the call is read."""
    extraction = read(tmp_path, f"{FRONT}# One\n\nText.\n\n{call('none')}\nMore.\n")
    assert extraction.spec.api.description == "# One\n\nText.\n\n\nMore.\n\n# Last\n\nThe end."
    (finding,) = (diagnostic for diagnostic in extraction.diagnostics if diagnostic.code == "include-missing")
    assert finding.at.line == 9


def test_many_files_that_call_each_other(tmp_path: Path) -> None:
    """Neither their depth nor a cycle is a problem."""
    count = 1200
    files = {f"f{number}": f"P{number}\n\n{call(f'f{(number + 1) % count}')}" for number in range(count)}
    spec = read(tmp_path, f"# One\n\n{call('f0')}", **files).spec
    assert spec.api.description.split() == ["#", "One", *(f"P{number}" for number in range(count))]


def test_text_above_misplaced_front_matter_is_kept(tmp_path: Path) -> None:
    """It is the beginning of the page, and the front matter is not in it."""
    above = f"Words above.\n\n# Docks\n\n{command('listDocks')}"
    extraction = read(tmp_path, f"{above}{FRONT}\n# Cranes\n\n{command('listCranes')}")
    spec = extraction.spec
    assert spec.api.title == "Cranes"
    assert spec.api.description.startswith("Words above.")
    assert [(command.name, command.group) for command in spec.commands] == [
        ("listDocks", "Docks"),
        ("listCranes", "Cranes"),
    ]
    line = f"{above}{FRONT}\n# Cranes\n\n".count("\n") + 1
    assert extraction.positions["commands", "listCranes"].line == line


def test_findings_of_rules_have_the_position_of_the_file(tmp_path: Path) -> None:
    """Parts of a page around a call, and the called file, keep their own lines."""
    rows = "|**size**|The  size|integer|many|false|\n"
    params = f"{HEADER}{call('rows')}|**age**|The age|integer|much|false|\n"
    read(tmp_path, f"{FRONT}# Cranes\n\n{command('raise', params)}", rows=rows)
    assert DIALECT is not None
    findings = lint_document(read_document(str(tmp_path)), DIALECT, STRICT)
    places = {(Path(finding.at.file).name, finding.at.line) for finding in findings if finding.code == "length-integer"}
    assert places == {("_rows.md", 1), ("index.html.md", 16)}
