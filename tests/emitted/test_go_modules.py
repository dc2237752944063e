"""Go modules: those of the samples, and one of hostile names and texts, are in gofmt's form and pass go vet."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from go_modules import make_module, run_go, unformatted
from judges.programs import go_program
from slatebind.rendering.targets.target import load_target
from slatebind.spec.model import Protocol

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(file.parent for file in (ROOT / "generated").rglob("go.mod"))
HOSTILE = (
    "*/ boom() /* ` ${x} </script> {{7*7}} \\L \u202e evil \ufeff \a @deprecated //go:embed / \\u0041 \"q\" 's' é😀\n"
    "//go:build ignore\n\n# Heading\n\n- a list\n- of two\n\n    code\n\nDeprecated: no\n\n[x]: http://a.example\n\n"
    "package main"
)
NAMES = (
    'a"b`c',
    "x-y",
    "x y",
    "type",
    "9lives",
    "",
    "é",
    "a,b",
    "-",
    "string",
    "has",
    "extra",
    "json",
    "received",
    "a\nb",
)
MODELS = (
    "Client",
    "Pages",
    "Job",
    "Time",
    "ListThingsParams",
    "ThingService",
    "New",
    "error",
    "string",
    "9 Lives",
    "Ptr",
)
GROUPS = ("Thing", "With", "Close", "Call", "Test", "linux", "windows_amd64", "thing", f"Evil {HOSTILE}")


def hostile_spec() -> dict[str, object]:
    """Names that are taken, reserved, not identifiers or the same, and texts that would be code."""
    params = [
        {"name": name, "type": "string", "description": HOSTILE, "excludes": ["x-y"] if name == "x y" else []}
        for name in NAMES
        if name
    ]
    fields = [{"name": name, "type": "string", "description": HOSTILE} for name in NAMES if name]
    nested = [
        {"name": "self", "type": "object", "items": "Client"},
        {"name": "selves", "type": "list", "items": "Client"},
        {"name": "time", "type": "datetime"},
        {"name": "Time", "type": "date"},
        {"name": "values", "type": "map"},
    ]
    response = {"shape": "list", "model": "Client", "key": 'k`"\\'}
    commands = [
        {"name": "listThings", "group": "Thing", "description": HOSTILE, "params": params, "response": response},
        {
            "name": "list-things",
            "group": "thing",
            "description": "Lists them.",
            "params": params[:3],
            "response": response,
        },
        {"name": "List_things", "group": "With", "response": {"shape": "object", "model": "Job"}},
        {"name": "delete", "group": "Close", "async": True, "response": {"shape": "success", "model": "Pages"}},
        {"name": "delete now `", "group": "Close", "async": True},
        {"name": "nothing", "group": GROUPS[-1]},
    ]
    return {
        "slatebind": 1,
        "api": {"name": "acme", "protocol": "cloudstack", "endpoint": "https://a.example/client/api", "title": HOSTILE},
        "groups": [{"name": name, "description": HOSTILE} for name in GROUPS],
        "commands": commands,
        "models": [{"name": name, "description": HOSTILE, "fields": [*fields, *nested]} for name in MODELS],
    }


@pytest.mark.languages
@pytest.mark.parametrize("module", SAMPLES, ids=lambda path: str(path.relative_to(ROOT / "generated")))
def test_samples_are_clean(module: Path) -> None:
    """The committed modules are as gofmt writes them, and go vet has nothing to say."""
    assert unformatted(module) == ""
    run_go(module, "vet", "./...")


@pytest.mark.peers
@pytest.mark.languages
@pytest.mark.parametrize("module", SAMPLES, ids=lambda path: str(path.relative_to(ROOT / "generated")))
def test_samples_pass_staticcheck(module: Path) -> None:
    """With its default checks, among them that nothing is unused."""
    done = subprocess.run([go_program("staticcheck"), "./..."], cwd=module, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("protocol", ["cloudstack", "rest"])
def test_exported_names_are_reserved(protocol: Protocol) -> None:
    """No model can be called like something that the package declares."""
    target, problems = load_target("go")
    assert target is not None, problems
    runtime = target.folders[0] / "runtime"
    sources = [*runtime.glob("*.go"), *(runtime / "protocols" / protocol).glob("*.go")]
    declared = re.compile(r"^(?:func|type|const|var|\t)\s?([A-Z]\w*)(?=[ \[(]).*", re.MULTILINE)
    exported = {
        found[1]
        for source in sources
        for found in declared.finditer(source.read_text(encoding="utf-8"))
        if found[0][:1] != "\t" or found[0].startswith(("\tErr", "\tJobPending", "\tJobDone", "\tJobFailed"))
    }
    manifest = target.manifest
    reserved = {*manifest.reserved_models, *manifest.reserved_models_by_protocol[protocol]}
    assert {"Client", "SpecVersion"} | (exported - {"ErrorCode"}) == {name for name in reserved if "{" not in name}


@pytest.mark.languages
def test_hostile_names_and_texts_do_nothing(tmp_path: Path) -> None:
    """Whatever names and texts of the docs contain, the module compiles, and has no code of theirs."""
    spec = tmp_path / "acme.yaml"
    spec.write_text(json.dumps(hostile_spec(), ensure_ascii=False), encoding="utf-8")
    module = make_module(spec, tmp_path / "module")
    assert unformatted(module) == ""
    run_go(module, "vet", "./...")
    files = {file.name: file.read_text(encoding="utf-8") for file in module.glob("*.go")}
    assert "group_linux_.go" in files
    assert not any(
        line.startswith(("//go:", "package main", "boom")) for text in files.values() for line in text.split("\n")
    )
