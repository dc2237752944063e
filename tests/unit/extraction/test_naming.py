"""Names of models: new ones after what commands return, earlier ones kept while they are recognisable."""

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
    """Docs that were never extracted."""
    return Docs(tmp_path)


def test_new_names_are_nouns(docs: Docs) -> None:
    """Without an earlier spec the noun goes to the list command's table; others are called after themselves."""
    assert docs.names(API) == {
        "deployMachine": "Machine",
        "startMachine": "Machine",
        "listZones": "Zone",
        "deleteZone": "Success",
    }
    listed = {**API, "listMachines": "id name"}
    assert docs.names({**listed, "listMachines": "id name tags"}, anew=True)["deployMachine"] == "DeployMachineResponse"


def test_a_command_that_is_added_takes_no_name(docs: Docs) -> None:
    """Though the list command would have the better claim to the noun."""
    before = docs.names(API)
    after = docs.names({"listMachines": "id name tags", **API})
    assert after == {**before, "listMachines": "ListMachinesResponse"}
    assert docs.names({"listMachines": "id name tags", **API}) == after


def test_names_are_kept_when_commands_are_removed_or_moved(docs: Docs) -> None:
    """A name outlives the command that it came from, and the order of the docs."""
    docs.names({"listMachines": "id name tags", **API}, anew=True)
    assert docs.names(dict(reversed(API.items())))["startMachine"] == "DeployMachineResponse"
    assert docs.names({"startMachine": API["startMachine"]}) == {"startMachine": "DeployMachineResponse"}


def test_a_field_more_or_less_is_the_same_model(docs: Docs) -> None:
    """A table may change in every revision."""
    docs.names({**API, "listMachines": "id name tags"}, anew=True)
    for fields in ("id name state", "id state", "id state owner host", "owner host"):
        names = docs.names({**API, "deployMachine": fields, "startMachine": fields, "listMachines": "id name tags"})
        assert names["startMachine"] == names["deployMachine"] == "DeployMachineResponse"


def test_a_split_leaves_the_name_with_most_commands(docs: Docs) -> None:
    """One command whose table goes its own way gets the new name, not the others."""
    shared = dict.fromkeys(("listMachines", "stopMachine", "startMachine"), "id name state")
    assert set(docs.names(shared).values()) == {"Machine"}
    names = docs.names({**shared, "listMachines": "id name state host"})
    assert names == {"listMachines": "ListMachinesResponse", "stopMachine": "Machine", "startMachine": "Machine"}


def test_a_table_copied_by_mistake_is_no_claim(docs: Docs) -> None:
    """A command that once showed another's table does not inherit the name with nothing of the fields."""
    docs.names({"listZones": "id name dns", "listPods": "id name dns"})
    assert docs.names({"listPods": "gateway mask"}) == {"listPods": "Pod"}


def test_a_slip_in_case_is_put_right(docs: Docs) -> None:
    """A command that is spelt otherwise answers with the same model."""
    docs.names({"listVmSnapshots": "id name"})
    assert docs.names({"listVMSnapshots": "id name"}) == {"listVMSnapshots": "VmSnapshot"}


def test_commands_that_were_renamed_name_their_model(docs: Docs) -> None:
    """Where the docs rename everything that had a model, its name follows the docs."""
    docs.names({"listZones": "id name"})
    assert docs.names({"listAreas": "id name"}) == {"listAreas": "Area"}


def test_no_two_names_differ_in_case_alone(docs: Docs) -> None:
    """Modules are called in small letters."""
    names = docs.names({"listVMs": "id a", "listVms": "id b", "getVM": "id c"})
    assert len({name.lower() for name in names.values()}) == 3


def test_a_name_that_a_person_gave_stays(docs: Docs) -> None:
    """Whoever renames a model in the spec, throughout, has it called so from then on."""
    docs.names(API)
    docs.spec.write_text(docs.spec.read_text().replace(": Machine\n", ": Server\n"))
    assert docs.names(API)["startMachine"] == "Server"


@pytest.mark.parametrize("name", ["../../x", "string", "1st", "a b", '\'x"""\'', "é"])
def test_a_name_that_nothing_may_be_called_is_refused(docs: Docs, name: str) -> None:
    """It is reported at its line, and the model is named anew."""
    before = docs.names(API)
    docs.spec.write_text(docs.spec.read_text().replace(": Machine\n", f": {name}\n"))
    line = next(n for n, text in enumerate(docs.spec.read_text().splitlines(), 1) if text == f"- name: {name}")
    (finding,) = (one for one in docs.extract(API).diagnostics if one.code == "spec-names")
    assert (finding.at.file, finding.at.line) == (str(docs.spec), line)
    assert docs.names(API) == before


@pytest.mark.parametrize(
    "text", ["", "<<<<<<< ours\n", "slatebind: 2\n", "- a\n", "slatebind: 1\nmodels: {}\n", "\x00", "a: b: c\n"]
)
def test_an_earlier_spec_that_is_none_is_reported(docs: Docs, text: str) -> None:
    """Once, with the file, and every model is named anew."""
    docs.spec.write_text(text)
    (finding,) = (one for one in docs.extract(API).diagnostics if one.code == "spec-names")
    assert finding.at.file == str(docs.spec)
    assert docs.names(API)["startMachine"] == "Machine"


def test_bytes_that_are_no_text_are_reported(docs: Docs) -> None:
    """Such a file cannot be read at all."""
    docs.spec.write_bytes(b"\xff\xfe")
    (finding,) = (one for one in docs.extract(API).diagnostics if one.code == "spec-names")
    assert "is not UTF-8" in finding.message


def test_a_model_that_an_overlay_splits_off_is_split_off_again(docs: Docs, tmp_path: Path) -> None:
    """The names in the spec are those after the corrections; the corrections find the names that they were made for."""
    fix = tmp_path / "fix.yaml"
    fix.write_text(
        "slatebind: 1\ncommands:\n- name: deployMachine\n  reason: it is a number\n"
        "  response: {fields: [{name: state, type: integer}]}\n"
    )
    texts = []
    for _ in range(3):
        loaded = apply_overlay(docs.extract(API), str(fix))
        assert loaded.spec is not None
        assert not [one for one in loaded.diagnostics if one.severity is Severity.ERROR]
        texts.append(dump_spec(loaded.spec))
        docs.spec.write_text(texts[-1])
    assert texts[0] == texts[1] == texts[2]
    assert "model: DeployMachineResponse" in texts[0]
