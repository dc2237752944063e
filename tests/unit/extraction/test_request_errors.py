"""The errors of HTTP APIs, from tables below headings about errors, and the codes of statuses."""

from pathlib import Path

import pytest

from slatebind.dialects import load_dialect
from slatebind.extraction import Extraction, extract_spec
from slatebind.markdown import read_document
from slatebind.spec.model import ErrorCode


def extracted(folder: Path, text: str) -> Extraction:
    """What is read from a document."""
    file = folder / "index.html.md"
    file.write_text(text, encoding="utf-8")
    dialect, problems = load_dialect("slate")
    assert dialect is not None, problems
    return extract_spec(read_document(str(file)), dialect)


@pytest.mark.parametrize(
    ("heading", "titles"),
    [
        ("Errors", "Error Code | Meaning"),
        ("Códigos de error", "Código | Descripción"),
        ("Erros", "Código | Significado"),
        ("Codes d'erreur", "Code | Signification"),
        ("Fehlercodes", "Code | Bedeutung"),
        ("Коды ошибок", "Код | Описание"),
        ("錯誤碼", "錯誤碼 | 描述"),
        ("エラーコード", "コード | 説明"),
        ("오류 코드", "코드 | 설명"),
    ],
)
def test_a_table_of_errors_is_read(heading: str, titles: str, tmp_path: Path) -> None:
    """In every language, wherever it is outside of operations."""
    rows = "404 | Not Found -- There is no such tree.\n`TREE_GONE` | It was cut.\n"
    text = f"# Trees\n\n## List trees\n\n`GET /trees`\n\n# {heading}\n\n{titles}\n--- | ---\n{rows}"
    extraction = extracted(tmp_path, text)
    assert extraction.spec.errors == (
        ErrorCode(code=404, name="Not Found", description="There is no such tree."),
        ErrorCode(code="TREE_GONE", description="It was cut."),
    )
    assert extraction.positions["errors", "TREE_GONE"].line == 12


def test_the_first_row_of_a_code_is_kept(tmp_path: Path) -> None:
    """A code with a text has its name there; longer texts are no codes."""
    table = "Code | Meaning\n--- | ---\n404 Not Found | One.\n404 | Two.\nin all of the other cases | Three.\n"
    text = f"# Trees\n\n## List trees\n\n`GET /trees`\n\n# Errors\n\n{table}"
    assert extracted(tmp_path, text).spec.errors == (ErrorCode(code=404, name="Not Found", description="One."),)


def test_a_status_is_a_whole_number(tmp_path: Path) -> None:
    """A longer code of the API is none of HTTP."""
    table = "### Status codes\n\nCode | Description\n--- | ---\n404 | Gone.\n40401 | Cut.\n5XX | Broken.\n"
    (command,) = extracted(tmp_path, f"# Trees\n\n## List trees\n\n`GET /trees`\n\n{table}").spec.commands
    assert [status.code for status in command.statuses] == [404, "40401", "5XX"]
