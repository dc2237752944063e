"""A Go module of an HTTP API whose names and texts are hostile."""

import json
from pathlib import Path
from typing import Any

import pytest

from emitted.test_go_modules import GROUPS, HOSTILE, MODELS, NAMES
from go_modules import make_module, run_go, unformatted, write_example

pytestmark = pytest.mark.languages
LOCATIONS = ("path", "query", "header", "body")
TYPES = ("string", "integer", "boolean", "float", "date", "datetime", "list", "map", "object", "any", "file", "uuid")


def param(name: str, at: int, **facts: Any) -> dict[str, Any]:
    """A parameter of some type, at some place."""
    place = LOCATIONS[at % 4]
    kind = {"type": TYPES[at % len(TYPES)], "in": place, "required": place == "path"}
    return {"name": name, **kind, "description": HOSTILE, **facts}


def hostile_spec() -> dict[str, Any]:
    """Names that are taken, reserved, not identifiers or the same, at all places, and texts that would be code."""
    names = [name for name in NAMES if name]
    params = [param(name, at, values=["`", '"'] if at % 5 == 0 else []) for at, name in enumerate(names)]
    path = "".join(f"/{{{param['name']}}}" for param in params if param["in"] == "path")
    others = [param for param in params if param["in"] != "path"]
    fixed = [param("mode`", 1, type="string", required=True, values=['x`"\\'])]
    nullable = [param(name, 3, nullable=True, type=kind) for name, kind in zip("abcdef", TYPES, strict=False)]
    nested = [
        {"name": "self", "type": "object", "items": "Client"},
        {"name": "selves", "type": "list", "items": "Client"},
        {"name": "marshal json", "type": "string"},
        {"name": "include", "type": "boolean"},
    ]
    statuses = [{"code": code, "description": HOSTILE} for code in (200, 404, "404", "4XX", 599, "default")]
    paging = {"kind": "cursor", "cursor": '"c`', "next": "a.`b", "items": 'x"y'}
    answer = {"shape": "list", "model": "Client", "key": 'k`"\\'}
    common = {"description": HOSTILE, "statuses": statuses}
    commands: list[dict[str, Any]] = [
        {"name": "listThings", "group": "Thing", "method": "GET", "path": path, "params": params, **common},
        {
            "name": "list-things",
            "group": "thing",
            "method": "POST",
            "path": "/t`",
            "params": nullable + fixed,
            **common,
        },
        {"name": "List_things", "group": "With", "method": "GET", "path": "/p", "response": answer, "paging": paging},
        {"name": "delete", "group": "Close", "method": "DELETE", "path": "/d", "server": 'https://a.example/"`'},
        {"name": "raw", "group": "Close", "method": "PUT", "path": "/r", "body": "raw"},
        {"name": "multi", "group": "Close", "method": "POST", "path": "/m", "body": "multipart", "params": others},
        {"name": "form", "group": "Call", "method": "POST", "path": "/f", "body": "form"},
        {
            "name": "content",
            "group": GROUPS[-1],
            "method": "GET",
            "path": "/c",
            "response": {"content_type": 'text/"`'},
        },
        {"name": "nothing", "group": "linux", "method": "POST", "path": "/n", "response": answer, "deprecated": True},
    ]
    auth = [
        {"scheme": "header", "name": 'X-"`', "prefix": '`"\\'},
        {"scheme": "query", "name": '"`'},
        {"scheme": "oauth2", "url": 'https://a.example/"`'},
    ]
    servers = [{"url": 'https://a.example/"`', "name": HOSTILE}]
    return {
        "slatebind": 1,
        "api": {"name": "acme", "protocol": "rest", "title": HOSTILE, "auth": auth, "servers": servers},
        "groups": [{"name": name, "description": HOSTILE} for name in GROUPS],
        "commands": commands,
        "models": [
            {
                "name": name,
                "description": HOSTILE,
                "fields": [*({"name": name, "type": "string", "description": HOSTILE} for name in names), *nested],
            }
            for name in (*MODELS, "File", "Content", "Nullable", "Null", "WithToken", "DownloadError")
        ],
    }


def test_hostile_names_and_texts_do_nothing(tmp_path: Path) -> None:
    """Whatever names and texts of the docs contain, the module compiles, and has no code of theirs."""
    spec = tmp_path / "acme.yaml"
    spec.write_text(json.dumps(hostile_spec(), ensure_ascii=False), encoding="utf-8")
    module = make_module(spec, tmp_path / "module")
    assert unformatted(module) == ""
    run_go(module, "vet", "./...")
    files = {file.name: file.read_text(encoding="utf-8") for file in module.glob("*.go")}
    lines = [line for text in files.values() for line in text.split("\n")]
    assert not any(line.startswith(("//go:", "package main", "boom")) for line in lines)


def test_an_api_of_which_little_is_known(tmp_path: Path) -> None:
    """Without servers, authentication and models, the module compiles and is in gofmt's form."""
    spec = tmp_path / "acme.yaml"
    command = {"name": "ping", "group": "Ping", "method": "GET", "path": "/"}
    api = {"name": "acme", "protocol": "rest"}
    spec.write_text(
        json.dumps({"slatebind": 1, "api": api, "groups": [{"name": "Ping"}], "commands": [command]}), encoding="utf-8"
    )
    module = make_module(spec, tmp_path / "module")
    write_example(module)
    assert unformatted(module) == ""
    run_go(module, "vet", "./...")
