"""What commands and parameters are called in overlays, ignore files and configurations."""

import pytest

from slatebind.data.yaml_reader import read_yaml
from slatebind.diagnostic import Position
from slatebind.spec.addresses import (
    CommandRequests,
    Request,
    is_like,
    param_addresses,
    parse_request,
    request_of,
    split_place,
)
from slatebind.spec.check import check
from slatebind.spec.codec import load, named_positions
from slatebind.spec.model import Command, Param, Spec
from slatebind.spec.overlay import apply_overlay
from slatebind.spec.overlay_file import load_overlay
from slatebind.spec.positions import CommandPositions, Origin, RowPositions, SpecPositions

SPEC = """\
slatebind: 1
api: {name: orchard, protocol: rest}
groups: [{name: Trees}]
commands:
- name: move_tree
  group: Trees
  method: PUT
  path: /trees/{tree_id}
  params:
  - {name: tree_id, type: string, in: path, required: true}
  - {name: id, type: string, in: query, description: The old one.}
  - {name: id, type: string, in: body, description: The new one.}
- name: list_trees
  group: Trees
  method: GET
  path: /api
  params: [{name: command, type: string, in: query, values: [trees]}]
- name: list_plots
  group: Trees
  method: GET
  path: /api
  params: [{name: command, type: string, in: query, values: [plots]}]
"""


def spec() -> Spec:
    """A spec with two parameters of a name, and two commands of a path."""
    loaded = load(SPEC, "spec.yaml")
    assert loaded.spec is not None, loaded.diagnostics
    return loaded.spec


def corrected(entries: str) -> tuple[Spec, list[tuple[str, str, str]]]:
    """The spec after an overlay, and the findings as code, message and hint."""
    overlay, problems = load_overlay("slatebind: 1\ncommands:\n" + entries, "o.yaml")
    assert overlay is not None, problems
    result = apply_overlay(spec(), overlay)
    return result.spec, [(found.code, found.message, found.hint) for found in result.diagnostics]


def descriptions(result: Spec) -> list[str]:
    """The descriptions of the first command's parameters."""
    return [param.description for param in result.commands[0].params]


@pytest.mark.parametrize(
    ("text", "request_"),
    [
        ("GET /trees/{id}", Request("GET", "/trees/{}")),
        ("get  /trees/:tree_id/", Request("GET", "/trees/{}")),
        ("PUT https://api.orchard.example/trees/<id>", Request("PUT", "/trees/{}")),
        ("DELETE /trees/{{id}}.json", Request("DELETE", "/trees/{}.json")),
        ("GET /a.b/c?x=1&y=2", Request("GET", "/a.b/c", frozenset({"x=1", "y=2"}))),
        ("* /trees*", Request("*", "/trees*")),
        ("GET *", Request("GET", "*")),
        ("GET", None),
        ("Get a tree", None),
        ("listTrees", None),
        ("/trees", None),
    ],
)
def test_requests_are_told_from_names(text: str, request_: Request | None) -> None:
    """A request is a method and a path; its variables count by their position, not by their names."""
    assert parse_request(text) == request_


def test_a_request_names_its_commands() -> None:
    """Commands of one path are told apart by the parameter of the query that has one value; a path names all."""
    requests = CommandRequests(spec().commands)
    assert requests.names("PUT /trees/{id}") == ("move_tree",)
    assert requests.names("GET /api") == ("list_trees", "list_plots")
    assert requests.names("GET /api?command=plots") == ("list_plots",)
    assert requests.names("* /*") == ("move_tree", "list_trees", "list_plots")
    assert requests.names("GET /trees/{id}") == ()
    assert requests.names("move_tree") == ()


def test_a_command_without_path_has_no_request() -> None:
    """Its name is its address."""
    assert request_of(Command(name="listZones", group="Zone")) is None


def test_brackets_in_patterns_are_plain_text() -> None:
    """Names such as ``data[x]`` can be part of a pattern, in which only the star has a meaning."""
    assert is_like("a.params.data[x]", "a.*.data[x]")
    assert not is_like("a.params.datax", "a.*.data[x]")
    assert is_like("what?", "what?")
    assert not is_like("whats", "what?")


def test_a_further_parameter_of_a_name_is_addressed_with_its_place() -> None:
    """The first one keeps the name alone; an address is unique even if a parameter is really called so."""
    params = [
        Param(name="id", type="string", location="path"),
        Param(name="id", type="string", location="body"),
        Param(name="id", type="string"),
        Param(name="id:body", type="string"),
    ]
    assert param_addresses(params) == ("id", "id:body:", "id:other", "id:body")
    assert param_addresses(params[:3]) == ("id", "id:body", "id:other")


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("id:body", ("id", "body")),
        ("a:b:query", ("a:b", "query")),
        ("id:other", ("id", None)),
        ("id:elsewhere", None),
        (":body", None),
        ("id", None),
    ],
)
def test_places_are_split_from_names(address: str, parts: tuple[str, str | None] | None) -> None:
    """Only a known place is one."""
    assert split_place(address) == parts


def test_both_parameters_of_a_name_have_positions() -> None:
    """Each can be looked up by its address."""
    rows = {"id": RowPositions(Position("a.md", 3)), "id:body": RowPositions(Position("a.md", 9))}
    positions = CommandPositions(Position("a.md", 1), params=rows)
    found = SpecPositions({}, {"move": (positions, Origin())}, {})
    assert found["commands", "move", "params", "id"].line == 3
    assert found["commands", "move", "params", "id:body"].line == 9


def test_both_parameters_of_a_name_have_positions_in_a_spec_file() -> None:
    """By the same addresses as in the docs; a list that is no list of parameters has indices."""
    positions = load(SPEC, "spec.yaml").positions
    assert positions["commands", "move_tree", "params", "id"].line == 11
    assert positions["commands", "move_tree", "params", "id:body", "description"].line == 12
    broken = named_positions(read_yaml("commands:\n- name: a\n  params: [{name: b}, c]\n", "spec.yaml"))
    assert ("commands", "a", "params", "b", "name") in broken


def test_an_overlay_corrects_the_first_parameter_of_a_name() -> None:
    """A name alone is the first parameter, as it is elsewhere."""
    result, found = corrected("- name: move_tree\n  reason: r\n  params: [{name: id, description: New.}]\n")
    assert found == []
    assert descriptions(result) == ["", "New.", "The new one."]


@pytest.mark.parametrize(
    "entry", ["{name: id:body, description: New.}", "{name: id, where: {in: body}, description: New.}"]
)
def test_an_overlay_corrects_a_further_parameter_of_a_name(entry: str) -> None:
    """It is named with its place, or by a condition."""
    result, found = corrected(f"- name: move_tree\n  reason: r\n  params: [{entry}]\n")
    assert found == []
    assert descriptions(result) == ["", "The old one.", "New."]


def test_what_the_docs_said_of_a_further_parameter_is_compared_with_it() -> None:
    """``was`` addresses parameters in the same way."""
    was = "{params: [{name: 'id:body', description: The new one.}]}"
    entry = f"- name: move_tree\n  reason: r\n  was: {was}\n  title: T\n"
    result, found = corrected(entry)
    assert (result.commands[0].title, found) == ("T", [])
    result, found = corrected(entry.replace("The new one.", "The old one."))
    assert [code for code, _, _ in found] == ["overlay-conflict"]


def test_an_overlay_adds_a_parameter_of_a_name_that_is_sent_elsewhere() -> None:
    """Only a parameter of the same name and place is there already."""
    entry = "- name: move_tree\n  reason: r\n  params: [{{add: true, name: id, in: {}, type: string}}]\n"
    result, found = corrected(entry.format("header"))
    assert ([param.location for param in result.commands[0].params], found) == (["path", "query", "body", "header"], [])
    _, found = corrected(entry.format("body"))
    assert [code for code, _, _ in found] == ["overlay-not-needed"]


@pytest.mark.parametrize(
    ("entry", "titled"),
    [
        ("name: PUT /trees/{id}", ["move_tree"]),
        ("name: GET /api?command=plots", ["list_plots"]),
        ("name: GET /api", ["list_trees", "list_plots"]),
        ("match: ['* /tree*', list_plots]", ["move_tree", "list_plots"]),
    ],
)
def test_an_overlay_names_commands_by_their_requests(entry: str, titled: list[str]) -> None:
    """A request selects like a name, a pattern of requests like a pattern of names."""
    result, found = corrected(f"- {entry}\n  reason: r\n  title: T\n")
    assert found == []
    assert [command.name for command in result.commands if command.title == "T"] == titled


def test_a_request_of_no_command_is_reported_with_a_similar_one() -> None:
    """The hint offers a request, as the entry has one."""
    _, found = corrected("- name: PUT /tree/{id}\n  reason: r\n  title: T\n")
    assert found == [
        ("overlay-unmatched", "no command `PUT /tree/{id}` to correct", "did you mean `PUT /trees/{tree_id}`?")
    ]


@pytest.mark.parametrize(
    ("path", "params", "messages"),
    [
        ("/a/{id}", "{name: id, type: string, in: path, required: true}", []),
        ("/a", "", []),
        ("/a/{id}", "", ["no parameter for the variable `{id}` of the path"]),
        ("/a/{id}", "{name: id, type: string, in: query}", ["no parameter for the variable `{id}` of the path"]),
        (
            "/a",
            "{name: id, type: string, in: path, required: true}",
            ["parameter `id` is not a variable of the path `/a`"],
        ),
        (
            "/a/{id}",
            "{name: id, type: string, in: path}",
            ["parameter `id` is a variable of the path, and not required"],
        ),
        (
            "/a/{id}/{id}",
            "{name: id, type: string, in: path, required: true}",
            ["duplicate variable `{id}` in the path"],
        ),
    ],
)
def test_each_variable_of_a_path_is_one_required_parameter(path: str, params: str, messages: list[str]) -> None:
    """And each parameter in the path is a variable of it: a client could not build the URL otherwise."""
    text = (
        "slatebind: 1\napi: {name: a, protocol: rest}\ngroups: [{name: G}]\ncommands:\n"
        f"- {{name: get, group: G, method: GET, path: '{path}', params: [{params}]}}\n"
    )
    found = load(text, "spec.yaml").diagnostics
    assert [(finding.code, finding.message) for finding in found] == [("path-variable", text) for text in messages]


@pytest.mark.parametrize(
    ("params", "is_valid"),
    [
        ("{name: a, type: list, in: body, whole: true}", True),
        ("{name: a, type: list, in: body, whole: true}, {name: b, type: list, in: query}", True),
        ("{name: a, type: list, in: query, whole: true}", False),
        ("{name: a, type: list, in: body, whole: true}, {name: b, type: string, in: body}", False),
    ],
)
def test_what_is_the_whole_body_is_the_only_parameter_there(params: str, is_valid: bool) -> None:
    """Clients could not send anything else with it."""
    text = (
        "slatebind: 1\napi: {name: a, protocol: rest}\ngroups: [{name: G}]\ncommands:\n"
        f"- {{name: add, group: G, method: POST, path: /a, params: [{params}]}}\n"
    )
    codes = [finding.code for finding in load(text, "spec.yaml").diagnostics]
    assert codes == ([] if is_valid else ["param-whole"])


def test_commands_may_share_method_and_path() -> None:
    """Docs describe one request in several sections."""
    assert check(spec(), {}, "spec.yaml") == ()
