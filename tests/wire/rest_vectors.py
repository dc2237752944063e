"""The vectors of the protocol ``rest``, and what they say of requests, for the runtimes of all languages."""

import base64
import email.policy
import json
from email.parser import BytesParser
from pathlib import Path
from typing import Any

import yaml

from wire.rest_server import Received

Vector = dict[str, Any]
FOLDER = Path(__file__).parent / "rest"
KINDS = frozenset(
    (
        *("argument", "configuration", "connection", "redirect", "not-json", "unexpected", "not-one", "api"),
        *(
            "authentication",
            "permission",
            "not-found",
            "method",
            "conflict",
            "rate-limit",
            "parameter",
            "server",
            "unavailable",
        ),
    )
)
"""What errors are about."""
CALL = {"name", "command", "given", "options"}
KEYS = {
    "requests": CALL | {"by_name", "asks", "refused"},
    "auth": {"name", "command", "settings", "answers", "calls", "asks", "error", "hides"},
    "answers": CALL | {"status", "type", "headers", "body", "gives", "error"},
    "errors": CALL
    | {"status", "type", "headers", "body", "error", "text", "says", "hides", "retry_after", "request_id"},
    "pages": CALL | {"pages", "asks", "take", "gives", "error"},
    "retries": CALL | {"answers", "sent", "waits", "same", "error"},
}
GIVEN: dict[str, Vector] = {
    "get_tree": {"id": "x"},
    "get_leaf": {"tree_id": 1, "leaf": "x"},
    "plant_tree": {"species": "oak"},
    "remove_tree": {"id": "x"},
}
"""The arguments of operations where a vector is about something else."""


def load(name: str) -> list[Vector]:
    """The vectors of a file."""
    found = yaml.load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    assert isinstance(found, list)
    return found


def listed(found: Any) -> list[Any]:
    """What a list gives: objects, or the one that was asked for."""
    return found if isinstance(found, list) else [] if found is None else [found]


def answer_of(vector: Vector) -> Vector:
    """The answer that a vector has itself."""
    return {key: vector[key] for key in ("status", "type", "headers", "body") if key in vector}


def check_request(found: Received, asks: Vector) -> None:
    """A request is as a vector says."""
    assert asks.get("method", found.method) == found.method
    assert asks.get("target", found.target) == found.target
    wanted = asks.get("headers", {})
    assert {name: found.headers.get(name) for name in wanted} == wanted
    if "json" in asks:
        assert json.loads(found.body) == asks["json"]
    if "text" in asks:
        assert found.body.decode() == asks["text"]
    if "base64" in asks:
        assert found.body == base64.b64decode(asks["base64"])
    if "parts" in asks:
        head = f"Content-Type: {found.headers['content-type']}\r\n\r\n".encode()
        parts = BytesParser(policy=email.policy.HTTP).parsebytes(head + found.body)
        given = [
            (part.get_param("name", header="content-disposition"), part.get_filename(), part.get_payload(decode=True))
            for part in parts.iter_parts()
        ]
        assert given == [(name, file, _content(found)) for name, file, found in asks["parts"]]


def _content(given: Any) -> bytes:
    return base64.b64decode(given["$base64"]) if isinstance(given, dict) else str(given).encode()
