"""Rules run on the docs to which they apply: no rule reports docs because they are of another protocol or language."""

from pathlib import Path

import pytest

from lint_documents import FIXTURES, STRICT, dialect
from slatebind.dialects.languages import language_of
from slatebind.extraction import extract_with_source
from slatebind.findings import FACTS
from slatebind.lint import all_rules, lint_document
from slatebind.lint.context import LintContext
from slatebind.lint.facts import hold
from slatebind.markdown import read_document

ROOT = Path(__file__).parents[3]
REFERENCES = (ROOT / "sample" / "rest", ROOT / "tests" / "cases" / "requests" / "input.md")
TREES = """\
# {group}

## {title}

{text}

### {parameters}

{name} | {type} | {description}
--- | --- | ---
kind | string | {text}

`GET /trees`
"""
ENGLISH = {
    "group": "Trees",
    "title": "All trees",
    "parameters": "Query Parameters",
    "name": "Parameter",
    "type": "Type",
}
PORTUGUESE = {"group": "Árvores", "title": "Listar", "parameters": "Parâmetros", "name": "Nome", "type": "Tipo"}


@pytest.mark.parametrize("path", REFERENCES, ids=str)
def test_http_apis_have_no_findings_about_commands(path: Path) -> None:
    """Whatever is reported needs nothing that only docs of commands have."""
    document, words = read_document(str(path)), dialect("slate")
    context = LintContext(document, extract_with_source(document, words), words)
    found = {finding.code for finding in lint_document(document, words, STRICT)}
    assert [code for code in found if not hold(all_rules()[code].needs, context)] == []
    assert not any(hold((fact,), context) for fact in FACTS if fact not in {"english", "requests"})


def test_docs_of_commands_have_all_facts() -> None:
    """So that every rule runs on them."""
    document, words = read_document(str(FIXTURES / "spelling" / "bad.md")), dialect()
    assert hold(
        tuple(fact for fact in FACTS if fact != "requests"),
        LintContext(document, extract_with_source(document, words), words),
    )


@pytest.mark.parametrize(("titles", "is_reported"), [(ENGLISH, True), (PORTUGUESE, False)])
def test_english_spelling_is_checked_in_english_docs(tmp_path: Path, titles: dict[str, str], is_reported: bool) -> None:
    """The same text is right in another language."""
    file = tmp_path / "index.html.md"
    file.write_text(TREES.format(**titles, description="Description", text="The adress."), encoding="utf-8")
    found = {finding.code for finding in lint_document(read_document(str(file)), dialect("slate"), STRICT)}
    assert ("spelling" in found) is is_reported


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        ("english", ["HTTP Request", "Query Parameters", "Parameter", "Type"]),
        ("english", []),
        ("spanish", ["Solicitud HTTP", "Parámetros", "Descripción"]),
        ("german", ["Anfrage", "Parameter", "Beschreibung"]),
        ("russian", ["Запрос", "Параметры", "Описание"]),
        ("chinese", ["请求参数", "返回值", "HTTP Request"]),
        ("japanese", ["リクエスト", "パラメータ", "説明"]),
        ("korean", ["요청", "매개변수", "설명"]),
    ],
)
def test_the_language_with_the_most_words(language: str, titles: list[str]) -> None:
    """Words that several languages share decide nothing; English comes first."""
    assert language_of(titles, dialect("slate")) == language


def test_a_dialect_without_languages_is_english() -> None:
    """Its words are its own."""
    assert language_of(["Anfrage"], dialect()) == "english"
