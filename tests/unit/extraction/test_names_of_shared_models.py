"""Names of models that several operations answer with and that are no entity."""

from pathlib import Path

import pytest

from slatebind.dialects import load_dialect
from slatebind.extraction import extract_spec
from slatebind.markdown import read_document


def models_of(folder: Path, *operations: tuple[str, str], fields: str = "id total") -> set[str | None]:
    """The models that operations with equal tables answer with; each has a title and a request."""
    rows = "".join(f"| {name} | integer |\n" for name in fields.split())
    table = f"### Response\n\n| Field | Type |\n|---|---|\n{rows}"
    chapters = "".join(f"# {title}\n\n## {title}\n\n`{request}`\n\n{table}\n" for title, request in operations)
    file = folder / "index.html.md"
    file.write_text(chapters, encoding="utf-8")
    dialect, problems = load_dialect("slate")
    assert dialect is not None, problems
    spec = extract_spec(read_document(str(file)), dialect).spec
    return {command.response.model for command in spec.commands}


@pytest.mark.parametrize(
    ("operations", "fields", "expected"),
    [
        ((("Open feed of series", "POST /a"), ("Open feed of tags", "POST /b")), "id total", "FeedResponse"),
        ((("Delete tag", "DELETE /tags/{id}"), ("Drop genre", "POST /genres")), "updated", "UpdatedResponse"),
        ((("Plant tree", "POST /a/jobs"), ("Cut wood", "POST /b/jobs/{id}")), "id total", "JobResponse"),
        ((("Plant tree", "POST /plant"), ("Cut wood", "POST /cut")), "id total", "IdTotalResponse"),
    ],
)
def test_none_of_the_operations_gives_the_name(
    operations: tuple[tuple[str, str], ...], fields: str, expected: str, tmp_path: Path
) -> None:
    """Words that they share do, else the only field, the end of their paths, or the fields."""
    assert models_of(tmp_path, *operations, fields=fields) == {expected}


def test_the_order_in_the_docs_does_not_matter(tmp_path: Path) -> None:
    """Moving an operation renames nothing."""
    operations = (("Plant tree", "POST /plant"), ("Cut wood", "POST /cut"))
    assert models_of(tmp_path, *operations) == models_of(tmp_path, *reversed(operations))


def test_an_entity_keeps_its_name(tmp_path: Path) -> None:
    """A noun that operations have in common is the name of the model."""
    operations = (("Get tree", "GET /trees/{id}"), ("Create tree", "POST /trees"), ("Cut tree", "POST /cut"))
    assert models_of(tmp_path, *operations) == {"Tree"}


def test_a_model_of_one_operation(tmp_path: Path) -> None:
    """It is named after it."""
    assert models_of(tmp_path, ("Plant tree", "POST /plant")) == {"Tree"}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Baum anlegen", "Baum"),
        ("Alle Bäume auflisten", "Baume"),
        ("Boom ophalen", "Boom"),
        ("Ağaç oluşturma", "Agac"),
        ("Get pay run", "PayRun"),
    ],
)
def test_the_verb_of_a_title_is_not_in_the_name_of_its_model(title: str, expected: str, tmp_path: Path) -> None:
    """German, Dutch and Turkish titles have it behind what they are about."""
    assert models_of(tmp_path, (title, "GET /a/{id}")) == {expected}
