"""The emitted Go module as the vectors need it: a test of its package makes all calls at once and notes outcomes."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from go_modules import make_module, run_go
from wire.judging import Vector, check_value
from wire.vectors import API, value

DRIVER = Path(__file__).parent / "go" / "drive_test.go"


def drive(folder: Path, calls: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The outcome of each call, by its name."""
    module = make_module(API, folder / "module")
    text = DRIVER.read_text(encoding="utf-8").replace("package runtime", "package vectors")
    (module / DRIVER.name).write_text(text, encoding="utf-8")
    given = folder / "calls.json"
    given.write_text(json.dumps(calls), encoding="utf-8")
    run_go(module, "test", "-count=1", "-vet=off", "-run", "TestDrive", ".", VECTORS=str(given))
    found: dict[str, dict[str, Any]] = json.loads((folder / "calls.json.outcomes").read_text(encoding="utf-8"))
    return found


def check_outcome(outcome: dict[str, Any], vector: Vector) -> None:
    """What a call gave is what the vector says."""
    assert outcome.get("kind", "") == vector.get("error", ""), outcome
    if "gives" in vector and not isinstance(vector["gives"], str):
        check_value(value(outcome["value"]), value(vector["gives"]))
