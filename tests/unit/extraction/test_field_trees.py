"""Models of fields that were read as trees, inside of responses and of parameters of the body."""

from collections.abc import Sequence

from slatebind.diagnostic import Position
from slatebind.dialects import load_dialect
from slatebind.extraction.assembly import Extraction, assemble
from slatebind.extraction.chapter import LocatedGroup, ParsedChapter
from slatebind.extraction.commands.parsed_command import ParsedCommand, ParsedField, ParsedParam
from slatebind.markdown import read_document
from slatebind.spec.codec import dump
from slatebind.spec.model import Command, Field, Group, Model, Param, TypeName
from slatebind.spec.names import ModelNames, load_names, names_of
from slatebind.spec.positions import CommandPositions, RowPositions


def at(line: int) -> RowPositions:
    """A row at a line, whose type is in the tenth column."""
    return RowPositions(Position("index.md", line), {"type": Position("index.md", line, 10)})


def field(name: str, line: int, *children: ParsedField, kind: TypeName = "string") -> ParsedField:
    """A field with those inside of it."""
    return ParsedField(Field(name=name, type=kind), at(line), children)


def operation(name: str, params: Sequence[ParsedParam] = (), response: Sequence[ParsedField] = ()) -> ParsedCommand:
    """An operation with these parameters and fields of the response."""
    return ParsedCommand(
        command=Command(name=name, group="Trees", params=tuple(row.param for row in params)),
        fields=tuple(row.field for row in response),
        annotations=(),
        positions=CommandPositions(Position("index.md", 1)),
        params=tuple(params),
        response=tuple(response),
    )


def assembled(*commands: ParsedCommand, names: ModelNames | None = None) -> Extraction:
    """The spec of operations."""
    dialect, _ = load_dialect("slate")
    assert dialect is not None
    chapter = ParsedChapter(
        groups=(LocatedGroup(Group(name="Trees"), Position("index.md", 1)),), commands=tuple(commands)
    )
    document = read_document("index.md", lambda _: b"# Trees\n")
    return assemble(document, dialect, [chapter], None, names or ModelNames())


def items(model: Model) -> dict[str, tuple[str, str | None]]:
    """The type and the items of each field."""
    return {field.name: (field.type, field.items) for field in model.fields}


PLOTS = ParsedParam(
    Param(name="plots", type="list", location="body"), at(5), (field("id", 6), field("size", 7, kind="integer"))
)


def test_fields_inside_of_a_parameter_are_a_model() -> None:
    """It is named by the path to it, and each of its fields has the position of its row."""
    extraction = assembled(operation("plant_tree", [PLOTS]))
    (param,) = extraction.spec.commands[0].params
    assert (param.type, param.items) == ("list", "TreePlot")
    (model,) = extraction.spec.models
    assert (model.name, items(model)) == ("TreePlot", {"id": ("string", None), "size": ("integer", None)})
    assert extraction.positions["models", "TreePlot", "fields", "size"] == Position("index.md", 7)
    assert extraction.positions["models", "TreePlot", "fields", "size", "type"] == Position("index.md", 7, 10)
    assert ("models", "TreePlot", "fields", "id") in set(extraction.positions)


def test_fields_of_fields_are_models() -> None:
    """A field that holds others and is of no type that can is an object."""
    owner = field("owner", 4, field("name", 5))
    branches = field("branches", 6, field("twigs", 7, field("color", 8), kind="list"), kind="list")
    extraction = assembled(operation("get_tree", response=[owner, branches]))
    models = {model.name: items(model) for model in extraction.spec.models}
    assert models == {
        "Tree": {"owner": ("object", "TreeOwner"), "branches": ("list", "TreeBranch")},
        "TreeOwner": {"name": ("string", None)},
        "TreeBranch": {"twigs": ("list", "TreeBranchTwig")},
        "TreeBranchTwig": {"color": ("string", None)},
    }
    assert extraction.spec.commands[0].response.model == "Tree"


def test_parameters_and_responses_share_models() -> None:
    """The same fields are one model, which is named by the field if it is inside of several others."""
    plots = field("plots", 9, *PLOTS.children, kind="list")
    extraction = assembled(operation("plant_tree", [PLOTS]), operation("get_forest", response=[plots]))
    assert {model.name for model in extraction.spec.models} == {"Plot", "Forest"}
    assert extraction.spec.commands[0].params[0].items == "Plot"


def test_models_of_parameters_keep_their_names() -> None:
    """A model has its name in the existing spec, even if another operation would name it otherwise now."""
    before = assembled(operation("plant_tree", [PLOTS])).spec
    added = operation("get_forest", response=[field("plots", 9, *PLOTS.children, kind="list")])
    for names in (names_of(before), load_names(dump(before), "spec.yaml")[0]):
        after = assembled(operation("plant_tree", [PLOTS]), added, names=names).spec
        assert {model.name for model in after.models} == {"TreePlot", "Forest"}
