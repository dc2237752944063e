"""Fields that examples show and tables lack: which models have them, and which examples decide."""

from pathlib import Path
from typing import Any

from slatebind.dialects import load_dialect
from slatebind.extraction import Extraction, extract_spec
from slatebind.markdown import read_document

TABLE = "### Response\n\n| Field | Type |\n|---|---|\n| id | integer |\n| species | string |\n"


def extracted(folder: Path, *sections: str) -> Extraction:
    """What is read from the sections of a document."""
    file = folder / "index.html.md"
    file.write_text("# Trees\n\n" + "\n".join(sections), encoding="utf-8")
    dialect, problems = load_dialect("slate")
    assert dialect is not None, problems
    return extract_spec(read_document(str(file)), dialect)


def operation(title: str, request: str, example: str = "", table: str = TABLE) -> str:
    """A section of an operation with a table of its response and an example."""
    code = f"```json\n{example}\n```\n" if example else ""
    return f"## {title}\n\n{code}\n`{request}`\n\n{table}\n"


def fields(extraction: Extraction, model: str) -> dict[str, Any]:
    """The type, whether null is a value, and the origin of each field of a model."""
    (found,) = [candidate for candidate in extraction.spec.models if candidate.name == model]
    return {field.name: (field.type, field.nullable, field.origin) for field in found.fields}


def test_examples_of_equal_tables_show_the_fields_of_one_model(tmp_path: Path) -> None:
    """What one example shows in addition to the table, or as null, the model of all has, whatever their order is."""
    first = operation("Get a tree", "GET /trees/{id}", '{"id": 1, "species": null, "age": 7}')
    second = operation("Create a tree", "POST /trees", '{"id": 1, "species": "oak", "plot": {"name": "A"}}')
    third = operation("Cut a tree", "POST /trees/{id}/cut")
    for number, sections in enumerate(((first, second, third), (third, second, first))):
        folder = tmp_path / str(number)
        folder.mkdir()
        extraction = extracted(folder, *sections)
        assert {command.response.model for command in extraction.spec.commands} == {"Tree"}
        assert fields(extraction, "Tree") == {
            "id": ("integer", False, {}),
            "species": ("string", True, {"nullable": "example"}),
            "age": ("integer", False, "example"),
            "plot": ("object", False, "example"),
        }
        assert fields(extraction, "TreePlot") == {"name": ("string", False, {})}


def test_null_alone_where_no_table_states_a_type(tmp_path: Path) -> None:
    """A field that one example shows as null, and no example as anything else, can be null in the model of all."""
    table = "### Response\n\n| Field | Description |\n|---|---|\n| id | The id |\n| note | A note |\n"
    first = operation("Get a tree", "GET /trees/{id}", '{"id": 1, "note": null}', table)
    second = operation("Cut a tree", "POST /trees/{id}/cut", '{"id": 2}', table)
    extraction = extracted(tmp_path, first, second)
    assert {command.response.model for command in extraction.spec.commands} == {"Tree"}
    assert fields(extraction, "Tree")["note"] == ("string", True, {"nullable": "example"})


def test_types_that_exclude_each_other(tmp_path: Path) -> None:
    """A field that examples show with different types is of any type; a stated one keeps its type."""
    first = operation("Get a tree", "GET /trees/{id}", '{"id": "a", "age": 7}')
    second = operation("Create a tree", "POST /trees", '{"id": 1, "age": {"years": 7}}')
    extraction = extracted(tmp_path, first, second)
    found = fields(extraction, "Tree")
    assert (found["id"][0], found["age"]) == ("integer", ("any", False, "example"))


def test_an_example_of_something_else(tmp_path: Path) -> None:
    """An example that has none of the fields of the table adds nothing to them."""
    extraction = extracted(tmp_path, operation("Get a tree", "GET /trees/{id}", '{"code": 1, "message": "ok"}'))
    assert list(fields(extraction, "Tree")) == ["id", "species"]


def test_another_spelling_is_no_other_field(tmp_path: Path) -> None:
    """``Species`` is not added to a table that has ``species``."""
    extraction = extracted(tmp_path, operation("Get a tree", "GET /trees/{id}", '{"id": 1, "Species": "oak"}'))
    assert list(fields(extraction, "Tree")) == ["id", "species"]


def test_examples_of_commands_that_answer_with_a_resource(tmp_path: Path) -> None:
    """The model of the resource has what they show in addition to its fields."""
    resource = "## The tree object\n\n| Name | Type |\n|---|---|\n| id | integer |\n| species | string |\n"
    get = operation("Get a tree", "GET /trees/{id}", '{"id": 1, "species": "oak", "_links": {"self": "/1"}}', table="")
    extraction = extracted(tmp_path, resource, get)
    assert [command.response.model for command in extraction.spec.commands] == ["Tree"]
    assert fields(extraction, "Tree")["_links"] == ("object", False, "example")


def test_a_request_has_no_fields_of_examples_of_responses(tmp_path: Path) -> None:
    """Only what is answered is completed."""
    request = "### Body\n\n| Parameter | Type |\n|---|---|\n| species | string |\n\n"
    created = operation("Create a tree", "POST /trees", '{"id": 1, "species": "oak", "age": 1}', table=request + TABLE)
    (command,) = extracted(tmp_path, created).spec.commands
    assert [param.name for param in command.params] == ["species"]


def test_an_object_inside_of_one_like_it(tmp_path: Path) -> None:
    """It is read to the end."""
    tree = '{"id": 1, "species": "oak", "parent": {"id": 2, "species": "oak", "parent": {"id": 3}}}'
    extraction = extracted(
        tmp_path, operation("Get a tree", "GET /trees/{id}", tree), operation("Create a tree", "POST /trees", tree)
    )
    assert "parent" in fields(extraction, "Tree")


def test_types_that_no_table_states_and_that_exclude_each_other(tmp_path: Path) -> None:
    """Equal tables have one model, whose field is of any type."""
    table = "### Response\n\n| Field | Description |\n|---|---|\n| id | Which. |\n| age | How old. |\n"
    first = operation("Get a tree", "GET /trees/{id}", '{"id": 1, "age": 7}', table)
    second = operation("Create a tree", "POST /trees", '{"id": 2, "age": {"years": 7}}', table)
    extraction = extracted(tmp_path, first, second)
    assert {command.response.model for command in extraction.spec.commands} == {"Tree"}
    assert fields(extraction, "Tree") == {
        "id": ("integer", False, {"type": "example"}),
        "age": ("any", False, {"type": "example"}),
    }


def test_tables_of_a_single_field(tmp_path: Path) -> None:
    """They are equal by chance: what else one example shows is not what the other operation answers."""
    table = "### Response\n\n| Field | Type |\n|---|---|\n| success | boolean |\n"
    first = operation("Cut a tree", "POST /trees/{id}/cut", '{"success": true, "height": 2}', table)
    extraction = extracted(tmp_path, first, operation("Ping", "GET /ping", '{"success": true}', table))
    models = [command.response.model for command in extraction.spec.commands]
    assert [list(fields(extraction, model or "")) for model in models] == [["success", "height"], ["success"]]
