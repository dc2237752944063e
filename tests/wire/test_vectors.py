"""The vectors themselves: they are as README.md says, so that no runner passes over what it does not know."""

import re
from typing import Any

import pytest

from wire.python_runtime import ERRORS
from wire.vectors import HERE, load

CALL = {"name", "command", "given", "options"}
ANSWER = {"status", "type", "headers", "body", "drop"}
OUTCOME = {"gives", "error"}
TOLD = {"errorcode", "cserrorcode", "text"}
KEYS: dict[str, set[str]] = {
    "signing": {"name", "secret", "params", "text", "signature"},
    "arguments": CALL | {"sends", "refused"},
    "requests": CALL | {"asks", "by_name"},
    "answers": CALL | ANSWER | OUTCOME,
    "errors": CALL | ANSWER | TOLD | {"error", "status_is", "uuids", "request_id", "retry_after"},
    "pages": CALL | OUTCOME | {"size", "pages", "asks", "take"},
    "jobs": CALL | OUTCOME | TOLD | {"started", "polls", "job", "object"},
    "retries": CALL | OUTCOME | {"retries", "answers", "sent", "waits"},
    "sessions": CALL | OUTCOME | {"answers", "commands", "asks"},
    "configuration": {"name", "environment", "files", "profile", "options", "asks", "login", "secret", "error"},
}


def test_every_file_is_known() -> None:
    """A runner reads all files, and the README describes them."""
    files = {path.stem for path in HERE.glob("*.yaml")} - {"api", "known_failures"}
    assert files == KEYS.keys()
    assert (
        set(re.findall(r"^\| `(\w+)\.yaml`", (HERE / "README.md").read_text(encoding="utf-8"), re.MULTILINE)) == files
    )


@pytest.mark.parametrize("name", KEYS)
def test_vectors_are_well_formed(name: str) -> None:
    """They have different names, no unknown keys, and errors of known kinds."""
    vectors: list[dict[str, Any]] = load(name)
    names = [vector["name"] for vector in vectors]
    assert len(set(names)) == len(names)
    assert {key for vector in vectors for key in vector} <= KEYS[name]
    assert {vector["error"] for vector in vectors if "error" in vector} <= ERRORS.keys()
