"""Hashes and dictionaries whose members docs name: objects, and no maps of equal values."""

from pathlib import Path

from slatebind.dialects import load_dialect
from slatebind.extraction import extract_spec
from slatebind.markdown import read_document
from slatebind.spec.model import Field, Spec


def spec_of(folder: Path, below: str) -> Spec:
    """The spec of an operation."""
    file = folder / "index.html.md"
    file.write_text(f"# Trees\n\n## Plant a tree\n\n`POST /trees`\n\n{below}\n", encoding="utf-8")
    dialect, problems = load_dialect("slate")
    assert dialect is not None, problems
    return extract_spec(read_document(str(file)), dialect).spec


def fields(spec: Spec, name: str | None) -> tuple[Field, ...]:
    """The fields of a model."""
    return next(model.fields for model in spec.models if model.name == name)


def test_a_hash_with_rows_inside(tmp_path: Path) -> None:
    """It is an object, also inside of another one; one of whose keys nothing is known is a map."""
    rows = ["plot | hash", "plot[name] | string", "plot[place] | hash", "plot[place][row] | integer", "notes | hash"]
    table = "\n".join(["### Body parameters", "", "Name | Type", "--- | ---", *rows])
    spec = spec_of(tmp_path, table)
    plot, notes = spec.commands[0].params
    assert (plot.type, plot.documented_type, notes.type, notes.items) == ("object", "hash", "map", None)
    assert [(field.name, field.type) for field in fields(spec, plot.items)] == [("name", "string"), ("place", "object")]


def test_members_that_an_example_shows(tmp_path: Path) -> None:
    """Several members of a response make an object; users choose the keys of a map that is sent."""
    answer = '{"owner": {"name": "x", "card": "y"}, "labels": {"zone": "north"}, "size": {"height": 2, "unit": "m"}}'
    sent = '{"labels": {"a": "x", "b": "y"}, "place": {"row": 1, "name": "x"}}'
    text = (
        f"> Request:\n\n```json\n{sent}\n```\n\n> Response:\n\n```json\n{answer}\n```\n\n"
        "### Body parameters\n\nName | Type\n--- | ---\nlabels | hash\nplace | dictionary\n\n"
        "### Response\n\nField | Type\n--- | ---\nowner | hash\nlabels | hash\nsize | map\n"
    )
    spec = spec_of(tmp_path, text)
    labels, place = spec.commands[0].params
    assert [(param.type, param.items) for param in (labels, place)] == [("map", "string"), ("map", None)]
    read = {field.name: (field.type, field.items) for field in fields(spec, spec.commands[0].response.model)}
    assert (read["owner"][0], read["labels"], read["size"][0]) == ("object", ("map", "string"), "object")
    assert [field.name for field in fields(spec, read["owner"][1])] == ["name", "card"]


def test_what_a_sample_sends_inside_of_objects(tmp_path: Path) -> None:
    """Members of objects that a table leaves open are those of the sample, at any depth; stated types stay."""
    sent = '{"owner": {"name": "x", "home": {"town": "B"}}, "parts": [{"size": {"w": 1.5}}], "tags": {"a": {"b": 1}}}'
    rows = "owner | object\nparts | array\nparts[].size | object\nparts[].id | string\ntags | array\n"
    text = (
        f"```shell\ncurl -X POST https://x.example/trees -H 'Content-Type: application/json' -d '{sent}'\n```\n\n"
        f"### Body parameters\n\nName | Type\n--- | ---\n{rows}"
    )
    spec = spec_of(tmp_path, text)
    owner, parts, tags = spec.commands[0].params
    assert (owner.type, parts.type, tags.type, tags.items) == ("object", "list", "list", None)
    assert [(field.name, field.type) for field in fields(spec, owner.items)] == [("name", "string"), ("home", "object")]
    size, number = fields(spec, parts.items)
    assert (size.type, number.name) == ("object", "id")
    assert [(field.name, field.type) for field in fields(spec, size.items)] == [("w", "float")]
