"""The parts of the emitted package: what knows the protocol, and what can be imported from where."""

import pickle
import re
import subprocess
import sys
from pathlib import Path

import fernhill
import pytest
from fernhill import errors

from emitted.conftest import PACKAGE, Caller, Server

RUNTIME = PACKAGE / "fernhill" / "runtime"
PROTOCOL_WORDS = re.compile(
    "(?i:cloudstack|cloudmonkey|cmk|errortext|errorcode|pagesize|signatureversion|apikey|sessionkey|uuidlist|java)"
    "|jobid|jobstatus|jobresult|asyncjob|response=json"
)
PUBLIC = {
    *("AsyncClient", "AsyncJob", "AsyncPages", "CallOptions", "Client", "HttpResponse", "Job", "JobStatus", "Model"),
    *("Pages", "Request", "Send", "Settings", "errors", "models"),
}


def common_modules() -> list[Path]:
    """The modules of the runtime that any protocol can use."""
    return sorted(RUNTIME.glob("*.py"))


def command_line_modules() -> list[Path]:
    """The modules of the command line, which any protocol can use as well."""
    return sorted((RUNTIME.parent / "cli").glob("*.py"))


@pytest.mark.parametrize(
    "module", [*common_modules(), *command_line_modules()], ids=lambda module: f"{module.parent.name}-{module.stem}"
)
def test_common_modules_do_not_know_the_protocol(module: Path) -> None:
    """Outside of the protocol's folder no module names what belongs to CloudStack."""
    assert PROTOCOL_WORDS.findall(module.read_text()) == []


def test_common_modules_import_the_interface_alone() -> None:
    """What they use of the protocol is listed in one place; errors and help have their own modules."""
    used = {name for module in common_modules() for name in re.findall(r"from \.protocol\.(\w+)", module.read_text())}
    assert used == {"interface", "errors", "config"}


def test_common_modules_of_the_command_line_know_no_jobs() -> None:
    """What only some APIs have is brought by the folder of the protocol."""
    for module in command_line_modules():
        assert "job" not in module.read_text().lower(), module.name


def test_packages_of_apis_without_jobs() -> None:
    """Neither code nor README mentions jobs: what is about them is copied for protocols that have them."""
    package = PACKAGE.parent / "tallowmere" / "python"
    texts = {file: file.read_text() for file in package.rglob("*") if file.suffix in (".py", ".md")}
    assert [file.name for file, text in texts.items() if re.search("(?i)jobs?(?![a-z])", text)] == []


def test_public_names() -> None:
    """Everything that users name in their code can be imported from the package itself."""
    assert set(dir(fernhill)) == set(fernhill.__all__) == PUBLIC
    for name in PUBLIC:
        assert getattr(fernhill, name) is not None


def test_importing_the_package_imports_nothing_else() -> None:
    """Names are imported on first use; the models need no client."""
    script = (
        "import sys; start = set(sys.modules); import fernhill; before = set(sys.modules); fernhill.models.Zone; "
        "print([m for m in set(sys.modules) - before if 'protocol' in m or 'client' in m or 'urllib3' in m]); "
        "fernhill.Client; new = set(sys.modules) - start; "
        "print([m for m in new if m in ('urllib3', 'aiohttp', 'ssl', 'configparser')])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=PACKAGE, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[]", "[]"]


@pytest.mark.parametrize(("old", "new"), [("NotOne", "ResultCountError"), ("UnexpectedAnswer", "UnexpectedResponse")])
def test_old_names_of_errors(old: str, new: str) -> None:
    """They still work, with a warning that says the new name."""
    with pytest.warns(DeprecationWarning, match=f"errors.{old} is now called errors.{new}"):
        found = getattr(errors, old)
    assert found is getattr(errors, new)
    with pytest.raises(AttributeError, match="nonsense"):
        _ = errors.nonsense  # type: ignore[attr-defined]


def test_results_of_another_number(server: Server, call: Caller) -> None:
    """None and several are two errors, and both are what NotOne was."""
    server.answers["listZones"] = {"zone": []}
    with pytest.raises(errors.NoResultFound) as none:
        call(lambda c: c.zone.list_zones().one())
    server.answers["listZones"] = {"zone": [{"id": "a"}, {"id": "b"}]}
    with pytest.raises(errors.MultipleResultsFound) as several:
        call(lambda c: c.zone.list_zones().one())
    for error in (none.value, several.value):
        assert isinstance(error, errors.ResultCountError)
        assert isinstance(error, LookupError)
        assert error.command == "listZones"
        assert str(pickle.loads(pickle.dumps(error))) == str(error)
