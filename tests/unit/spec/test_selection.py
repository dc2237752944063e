"""Which commands of a spec are kept."""

import pytest

from slatebind.spec.model import Api, Command, Field, Group, Model, Param, Response, Spec, Status
from slatebind.spec.selection import Selection, select_commands


def command(name: str, group: str, method: str = "GET", path: str | None = None, **more: object) -> Command:
    """A command of an HTTP API."""
    return Command(name=name, group=group, method=method, path=path, **more)  # type: ignore[arg-type]


SPEC = Spec(
    api=Api(name="orchard", protocol="rest"),
    groups=(Group(name="Trees"), Group(name="Plots & [old] trees"), Group(name="Empty")),
    commands=(
        command("list_trees", "Trees", path="/trees", response=Response(shape="list", model="Tree")),
        command("plant_tree", "Trees", "POST", "/trees", params=(Param(name="plot", type="object", items="Plot"),)),
        command("get_plot", "Plots & [old] trees", path="/plots/{id}", statuses=(Status(code=404, model="Problem"),)),
        command("listZones", "Plots & [old] trees"),
    ),
    models=(
        Model(name="Tree", fields=(Field(name="leaves", type="list", items="list[Leaf]"),)),
        Model(name="Leaf", fields=(Field(name="tree", type="object", items="Tree"),)),
        Model(name="Plot"),
        Model(name="Problem"),
        Model(name="Unused"),
    ),
)


@pytest.mark.parametrize(
    ("only", "exclude", "kept"),
    [
        ((), (), ["list_trees", "plant_tree", "get_plot", "listZones"]),
        (("list_trees",), (), ["list_trees"]),
        (("list*",), (), ["list_trees", "listZones"]),
        (("Trees",), (), ["list_trees", "plant_tree"]),
        (("Plots & [old] trees",), (), ["get_plot", "listZones"]),
        (("GET /trees*", "* /plots/{plot_id}"), (), ["list_trees", "get_plot"]),
        ((), ("Trees",), ["get_plot", "listZones"]),
        (("Trees",), ("POST *",), ["list_trees"]),
        ((), ("*",), []),
    ],
)
def test_commands_are_selected_by_name_group_or_request(
    only: tuple[str, ...], exclude: tuple[str, ...], kept: list[str]
) -> None:
    """``only`` are kept, and of these what ``exclude`` does not leave out; the order stays."""
    selected = select_commands(SPEC, Selection(only, exclude))
    assert ([command.name for command in selected.spec.commands], selected.unmatched) == (kept, ())


def test_groups_and_models_go_with_their_commands() -> None:
    """What no command had before stays: it is not what was left out."""
    spec = select_commands(SPEC, Selection(only=("plant_tree",))).spec
    assert [group.name for group in spec.groups] == ["Trees", "Empty"]
    assert [model.name for model in spec.models] == ["Plot", "Unused"]
    spec = select_commands(SPEC, Selection(exclude=("plant_tree", "get_plot"))).spec
    assert [model.name for model in spec.models] == ["Tree", "Leaf", "Unused"]


def test_patterns_of_nothing_are_told() -> None:
    """Each by its key and index."""
    selected = select_commands(SPEC, Selection(("Trees", "trees"), ("GET /trees/{id}", "plant_tree")))
    assert selected.unmatched == (("only", 1), ("exclude", 0))
