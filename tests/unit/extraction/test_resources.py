"""Sections that describe resources: which ones are models, and what refers to them."""

from pathlib import Path

import pytest

from slatebind.dialects import load_dialect
from slatebind.extraction import Extraction, extract_spec
from slatebind.markdown import read_document
from slatebind.spec.model import Command
from slatebind.spec.names import ModelNames, names_of

TABLE = "| Name | Type | Description |\n|---|---|---|\n| id | integer | The id. |\n| species | string | What it is. |\n"
GET = "## Get a tree\n\n`GET /trees/{id}`\n"
JSON = '```json\n{"id": 1, "species": "oak"}\n```\n'


def extracted(folder: Path, text: str, names: ModelNames | None = None, dialect_file: str | None = None) -> Extraction:
    """What is read from a document."""
    file = folder / "index.html.md"
    file.write_text(text, encoding="utf-8")
    dialect, problems = load_dialect(dialect_file or "slate")
    assert dialect is not None, problems
    return extract_spec(read_document(str(file)), dialect, existing_names=names or ModelNames())


def command(extraction: Extraction, number: int = 0) -> Command:
    """One of the commands."""
    return extraction.spec.commands[number]


def codes(extraction: Extraction) -> set[str]:
    """The codes of all findings."""
    return {finding.code for finding in extraction.diagnostics}


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("The tree object", "Tree"),
        ("Tree properties", "Tree"),
        ("Tree attributes", "Tree"),
        ("Attributes", "Tree"),
        ("fruitTree resource", "FruitTree"),
        ("Tree attributes properties", "TreeAttributes"),
        ("Objeto árbol", "Arbol"),
        ("Propiedades del árbol", "Arbol"),
        ("Atributos da árvore", "Arvore"),
        ("L'objet arbre", "Arbre"),
        ("Baum-Objekt", "Baum"),
        ("L'oggetto albero", "Albero"),
        ("Объект Tree", "Tree"),
        ("Tree nesnesi", "Tree"),
        ("Tree 对象", "Tree"),
        ("Treeオブジェクト", "Tree"),
        ("Tree 객체", "Tree"),
        ("樹對象", "Oak"),
    ],
)
def test_the_heading_names_the_model(heading: str, name: str, tmp_path: Path) -> None:
    """In every language, with the words taken away that announce it; else the chapter or its operations name it."""
    operation = f"## List oaks\n\n`GET /oaks`\n\n{JSON}\n"
    chapter = "樹" if name == "Oak" else "Trees"
    extraction = extracted(tmp_path, f"# {chapter}\n\n## {heading}\n\n{TABLE}\n{operation}")
    (model,) = extraction.spec.models
    assert (model.name, [field.name for field in model.fields]) == (name, ["id", "species"])
    assert extraction.positions["models", name].line == 3
    assert extraction.positions["models", name, "fields", "species"].line == 8


def test_a_table_that_nothing_announces_or_links_to_is_no_resource(tmp_path: Path) -> None:
    """It is prose of the guide."""
    text = f"# Trees\n\n## Kinds\n\n{TABLE}\n## List trees\n\n`GET /trees`\n"
    assert extracted(tmp_path, text).spec.models == ()


@pytest.mark.parametrize(
    ("heading", "link"),
    [
        ("Plot", "plot"),
        ("Plot", "things-plot"),
        ("A plot's place", "a-plot-39-s-place"),
        ('<a id="ground"></a>Plot', "ground"),
        ("地", "ede5b1e640"),
    ],
)
def test_links_lead_to_headings_as_slate_names_them(heading: str, link: str, tmp_path: Path) -> None:
    """Alone, with the headings above, with entities, with an anchor of their own, and by a hash."""
    rows = f"| plots | Array of [X](#{link}) |\n| main | [X](#{link}) Object |\n"
    body = f"### Body\n\n| Name | Type |\n|---|---|\n{rows}"
    text = f"# Trees\n\n## Plant a tree\n\n`POST /trees`\n\n{body}\n# Things\n\n## {heading}\n\n{TABLE}"
    extraction = extracted(tmp_path, text)
    (model,) = extraction.spec.models
    params = {param.name: (param.type, param.items) for param in command(extraction).params}
    assert params == {"plots": ("list", model.name), "main": ("object", model.name)}
    assert codes(extraction).isdisjoint({"reference-unknown", "type-known"})


def test_resources_refer_to_each_other(tmp_path: Path) -> None:
    """Also in a circle, and by a link in the description of a list."""
    tree = "| Name | Type | Description |\n|---|---|---|\n| plot | [Plot](#plot) | |\n"
    plot = "| Name | Type | Description |\n|---|---|---|\n| trees | array | See [trees](#the-tree-object). |\n"
    extraction = extracted(tmp_path, f"# Objects\n\n## The tree object\n\n{tree}\n## Plot\n\n{plot}")
    items = {model.name: model.fields[0].items for model in extraction.spec.models}
    assert items == {"Tree": "Plot", "Plot": "Tree"}


@pytest.mark.parametrize(
    ("answer", "shape"),
    [
        ("| Status | Description | Schema |\n|---|---|---|\n| 200 | Fine | [Tree](#the-tree-object) |", "object"),
        (
            "| Status | Description | Schema |\n|---|---|---|\n| 200 | Fine | Array of [Tree](#the-tree-object) |",
            "list",
        ),
        ("Returns a [tree](#the-tree-object).", "object"),
        ("Returns a list of [trees](#the-tree-object).", "list"),
        ("### Response\n\nAn array of tree objects.", "list"),
        ("### Response\n\nThe new tree object.", "object"),
        ("### Respuesta\n\nUna lista de [árboles](#the-tree-object).", "list"),
        (JSON, "object"),
    ],
)
def test_a_response_is_a_resource(answer: str, shape: str, tmp_path: Path) -> None:
    """By a link in its status or in a sentence, by its heading's words, or because the example shows its fields."""
    text = f"# Trees\n\n## The tree object\n\n{TABLE}\n## Get a tree\n\n`GET /trees/{{id}}`\n\n{answer}\n"
    response = command(extracted(tmp_path, text)).response
    assert (response.model, response.shape) == ("Tree", shape)


def test_statuses_have_models(tmp_path: Path) -> None:
    """Those of errors, too."""
    table = "| Status | Description | Schema |\n|---|---|---|\n| 200 | Fine | |\n| 404 | Gone | [Problem](#problem) |\n"
    text = (
        f"# Trees\n\n## Get a tree\n\n`GET /trees/{{id}}`\n\n### Response\n\n{table}\n# More\n\n## Problem\n\n{TABLE}"
    )
    extraction = extracted(tmp_path, text)
    assert [(status.code, status.model, status.shape) for status in command(extraction).statuses] == [
        (200, None, "none"),
        (404, "Problem", "object"),
    ]


def test_a_table_adds_fields_to_a_linked_resource(tmp_path: Path) -> None:
    """Where the example shows fields of both."""
    status = "| Status | Schema |\n|---|---|\n| 200 | [Tree](#the-tree-object) with more |\n"
    extra = "#### Extra attributes\n\n| Name | Type |\n|---|---|\n| age | integer |\n"
    example = '```json\n{"id": 1, "species": "oak", "age": 7}\n```\n'
    text = f"# Trees\n\n## The tree object\n\n{TABLE}\n{GET}\n{example}\n### Response\n\n{status}\n{extra}"
    extraction = extracted(tmp_path, text)
    model = next(
        candidate for candidate in extraction.spec.models if candidate.name == command(extraction).response.model
    )
    assert [field.name for field in model.fields] == ["id", "species", "age"]


def test_a_table_decides_against_a_link(tmp_path: Path) -> None:
    """What a table states of a response is not replaced by a resource of which the example shows nothing."""
    status = "| Status | Schema |\n|---|---|\n| 200 | [Tree](#the-tree-object) |\n"
    own = "#### Fields\n\n| Name | Type |\n|---|---|\n| count | integer |\n"
    text = f"# Trees\n\n## The tree object\n\n{TABLE}\n{GET}\n### Response\n\n{status}\n{own}"
    extraction = extracted(tmp_path, text)
    model = next(
        candidate for candidate in extraction.spec.models if candidate.name == command(extraction).response.model
    )
    assert [field.name for field in model.fields] == ["count"]


def test_a_link_that_leads_nowhere_is_reported_once(tmp_path: Path) -> None:
    """At its cell; a link to a heading that describes no resource is none of these."""
    rows = "| a | [Plot](#plat) |\n| b | [Plot](#plat) |\n| c | [Text](#plant-a-tree) |\n"
    body = f"### Body\n\n| Name | Type |\n|---|---|\n{rows}"
    extraction = extracted(tmp_path, f"# Trees\n\n## Plant a tree\n\n`POST /trees`\n\n{body}")
    found = [
        (finding.at.line, finding.at.column)
        for finding in extraction.diagnostics
        if finding.code == "reference-unknown"
    ]
    assert found == [(11, 7)]


def test_the_example_of_a_section_may_stand_above_it(tmp_path: Path) -> None:
    """Below a label with the words of its heading, next to those of other sections."""
    examples = f'> Tree\n\n{JSON}\n> Young Tree\n\n```json\n{{"id": 1}}\n```\n'
    status = "| Status | Schema |\n|---|---|\n| 200 | [Young Tree](#young-tree) |\n"
    objects = f"# Objects\n\n## Tree\n\n{examples}\n{TABLE}\n### Young Tree\n\nIt lacks most.\n"
    text = f"# Trees\n\n{GET}\n### Response\n\n{status}\n{objects}"
    extraction = extracted(tmp_path, text)
    assert command(extraction).response.model == "YoungTree"
    (model,) = extraction.spec.models
    assert (model.origin, [field.name for field in model.fields]) == ("example", ["id"])


def test_models_of_resources_keep_their_names(tmp_path: Path) -> None:
    """An edited heading renames no model that an operation answers with."""
    operation = f"## Get a tree\n\n`GET /trees/{{id}}`\n\n{JSON}"
    before = extracted(tmp_path, f"# Trees\n\n## The tree object\n\n{TABLE}\n{operation}").spec
    after = extracted(tmp_path, f"# Trees\n\n## The oak object\n\n{TABLE}\n{operation}", names_of(before)).spec
    assert [model.name for model in after.models] == ["Tree"]


@pytest.mark.parametrize(("bodies", "count"), [("never", 0), ("group", 1)])
def test_a_body_may_be_the_resource_of_the_chapter(bodies: str, count: int, tmp_path: Path) -> None:
    """Where the dialect says so and no table states it: of the fields that can be written."""
    file = tmp_path / "dialect.yaml"
    file.write_text(f"dialect: own\nextends: slate\nresources: {{bodies: {bodies}}}\n", encoding="utf-8")
    rows = "| id | integer | [read-only] The id. |\n| plot | [Plot](#plot) | Its place. |\n"
    table = f"| Name | Type | Description |\n|---|---|---|\n{rows}"
    operations = "## Plant\n\n`POST /trees`\n\n## Get\n\n`GET /trees`\n\n"
    text = f"# Trees\n\n## The tree object\n\n{table}\n{operations}# Objects\n\n## Plot\n\n{TABLE}"
    extraction = extracted(tmp_path, text, dialect_file=str(file))
    plant, get = extraction.spec.commands
    assert [(param.name, param.location, param.items) for param in plant.params] == [("plot", "body", "Plot")] * count
    assert get.params == ()
    if count:
        assert extraction.positions["commands", plant.name, "params", "plot"].line == 8


def test_a_response_with_all_that_is_inside_is_the_resource(tmp_path: Path) -> None:
    """Rows that say what a resource says by links to others, equal ones among them, are that resource."""
    linked = "| Name | Type |\n|---|---|\n| crown | [Crown](#crown-properties) |\n"
    linked += "| roots | [Roots](#root-properties) |\n"
    inner = "| Name | Type |\n|---|---|\n| size | integer |\n"
    rows = "| Name | Type |\n|---|---|\n| crown | Crown |\n| crown.size | integer |\n"
    rows += "| roots | Roots |\n| roots.size | integer |\n"
    text = (
        f"# Trees\n\n{GET}\n### Response\n\n{rows}\n## Tree properties\n\n{linked}\n"
        f"## Crown properties\n\n{inner}\n## Root properties\n\n{inner}"
    )
    found = extracted(tmp_path, text)
    assert command(found).response.model == "Tree"
    assert [model.name for model in found.spec.models] == ["Tree", "Crown"]


def test_a_link_to_something_else_than_the_example_is_none(tmp_path: Path) -> None:
    """The example decides, also for which resource of the chapter it is."""
    pages = "| Name | Type |\n|---|---|\n| total | integer |\n"
    answer = f"{GET}\nReturns a [page](#page-object) of them.\n\n{JSON}"
    tree = f"## Tree object\n\n{TABLE}| height | float | In m. |\n"
    text = f"# Trees\n\n{tree}\n{answer}\n# Pages\n\n## Page object\n\n{pages}"
    found = extracted(tmp_path, text)
    assert command(found).response.model == "Tree"
    assert [model.name for model in found.spec.models] == ["Tree", "Page"]


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("The **oak** object:", "Returns an **Oak** object."),
        ("Objeto **Carvalho**", "Retorna um objeto **Carvalho**."),
        ("Das Objekt **Eiche**:", "Liefert ein Objekt **Eiche**."),
    ],
)
def test_a_line_above_a_table_names_a_resource(line: str, answer: str, tmp_path: Path) -> None:
    """Below the heading of a group; sentences refer to it by these words."""
    text = f"# Trees\n\n{line}\n\n{TABLE}\n{GET}\n{answer}\n"
    extraction = extracted(tmp_path, text)
    (model,) = extraction.spec.models
    assert [field.name for field in model.fields] == ["id", "species"]
    assert command(extraction).response.model == model.name
    assert "table-outside-operations" not in codes(extraction)


def test_a_line_in_an_operation_names_no_resource(tmp_path: Path) -> None:
    """Its table belongs to the operation."""
    text = f"# Trees\n\n{GET}\n**Tree properties**\n\n{TABLE}\n{JSON}"
    assert [(model.name, model.origin) for model in extracted(tmp_path, text).spec.models] == [("Tree", "example")]


@pytest.mark.parametrize(
    ("method", "text", "shape"),
    [
        ("GET", "The page is an array of [trees](#the-tree-object).", "list"),
        ("GET", "It belongs to a [tree](#the-tree-object).", "none"),
        ("POST", "Send an array of [trees](#the-tree-object).", "none"),
    ],
)
def test_a_list_that_is_read_is_the_response(method: str, text: str, shape: str, tmp_path: Path) -> None:
    """A sentence about a list of a resource says what a GET answers with; one about a single resource may not."""
    text = f"# Trees\n\n## The tree object\n\n{TABLE}\n## Trees\n\n`{method} /forests`\n\n{text}\n"
    assert command(extracted(tmp_path, text)).response.shape == shape
