"""Changes of HTTP endpoints: what breaks callers, what breaks the generated client, and what only readers see."""

from collections.abc import Mapping

import pytest

from slatebind.diff.classify import classify_changes
from slatebind.diff.comparison import Comparison
from slatebind.spec.codec import load

SPEC = """\
slatebind: 1
api:
  name: orchard
  protocol: rest
  endpoint: https://api.orchard.example
  servers: [{url: https://api.orchard.example}]
  auth: [{scheme: bearer}]
  paging: {kind: page, number: page}
groups: [{name: Trees}]
commands:
- name: get_tree
  title: Get a tree
  group: Trees
  method: GET
  path: /trees/{id}
  params:
  - {name: id, type: string, in: path, required: true}
  - {name: with, type: list, items: string, in: query}
  response: {status: 200, shape: object, model: Tree}
  statuses: [{code: 200}, {code: 404, description: No such tree.}]
- name: plant_tree
  title: Plant a tree
  group: Trees
  method: POST
  path: /trees
  body: form
  params:
  - {name: plot, type: object, items: Plot, in: body, required: true}
  - {name: note, type: string, in: body, nullable: true}
- name: tag_trees
  title: Tag trees
  group: Trees
  method: POST
  path: /tags
  params:
  - {name: tags, type: list, items: string, in: body}
models:
- name: Tree
  fields:
  - {name: id, type: string}
  - {name: height, type: integer}
- name: Plot
  fields:
  - {name: name, type: string, required: true}
  - {name: area, type: integer}
"""

Expected = list[tuple[str, str, Mapping[str, str]]]


def findings(edits: Mapping[str, str]) -> list[tuple[str, str, dict[str, str]]]:
    """Rule, place and levels of each change that replacing these texts makes."""
    text = SPEC
    for old, new in edits.items():
        assert old in text, old
        text = text.replace(old, new)
    old_spec, new_spec = load(SPEC, "old.yaml").spec, load(text, "new.yaml").spec
    assert old_spec is not None and new_spec is not None
    found = classify_changes(Comparison(old_spec, new_spec))
    return [
        (finding.rule, finding.place, {surface: level.value for surface, level in finding.levels.items()})
        for finding in found
    ]


BREAKING, DOCS = {"wire": "breaking", "docs": "info"}, {"docs": "info"}
SDK_ONLY = {"sdk": "breaking", "docs": "info"}
RISK, HARMLESS = {"wire": "warning", "docs": "info"}, {"wire": "info", "docs": "info"}


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        # An edited title is another name in the client; requests are the same.
        (
            {"name: get_tree": "name: fetch_tree", "title: Get": "title: Fetch"},
            [("command-renamed", "fetch_tree", SDK_ONLY)],
        ),
        ({"title: Get": "title: Fetch"}, [("command-title-changed", "get_tree.title", DOCS)]),
        ({"/trees/{id}": "/bushes/{id}"}, [("command-request-changed", "get_tree.path", BREAKING)]),
        # Servers that are strict about a last slash refuse the other spelling.
        ({"path: /trees/{id}": "path: /trees/{id}/"}, [("command-request-changed", "get_tree.path", BREAKING)]),
        (
            {
                "path: /trees/{id}": "path: /trees/{tree_id}/",
                "{name: id, type: string, in: path": "{name: tree_id, type: string, in: path",
            },
            [
                ("path-variable-renamed", "get_tree.params.tree_id", SDK_ONLY),
                ("command-request-changed", "get_tree.path", BREAKING),
            ],
        ),
        ({"method: GET": "method: POST"}, [("command-request-changed", "get_tree.method", BREAKING)]),
        (
            {
                "/trees/{id}": "/trees/{tree_id}",
                "{name: id, type: string, in: path": "{name: tree_id, type: string, in: path",
            },
            [("path-variable-renamed", "get_tree.params.tree_id", SDK_ONLY)],
        ),
        (
            {"string, in: query": "string, in: header"},
            [("param-location-changed", "get_tree.params.with.in", BREAKING)],
        ),
        (
            {"items: string, in: query": "items: string, style: comma, in: query"},
            [("param-style-changed", "get_tree.params.with.style", BREAKING)],
        ),
        ({", nullable: true": ""}, [("param-nullable-changed", "plant_tree.params.note.nullable", BREAKING)]),
        (
            {"required: true}\n  - {name: note": "required: true, nullable: true}\n  - {name: note"},
            [("param-nullable-changed", "plant_tree.params.plot.nullable", HARMLESS)],
        ),
        (
            {"type: string, in: body, nullable": "type: string, in: body, access: read, nullable"},
            [("param-access-changed", "plant_tree.params.note.access", RISK)],
        ),
        (
            {"tags, type: list, items: string": "tags, type: list, items: string, whole: true"},
            [("param-whole-changed", "tag_trees.params.tags.whole", BREAKING)],
        ),
        ({"body: form": "body: multipart"}, [("body-kind-changed", "plant_tree.body", BREAKING)]),
        (
            {"body: form": "body: form\n  server: https://up.example"},
            [("command-server-changed", "plant_tree.server", BREAKING)],
        ),
        ({"body: form": "body: form\n  server: https://api.orchard.example"}, []),
        (
            {"body: form": "body: form\n  authenticated: false"},
            [("command-access-changed", "plant_tree.authenticated", HARMLESS)],
        ),
        ({"body: form": "body: form\n  authenticated: true"}, []),
        (
            {"body: form": "body: form\n  paging: {kind: cursor, cursor: after}"},
            [("paging-changed", "plant_tree.paging", HARMLESS)],
        ),
        ({"kind: page, number: page": "kind: page, number: p"}, [("api-paging-changed", "api.paging", RISK)]),
        ({"{code: 200}, ": ""}, [("status-removed", "get_tree.statuses", RISK)]),
        ({"{code: 404, description: No such tree.}": ""}, [("status-removed", "get_tree.statuses", HARMLESS)]),
        ({"{code: 200}, ": "{code: 200}, {code: 202}, "}, [("status-added", "get_tree.statuses", RISK)]),
        ({"{code: 200}, ": "{code: 200}, {code: 410}, "}, [("status-added", "get_tree.statuses", HARMLESS)]),
        ({"No such tree": "No tree"}, [("status-changed", "get_tree.statuses", DOCS)]),
        (
            {"No such tree.}": "No such tree., model: Plot, shape: object}"},
            [("status-changed", "get_tree.statuses", RISK)],
        ),
        (
            {"status: 200, shape": "status: 201, shape", "{code: 200}": "{code: 201}"},
            [("success-status-changed", "get_tree.response.status", RISK)],
        ),
        (
            {"{status: 200, shape: object": "{status: 200, content_type: text/csv, shape: object"},
            [("content-type-changed", "get_tree.response.content_type", {**BREAKING, "sdk": "breaking"})],
        ),
        ({"{scheme: bearer}": "{scheme: basic}"}, [("auth-changed", "api.auth", {**BREAKING, "sdk": "warning"})]),
        (
            {"{scheme: bearer}": "{scheme: basic, origin: sample}"},
            [("auth-changed", "api.auth", {**RISK, "sdk": "warning"})],
        ),
        ({"{scheme: bearer}": "{scheme: bearer}, {scheme: basic}"}, [("auth-added", "api.auth", HARMLESS)]),
        ({"{scheme: bearer}": "{scheme: bearer, description: Send it.}"}, []),
        ({"  servers: [{url: https://api.orchard.example}]\n": ""}, [("servers-changed", "api.servers", RISK)]),
        (
            {"{url: https://api.orchard.example}": "{url: https://api.orchard.example}, {url: https://test.example}"},
            [("servers-changed", "api.servers", HARMLESS)],
        ),
        # Fields of objects that are sent.
        (
            {"  - {name: area": "  - {name: soil, type: string, required: true}\n  - {name: area"},
            [("sent-field-added-required", "models.Plot.fields.soil", {**BREAKING, "sdk": "warning"})],
        ),
        (
            {"  - {name: height": "  - {name: soil, type: string, required: true}\n  - {name: height"},
            [("field-added", "models.Tree.fields.soil", {"wire": "info", "sdk": "info", "docs": "info"})],
        ),
        (
            {"{name: area, type: integer}": "{name: area, type: integer, required: true}"},
            [("field-became-required", "models.Plot.fields.area.required", {**BREAKING, "sdk": "warning"})],
        ),
        (
            {"{name: name, type: string, required: true}": "{name: name, type: string}"},
            [("field-became-optional", "models.Plot.fields.name.required", HARMLESS)],
        ),
        (
            {"{name: area, type: integer}": "{name: area, type: boolean}"},
            [("sent-field-type-changed", "models.Plot.fields.area.type", {**BREAKING, "sdk": "warning"})],
        ),
        ({"{name: area, type: integer}": "{name: area, type: float}"}, []),
        (
            {"{name: height, type: integer}": "{name: height, type: integer, nullable: true}"},
            [("field-nullable-changed", "models.Tree.fields.height.nullable", RISK)],
        ),
        (
            {"{name: area, type: integer}": "{name: area, type: integer, default: '3'}"},
            [("field-default-changed", "models.Plot.fields.area.default", RISK)],
        ),
        (
            {"{name: area, type: integer}": "{name: area, type: integer, access: read}"},
            [("field-access-changed", "models.Plot.fields.area.access", RISK)],
        ),
    ],
)
def test_a_change_is_one_finding(edits: Mapping[str, str], expected: Expected) -> None:
    """Each change has one rule, with the level of each surface."""
    assert findings(edits) == expected


def test_operations_that_swap_their_titles_are_renamed() -> None:
    """What identifies an operation is its request, not its title."""
    swapped = {"name: get_tree": "name: x", "name: plant_tree": "name: get_tree", "name: x": "name: plant_tree"}
    assert sorted(rule for rule, *_ in findings(swapped)) == ["command-renamed", "command-renamed"]


@pytest.mark.parametrize(
    ("body", "before", "after", "level"),
    [
        ("form", "integer", "string", "info"),
        ("json", "integer", "string", "breaking"),
        ("json", "integer", "float", "info"),
        ("json", "uuid", "string", "info"),
        ("json", "string", "uuid", "breaking"),
        ("form", "string", "list", "warning"),
        ("json", "string", "list", "breaking"),
    ],
)
def test_values_of_a_body(body: str, before: str, after: str, level: str) -> None:
    """In a form all values are text; in JSON a number is none, and a value is no list of one."""
    both = {"body: form": f"body: {body}", "name: note, type: string": f"name: note, type: {before}"}
    changed = {**both, "name: note, type: string": f"name: note, type: {after}"}
    specs = [SPEC, SPEC]
    for number, edits in enumerate((both, changed)):
        for old, new in edits.items():
            specs[number] = specs[number].replace(old, new)
    old_spec, new_spec = (load(text, "spec.yaml").spec for text in specs)
    assert old_spec is not None and new_spec is not None
    assert [finding.levels["wire"] for finding in classify_changes(Comparison(old_spec, new_spec))] == [level]


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        # A model that is read from examples.
        ({"name: Tree\n": "name: Tree\n  origin: example\n", "- {name: height, type: integer}": ""}, "warning"),
        ({"- {name: height, type: integer}": ""}, "breaking"),
    ],
)
def test_what_examples_show_is_a_warning_at_most(edits: Mapping[str, str], expected: str) -> None:
    """Examples do not show all that may be there."""
    (levels,) = (finding[2] for finding in findings(edits) if finding[0] == "field-removed")
    assert levels["wire"] == levels["sdk"] == expected


def test_a_field_that_only_examples_still_have() -> None:
    """Its row was removed, so that it is no longer stated: one warning, and one note if it is documented again."""
    before, after = "{name: height, type: integer}", "{name: height, type: any, origin: example}"
    assert findings({before: after}) == [("field-only-in-examples", "models.Tree.fields.height.origin", RISK)]
    old, new = (load(SPEC.replace(before, text), "spec.yaml").spec for text in (after, before))
    assert old is not None and new is not None
    found = classify_changes(Comparison(old, new))
    assert [finding.rule for finding in found if "wire" not in finding.levels] == ["field-documented"]


PAGED = {
    "params:\n  - {name: id, type: string, in: path, required: true}\n": (
        "params:\n  - {name: id, type: string, in: path, required: true}\n  - {name: page, type: integer, in: query}\n"
    )
}


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        # The parameter is reported; that of most commands has not changed for the others.
        (
            {
                "{name: page, type: integer": "{name: nr, renamed_from: page, type: integer",
                "response: {status: 200": "paging: {kind: page, number: nr}\n  response: {status: 200",
            },
            ["param-renamed"],
        ),
        ({"kind: page, number: page}\ngroups": "kind: offset, offset: page}\ngroups"}, ["api-paging-changed"]),
        ({"  paging: {kind: page, number: page}\n": ""}, ["api-paging-changed"]),
        (
            {
                "kind: page, number: page}\ngroups": "kind: offset, offset: skip}\ngroups",
                "response: {status: 200": "paging: {kind: page, number: page}\n  response: {status: 200",
            },
            [],
        ),
    ],
)
def test_pages_are_those_of_the_command(edits: Mapping[str, str], expected: list[str]) -> None:
    """What counts is how a command reads pages, not whether that is stated for it or for the API."""
    texts = [SPEC, SPEC]
    for number, changes in enumerate((PAGED, PAGED | edits)):
        for old, new in changes.items():
            assert old in texts[number], old
            texts[number] = texts[number].replace(old, new)
    old_spec, new_spec = (load(text, "spec.yaml").spec for text in texts)
    assert old_spec is not None and new_spec is not None
    assert [finding.rule for finding in classify_changes(Comparison(old_spec, new_spec))] == expected
