"""Naming models: new names follow what commands return; existing ones are kept while models are recognizable."""

from pathlib import Path

import pytest

from revisions import Docs
from slatebind.diagnostic import Severity
from slatebind.project.steps import apply_overlay, dump_spec

API = {
    "deployMachine": "id name state zone",
    "startMachine": "id name state zone",
    "listZones": "id name",
    "deleteZone": "success displaytext",
}


@pytest.fixture
def docs(tmp_path: Path) -> Docs:
    """Docs without an existing spec."""
    return Docs(tmp_path)


def test_new_names_are_nouns(docs: Docs) -> None:
    """Without an existing spec, the noun goes to the list command; other models are named after their commands."""
    assert docs.names(API) == {
        "deployMachine": "Machine",
        "startMachine": "Machine",
        "listZones": "Zone",
        "deleteZone": "Success",
    }
    listed = {**API, "listMachines": "id name"}
    assert (
        docs.names({**listed, "listMachines": "id name tags"}, fresh=True)["deployMachine"] == "DeployMachineResponse"
    )


def test_an_added_command_takes_no_existing_name(docs: Docs) -> None:
    """Even if it is a list command, which would otherwise get the noun."""
    before = docs.names(API)
    after = docs.names({"listMachines": "id name tags", **API})
    assert after == {**before, "listMachines": "ListMachinesResponse"}
    assert docs.names({"listMachines": "id name tags", **API}) == after


def test_names_are_kept_when_commands_are_removed_or_moved(docs: Docs) -> None:
    """A name does not depend on the command that it came from, nor on the order of the docs."""
    docs.names({"listMachines": "id name tags", **API}, fresh=True)
    assert docs.names(dict(reversed(API.items())))["startMachine"] == "DeployMachineResponse"
    assert docs.names({"startMachine": API["startMachine"]}) == {"startMachine": "DeployMachineResponse"}


def test_a_model_with_a_field_added_or_removed_keeps_its_name(docs: Docs) -> None:
    """Even if a field changes in every revision."""
    docs.names({**API, "listMachines": "id name tags"}, fresh=True)
    for fields in ("id name state", "id state", "id state owner host", "owner host"):
        names = docs.names({**API, "deployMachine": fields, "startMachine": fields, "listMachines": "id name tags"})
        assert names["startMachine"] == names["deployMachine"] == "DeployMachineResponse"


def test_a_split_leaves_the_name_with_most_commands(docs: Docs) -> None:
    """If the fields of one command change, its model gets the new name, not the model of the others."""
    shared = dict.fromkeys(("listMachines", "stopMachine", "startMachine"), "id name state")
    assert set(docs.names(shared).values()) == {"Machine"}
    names = docs.names({**shared, "listMachines": "id name state host"})
    assert names == {"listMachines": "ListMachinesResponse", "stopMachine": "Machine", "startMachine": "Machine"}


def test_the_name_stays_with_the_fields(docs: Docs) -> None:
    """If most commands of a model return other fields, the model of the one that does not keeps its name."""
    docs.names(dict.fromkeys(("listMachines", "stopMachine", "startMachine"), "id name state"))
    other = dict.fromkeys(("stopMachine", "startMachine"), "load temperature")
    names = docs.names({"listMachines": "id name state", **other})
    assert names == {"listMachines": "Machine", **dict.fromkeys(other, "StartMachineResponse")}


def test_a_list_of_the_fields_of_another_model(docs: Docs) -> None:
    """A command that now returns the fields of another model gets that model; it does not rename it."""
    docs.names({"listMachines": "id name state", "stopMachine": "load temperature", "startMachine": "load temperature"})
    names = docs.names(dict.fromkeys(("listMachines", "stopMachine", "startMachine"), "load temperature"))
    assert len(set(names.values())) == 1
    assert names["stopMachine"] != "Machine"


def test_a_table_copied_by_mistake_does_not_inherit_the_name(docs: Docs) -> None:
    """A command that once had the table of another does not keep that name for entirely different fields."""
    docs.names({"listZones": "id name dns", "listPods": "id name dns"})
    assert docs.names({"listPods": "gateway mask"}) == {"listPods": "Pod"}


def test_a_correction_of_case_keeps_the_name(docs: Docs) -> None:
    """A command whose name changes in case keeps its model."""
    docs.names({"listVmSnapshots": "id name"})
    assert docs.names({"listVMSnapshots": "id name"}) == {"listVMSnapshots": "VmSnapshot"}


def test_renamed_commands_rename_their_model(docs: Docs) -> None:
    """If the docs rename all commands of a model, its name follows the docs."""
    docs.names({"listZones": "id name"})
    assert docs.names({"listAreas": "id name"}) == {"listAreas": "Area"}


def test_no_two_names_differ_only_in_case(docs: Docs) -> None:
    """Names of modules are lowercase."""
    names = docs.names({"listVMs": "id a", "listVms": "id b", "getVM": "id c"})
    assert len({name.lower() for name in names.values()}) == 3


def test_a_name_edited_in_the_spec_is_kept(docs: Docs) -> None:
    """A model that was renamed everywhere in the spec file keeps the new name."""
    docs.names(API)
    docs.spec.write_text(docs.spec.read_text().replace(": Machine\n", ": Server\n"))
    assert docs.names(API)["startMachine"] == "Server"


@pytest.mark.parametrize("name", ["../../x", "string", "1st", "a b", '\'x"""\'', "é"])
def test_invalid_names_in_the_spec_are_rejected(docs: Docs, name: str) -> None:
    """They are reported at their line, and the model gets a new name."""
    before = docs.names(API)
    docs.spec.write_text(docs.spec.read_text().replace(": Machine\n", f": {name}\n"))
    line = next(n for n, text in enumerate(docs.spec.read_text().splitlines(), 1) if text == f"- name: {name}")
    (finding,) = (found for found in docs.extract(API).diagnostics if found.code == "spec-names")
    assert (finding.at.file, finding.at.line) == (str(docs.spec), line)
    assert docs.names(API) == before


@pytest.mark.parametrize(
    "text", ["", "<<<<<<< ours\n", "slatebind: 2\n", "- a\n", "slatebind: 1\nmodels: {}\n", "\x00", "a: b: c\n"]
)
def test_an_invalid_existing_spec_is_reported(docs: Docs, text: str) -> None:
    """Once, at the file, and every model gets a new name."""
    docs.spec.write_text(text)
    (finding,) = (found for found in docs.extract(API).diagnostics if found.code == "spec-names")
    assert finding.at.file == str(docs.spec)
    assert docs.names(API)["startMachine"] == "Machine"


def test_an_existing_spec_that_is_not_text_is_reported(docs: Docs) -> None:
    """Such a file cannot be decoded."""
    docs.spec.write_bytes(b"\xff\xfe")
    (finding,) = (found for found in docs.extract(API).diagnostics if found.code == "spec-names")
    assert "is not UTF-8" in finding.message


def test_a_model_split_off_by_an_overlay_is_split_off_again(docs: Docs, tmp_path: Path) -> None:
    """The spec has the names after corrections, and the corrections still apply to the names before."""
    fix = tmp_path / "fix.yaml"
    fix.write_text(
        "slatebind: 1\ncommands:\n- name: deployMachine\n  reason: it is a number\n"
        "  response: {fields: [{name: state, type: integer}]}\n"
    )
    texts = []
    for _ in range(3):
        loaded = apply_overlay(docs.extract(API), str(fix))
        assert loaded.spec is not None
        assert not [finding for finding in loaded.diagnostics if finding.severity is Severity.ERROR]
        texts.append(dump_spec(loaded.spec))
        docs.spec.write_text(texts[-1])
    assert texts[0] == texts[1] == texts[2]
    assert "model: DeployMachineResponse" in texts[0]


def test_a_noun_is_that_of_most_commands(docs: Docs) -> None:
    """Wherever they are: several entities have no common noun, a more specific noun is covered by the general one."""
    exports = dict.fromkeys(("exportVine", "exportLabel", "exportCask"), "id url")
    rules = dict.fromkeys(("createEarlyHarvestRule", "createHarvestRule"), "id month")
    names = docs.names({**exports, **rules, "cellarIsOpen": "open"}, fresh=True)
    assert names == {
        **dict.fromkeys(exports, "ExportCaskResponse"),
        **dict.fromkeys(rules, "HarvestRule"),
        "cellarIsOpen": "CellarIsOpenResponse",
    }
    assert docs.names(dict(reversed({**exports, **rules, "cellarIsOpen": "open"}.items())), fresh=True) == names
