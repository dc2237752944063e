"""The HTML reference: complete, valid, linked, and safe whatever the docs say."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from html_pages import Page, problems
from slatebind.diagnostic import Position, Severity
from slatebind.files import read_text
from slatebind.rendering import render
from slatebind.rendering.targets.target import Target, load_target
from slatebind.rendering.templates.escape_check import find_unescaped
from slatebind.spec.codec import load
from slatebind.spec.model import (
    Api,
    Auth,
    Command,
    ErrorCode,
    Field,
    Group,
    Model,
    Notice,
    Param,
    Response,
    Server,
    Source,
    Spec,
)

ROOT = Path(__file__).parents[3]
EVIL = (
    "</script></p><script>alert(1)</script><img src=x onerror=alert(1)>\"'><!-- `[x](javascript:alert(1)) ![y](//a.b/c)"
)


def target() -> Target:
    """The target."""
    found, wrong = load_target("html")
    assert found is not None, wrong
    return found


def pages(spec: Spec, **options: str) -> dict[str, str]:
    """The pages of a spec by their paths."""
    files, found = render(spec, target(), options, {})
    assert files is not None
    assert [finding for finding in found if finding.severity is Severity.ERROR] == []
    return {file.path: file.text for file in files}


def sample(name: str) -> Spec:
    """The spec of a sample."""
    loaded = load(read_text(str(ROOT / "spec" / f"{name}.yaml")), name)
    assert loaded.spec is not None
    return loaded.spec


def small(**changes: object) -> Spec:
    """The spec of an API with a command and its model."""
    params = (Param(name="zoneid", type="uuid", required=True, description="The *zone*"),)
    command = Command(name="listTrees", group="Trees", params=params, response=Response(shape="list", model="Tree"))
    fields = (Field(name="root", type="object", items="Root"), Field(name="old", type="long", deprecated=True))
    models = (Model(name="Tree", fields=fields), Model(name="Root", fields=(Field(name="cm", type="integer"),)))
    spec = Spec(
        api=Api(name="trees", protocol="cloudstack"), groups=(Group(name="Trees"),), commands=(command,), models=models
    )
    return replace(spec, **changes)


@pytest.mark.parametrize("layout", ["page", "pages"])
@pytest.mark.parametrize("name", ["fernhill", "tallowmere"])
def test_pages_of_the_samples_are_valid(name: str, layout: str) -> None:
    """They have no errors of syntax, each id once, headings in order, and every link leads somewhere."""
    spec = sample(name)
    made = pages(spec, layout=layout)
    assert len(made) == (1 if layout == "page" else 2 + len(spec.groups))
    assert list(problems(made)) == []


@pytest.mark.parametrize("name", ["fernhill", "tallowmere"])
def test_each_record_has_its_address(name: str) -> None:
    """Commands, parameters, models and fields have ids that are their names."""
    spec = sample(name)
    (text,) = pages(spec).values()
    ids = Page(text).ids
    for command in spec.commands:
        assert command.name in ids
        assert all(f"{command.name}.{param.name}" in ids or param.location == "header" for param in command.params)
    for model in spec.models:
        assert {model.name, *(f"{model.name}.{field.name}" for field in model.fields)} <= {*ids}


def test_templates_escape_all_text() -> None:
    """Text of the docs is escaped wherever it is output."""
    found = target()
    assert list(find_unescaped(found, [*found.template_names()])) == []


def test_a_command_shows_what_is_known_of_it() -> None:
    """Its parameters with their types, its response with the fields, and the models link back."""
    page = Page(pages(small(), calls="")["index.html"])
    assert page.text("listTrees.zoneid") == "zoneid UUID required The zone"
    assert page.text("listTrees").startswith("listTrees read-only Parameters zoneid")
    assert "A list, read page by page: Tree 2 fields root old" in page.text("listTrees")
    assert page.text("Tree") == "Tree Response of listTrees root Root old long deprecated"
    links = [link.get("href") for link in page.with_id("Tree.root").iter("a")]
    assert links == ["#Tree.root", "#Root"]


def test_operations_of_one_title_are_distinguished_by_their_methods() -> None:
    """In the contents, and in what the search of a folder shows of them."""
    spec = sample("tallowmere")
    (nav,) = Page(pages(spec, calls="")["index.html"]).all("nav")
    contents = [" ".join("".join(link.itertext()).split()) for link in nav.iter("a")]
    assert "POST Block or unblock a member" in contents
    assert "DELETE Block or unblock a member" in contents
    page = Page(pages(spec, calls="", layout="pages")["index.html"])
    details = [detail for _, _, detail, _, _ in json.loads(page.with_id("page-index").text)]
    assert "DELETE /v1/members/{member_id}/block Members" in details


def test_servers_are_shown_with_their_names() -> None:
    """What a URL is for is said even if the docs name it by a single word."""
    servers = (Server(url="https://a.example", name="sandbox"), Server(url="https://b.example"))
    page = Page(pages(small(api=Api(name="trees", protocol="cloudstack", servers=servers)), calls="")["index.html"])
    about = page.text("page-about")
    assert "Base URL (sandbox) https://a.example Base URL https://b.example" in about


def test_calls_are_those_of_the_clients() -> None:
    """In the order that is asked for, with what precedes them at the top; targets without calls have none."""
    page = Page(pages(small(), calls="go python")["index.html"])
    labels = [block.get("data-label") for block in page.with_id("listTrees").iter("pre")]
    assert labels == ["Go", "Python"]
    assert "cloud.trees.list_trees(" in page.text("listTrees")
    assert "from trees import Client" in page.text("page-about")


def test_commands_link_to_their_lines() -> None:
    """By the path in the folder of the docs, whatever machine they are on; not if they were not read from docs."""
    spec = small(sources=(Source(path="includes/a b.md", sha256="0" * 64), Source(path="b.md", sha256="1" * 64)))
    source = "https://h.example/{path}?x=1&y#L{line}"
    for file, expected in {
        "/home/x/includes/a b.md": ["https://h.example/includes/a%20b.md?x=1&y#L7"],
        "b.md": ["https://h.example/b.md?x=1&y#L7"],
        "spec.yaml": [],
    }.items():
        files, _ = render(spec, target(), {"source": source}, {("commands", "listTrees"): Position(file, 7)})
        assert files is not None
        assert [link for link in Page(files[0].text).links if link.startswith("https://h.example")] == expected


def test_what_a_command_says_otherwise_of_a_field_is_said() -> None:
    """The model has the description of another command."""
    spec = small()
    command = replace(
        spec.commands[0], response=Response(shape="list", model="Tree", descriptions={"old": "Since *when*"})
    )
    page = Page(pages(replace(spec, commands=(command,)))["index.html"])
    assert page.text("listTrees").endswith("2 fields root old Since when")
    assert "Since when" not in page.text("Tree")


def test_in_a_folder_links_lead_to_other_pages() -> None:
    """Types lead to the page of models, models to the page of the group, and the first page finds all commands."""
    made = pages(small(), layout="pages")
    assert [*made] == ["index.html", "models.html", "trees.html"]
    group, models = Page(made["trees.html"]), Page(made["models.html"])
    assert {"models.html#Tree", "index.html"} <= {*group.links}
    assert "models.html#Root" in models.links
    assert "trees.html#listTrees" in models.links
    assert '["listTrees"' not in made["trees.html"]
    assert (
        '"trees.html#listTrees", "listTrees", "Trees", [["zoneid", "trees.html#listTrees.zoneid"]]'
        in made["index.html"]
    )


def test_a_page_of_a_group_depends_on_nothing_else() -> None:
    """A change elsewhere leaves it as it is."""
    spec = small()
    other = replace(spec, api=replace(spec.api, title="Other", description="New"))
    assert pages(spec, layout="pages")["trees.html"] == pages(other, layout="pages")["trees.html"]


def test_earlier_names_lead_to_what_has_them_no_more() -> None:
    """Of commands, parameters, models and fields; a name that another record has now is its own."""
    spec = small()
    (command,), (tree, root) = spec.commands, spec.models
    params = (
        replace(command.params[0], renamed_from="zone"),
        Param(name="a", type="string", renamed_from="b"),
        Param(name="b", type="string", renamed_from="a"),
    )
    tree = replace(tree, renamed_from="Plant", fields=(replace(tree.fields[0], renamed_from="base"), *tree.fields[1:]))
    spec = replace(
        spec,
        commands=(
            replace(command, renamed_from="findTrees", params=params),
            Command(name="getTree", group="Trees", renamed_from="listTrees"),
            Command(name="seeTree", group="Trees", renamed_from="findTrees"),
        ),
        models=(tree, root),
    )
    made = pages(spec)
    assert list(problems(made)) == []
    ids = Page(made["index.html"]).ids
    assert {"findTrees", "listTrees.zone", "Plant", "Tree.base"} <= {*ids}


def test_a_model_that_is_called_like_a_command_has_another_id() -> None:
    """The command keeps the name that is sent."""
    spec = small(
        commands=(
            Command(name="Tree", group="Trees", response=Response(shape="object", model="Tree")),
            Command(name="Tree_", group="Trees"),
        )
    )
    made = pages(spec)
    assert list(problems(made)) == []
    assert {"Tree", "Tree_2", "Tree_", "Tree_.root"} <= {*Page(made["index.html"]).ids}


def test_links_lead_to_headings_of_the_description() -> None:
    """Of a link to what is not there, the text is left."""
    text = "# First part\n\nSee [below](#first-part), [gone](#nowhere), [site](https://a.example/?a=1&b=2) and <x>.\n"
    made = pages(small(api=Api(name="trees", protocol="cloudstack", description=text)), calls="")
    assert list(problems(made)) == []
    page = Page(made["index.html"])
    assert page.text("page-about") == "trees First part See below, gone, site and <x>."
    assert {"#page-guide.first-part", "https://a.example/?a=1&b=2"} <= {*page.links}


def test_docs_can_link_to_operations_and_groups() -> None:
    """By the anchors that their headings have in Slate; in a folder, such a link is its text."""
    text = "[a](#get-a-tree) [b](#Get-a-tree-get-trees-id) [c](#trees) [d](#leaves) [e](#intro)"
    spec = Spec(
        api=Api(name="trees", protocol="rest", description="# Intro"),
        groups=(Group(name="Trees", description=f"## Leaves\n\n{text}"),),
        commands=(
            Command(
                name="get_tree", title="Get a tree", group="Trees", method="GET", path="/trees/{id}", description=text
            ),
        ),
    )
    made = pages(spec, calls="")
    assert list(problems(made)) == []
    wanted = ["#get_tree", "#get_tree", "#group-trees", "#group-trees.leaves", "#page-guide.intro"]
    links = Page(made["index.html"]).links
    assert links[-len(wanted) :] == wanted  # of the operation
    assert links[-2 * len(wanted) - 1 : -len(wanted) - 1] == wanted  # of the group
    folder = pages(spec, layout="pages", calls="")
    assert list(problems(folder)) == []
    assert "#group-trees.leaves" in Page(folder["trees.html"]).links


@pytest.mark.parametrize("layout", ["page", "pages"])
@pytest.mark.parametrize("protocol", ["cloudstack", "rest"])
def test_hostile_texts_stay_texts(protocol: str, layout: str) -> None:
    """Wherever a text is shown, it neither ends what it is in nor begins anything."""
    records = {"description": EVIL, "renamed_from": EVIL}
    params = (Param(name=EVIL, type="list", values=(EVIL,), default=EVIL, excludes=(EVIL,), **records),)
    spec = Spec(
        api=Api(
            name="evil",
            title=EVIL,
            protocol="rest" if protocol == "rest" else "cloudstack",
            description="# X\n\n- X\n\n| X |\n| --- |\n| X |\n\n<aside>X\n</aside>\n\n```\nX".replace("X", EVIL),
            servers=(Server(url=EVIL, name=EVIL),),
            auth=(Auth(scheme="header", name=EVIL, also=(EVIL,), description=EVIL),),
        ),
        groups=(Group(name=EVIL, description=EVIL),),
        commands=(
            Command(
                name=EVIL,
                title=EVIL,
                group=EVIL,
                notices=(Notice(text=EVIL),),
                example=EVIL,
                path=f"/{EVIL}" if protocol == "rest" else None,
                params=params,
                response=Response(shape="object", model=EVIL, example={EVIL: EVIL}, content_type=EVIL),
                **records,
            ),
        ),
        models=(Model(name=EVIL, fields=(Field(name=EVIL, type="map", default=EVIL, **records),), **records),),
        errors=(ErrorCode(code=EVIL, name=EVIL, description=EVIL),),
    )
    made = pages(spec, layout=layout, title=EVIL, lang='" onload="x')
    assert list(problems(made)) == []
    assert "alert(1)" in made["index.html"]
