"""Verdicts on requests agree with servers: a caller of the old API talks to mocks of the old and the new spec."""

import re
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from msgspec.structs import replace

from mock_server.conftest import OFFERING, Wire
from slatebind.diff.classify import classify_changes
from slatebind.diff.comparison import Comparison
from slatebind.diff.rules import RULES, http_commands, http_params, sent_fields
from slatebind.diff.verdict import Finding, Level
from slatebind.mock import MockServer
from slatebind.spec.model import Api, Command, Field, Group, Model, Param, Response, Spec

NOT_OF_THIS_PROTOCOL = {"command-request-changed", "param-location-changed"}
"""Methods, paths and places in a request belong to HTTP APIs, whose calls are not made here."""
HTTP_ONLY = {
    *("auth-added", "auth-changed", "servers-changed", "api-paging-changed", "path-variable-renamed"),
    *(
        "read-from-example",
        "model-anchor",
        *(rule.id for rule in (*http_commands.RULES, *http_params.RULES, *sent_fields.RULES)),
    ),
}
"""Rules on facts that only specs of HTTP APIs have."""
OUTSIDE_OF_COMMANDS = {"api-endpoint-changed", "api-protocol-changed", "error-renumbered"}

SENT = {
    "string": "a b",
    "boolean": "true",
    "integer": str(2**31 - 1),
    "long": str(2**63 - 1),
    "float": "1.5",
    "uuid": OFFERING,
    "date": "2026-02-03",
    "datetime": "2026-02-03T10:20:30+0900",
    "url": "https://cloud.example/a",
}
"""For each type, a value that no narrower type has."""
ID = Param(name="reference", type="uuid", required=True)
Pair = tuple[Command | None, Command | None]


def kinds(*more: str) -> Iterator[tuple[str, str, str]]:
    """Every pair of types, with a name for the pair."""
    for old, new in product((*SENT, "map", "list uuid", "list integer", *more), repeat=2):
        if old != new:
            yield "To".join(kind.title().replace(" ", "Of") for kind in (old, new)), old, new


def type_of(words: str) -> dict[str, Any]:
    """A record with this type."""
    kind, _, items = words.partition(" ")
    return {"type": kind, "items": items or None}


def pairs() -> dict[str, Pair]:
    """Commands before and after one change, by the name of the change."""
    plain = Command(name="x", group="Berth", params=(ID,), response=Response(shape="object", key="ship", model="Ship"))

    def with_param(**param: Any) -> Command:
        return replace(plain, params=(*plain.params, Param(**{"name": "size", "type": "string", **param})))

    def with_response(**response: Any) -> Command:
        return replace(plain, response=Response(**{"shape": "object", "key": "ship", "model": "Ship", **response}))

    found: dict[str, Pair] = {
        "Removed": (plain, None),
        "BecameAsync": (plain, replace(plain, is_async=True)),
        "BecameSync": (replace(plain, is_async=True), plain),
        "Deprecated": (plain, replace(plain, deprecated=True)),
        "ParamAdded": (plain, with_param()),
        "ParamRequired": (plain, with_param(required=True)),
        "ParamRemoved": (with_param(), plain),
        "ParamRenamedInCase": (with_param(), with_param(name="siZe")),
        "ParamRenamed": (with_param(), with_param(name="extent", renamed_from="size")),
        "ParamBecameRequired": (with_param(), with_param(required=True)),
        "ParamBecameOptional": (with_param(required=True), with_param()),
        "ParamShorter": (with_param(length=9), with_param(length=5)),
        "ParamLonger": (with_param(length=5), with_param(length=9)),
        "AnswerLost": (plain, with_response(shape="none", key=None, model=None)),
        "AnswerKey": (plain, with_response(key="vessel")),
        "AnswerWrapped": (plain, with_response(single=True)),
        "AnswerUnwrapped": (with_response(single=True), plain),
        "AnswerList": (plain, with_response(shape="list")),
        "AnswerObject": (with_response(shape="list"), plain),
        "FieldAdded": (plain, with_response(model="WiderShip")),
        "FieldRemoved": (with_response(model="WiderShip"), plain),
        "FieldMoved": (with_response(model="MovedShip"), with_response(model="MovedShip")),
        "FieldRenamed": (with_response(model="WiderShip"), with_response(model="RenamedShip")),
    }
    for encodings in product(("pairs", "indexed", "zero", "records"), repeat=2):
        name = "Encoding" + "To".join(word.title() for word in encodings)
        found[name] = with_param(type="map", encoding=encodings[0]), with_param(type="map", encoding=encodings[1])
    for name, old, new in kinds():
        found["Type" + name] = with_param(**type_of(old)), with_param(**type_of(new))
        found["Field" + name] = with_response(model=f"{name}Old"), with_response(model=f"{name}New")
    return found


def models(side: int) -> tuple[Model, ...]:
    """The models of one side."""
    base = (Field(name="beam", type="float"), Field(name="draught", type="float"))
    fields_by_model: dict[str, tuple[Field, ...]] = {"Ship": (), "WiderShip": (Field(name="depth", type="integer"),)}
    depth, hook = Field(name="depth", type="integer"), Field(name="hook", type="object", items="Hook")
    fields_by_model |= {"Hook": ((), (depth,))[side], "MovedShip": ((depth, hook), (hook,))[side]}
    fields_by_model["RenamedShip"] = (Field(name="dePth", type="integer"),)
    for name, old, new in kinds():
        fields_by_model |= {
            f"{name}Old": (Field(name="depth", **type_of(old)),),
            f"{name}New": (Field(name="depth", **type_of(new)),),
        }
    return tuple(Model(name=name, fields=(*base, *fields)) for name, fields in fields_by_model.items())


def spec(side: int) -> Spec:
    """All commands of one side."""
    commands = tuple(replace(pair[side], name=f"do{name}") for name, pair in pairs().items() if pair[side])
    renamed = Command(name=("doRenamed", "doReNamed")[side], group="Berth", response=Response(shape="success"))
    api = Api(name="harbor", protocol="cloudstack")
    return Spec(api=api, groups=(Group(name="Berth"),), commands=(*commands, renamed), models=models(side))


def parameters(command: Command, *, whole: bool) -> dict[str, str]:
    """The parameters that a caller sends."""
    sent: dict[str, str] = {}
    for param in command.params:
        if whole or param.required:
            sent |= _sent(param)
    return sent


def _sent(param: Param) -> dict[str, str]:
    if param.type == "map":
        keys = {
            "pairs": {"[0].key": "k", "[0].value": "v", "[1].key": "l", "[1].value": "w"},
            "indexed": {"[0].k": "v", "[1].l": "w"},
            "zero": {"[0].k": "v", "[0].l": "w"},
            "records": {"[0].k": "v", "[0].l": "w", "[1].k": "x"},
        }[param.encoding or "pairs"]
        return {param.name + key: value for key, value in keys.items()}
    if param.type == "list":
        return {param.name: ",".join([SENT[param.items or "string"]] * 2)}
    return {param.name: SENT[param.type][: param.length] if param.length is None else "x" * param.length}


def find_failure(wire: Wire, there: Spec, old: Command, models_: dict[str, Model]) -> str | None:
    """Why a caller of the old command cannot use a server; None if it works."""
    now = {command.name: command for command in there.commands}.get(old.name)
    for whole in (True, False):
        sent = parameters(old, whole=whole)
        reply = wire.post(old.name, **sent)
        if reply.status != 200:
            return str(reply.inner["errortext"])
        assert now is not None, "the server answers what it does not have"
        if problem := _unread(now, sent) or _unreadable(wire, reply.inner, old, models_):
            return problem
    return None


def _unread(now: Command, sent: dict[str, str]) -> str | None:
    """What a server ignores silently: unknown parameters, and values that it misreads."""
    params = {param.name.lower(): param for param in now.params}
    for name in {name.partition("[")[0].lower() for name in sent}:
        if name not in params:
            return f"{name} is passed over"
        values = {key: value for key, value in sent.items() if key.partition("[")[0].lower() == name}
        if not _takes(params[name], values):
            return f"{name} is misread"
    return None


def _takes(param: Param, values: dict[str, str]) -> bool:
    if param.type == "map":
        return values.keys() == _sent(param).keys()
    if any("[" in name for name in values):
        return False
    (text,) = values.values()
    texts = text.split(",") if param.type == "list" else [text]
    kind = (param.items or "string") if param.type == "list" else param.type
    form = {
        "string": r"[^,]+",
        "boolean": "true|false",
        "integer": r"-?\d{1,10}",
        "long": r"-?\d+",
        "float": r"-?\d+(\.\d+)?",
        "uuid": r"[0-9a-f-]{36}",
        "date": r"\d{4}-\d\d-\d\d.*",
        "datetime": r"\d{4}-\d\d-\d\d.*",
        "url": r"https?://.*",
    }[kind]
    return all(re.fullmatch(form, text) for text in texts)


def _unreadable(wire: Wire, inner: dict[str, Any], old: Command, models_: dict[str, Model]) -> str | None:
    if old.is_async:
        if "jobid" not in inner:
            return "there is no job"
        inner = wire.job(inner["jobid"])["jobresult"]
    elif "jobid" in inner:
        return "there is a job"
    if old.response.shape in ("none", "success"):
        return None
    found = inner.get(old.response.key or "")
    if old.response.shape == "list" or old.response.single:
        found = found[0] if isinstance(found, list) else None
    if not isinstance(found, dict):
        return "there is no such object"
    for field in models_[old.response.model or ""].fields:
        if field.name not in found:
            return f"{field.name} is missing"
        if not _is(found[field.name], field.type, field.items):
            return f"{field.name} is {found[field.name]!r}"
    return None


def _is(value: Any, kind: str, items: str | None) -> bool:
    match kind:
        case "boolean":
            return isinstance(value, bool)
        case "integer" | "long":
            return isinstance(value, int) and not isinstance(value, bool)
        case "float":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "map" | "object":
            return isinstance(value, dict)
        case "list":
            return isinstance(value, list) and all(_is(element, items or "string", None) for element in value)
    return isinstance(value, str)


@pytest.fixture(scope="module")
def results() -> list[tuple[str, list[Finding], str | None, str | None]]:
    """Each old command, the breaking findings about it, and how an old caller fails with the old and the new server."""
    old, new = spec(0), spec(1)
    findings = classify_changes(Comparison(old, new))
    breaks = [finding for finding in findings if finding.levels.get("wire") is Level.BREAKING]
    known = {model.name: model for model in old.models}
    with MockServer(old, job_seconds=0) as first, MockServer(new, job_seconds=0) as second:
        servers = (first, old), (second, new)
        failures = [
            (command.name, *(find_failure(Wire(server), side, command, known) for server, side in servers))
            for command in old.commands
        ]
    return [
        (name, [finding for finding in breaks if _is_about(finding, name)], was, now) for name, was, now in failures
    ]


def _is_about(finding: Finding, command: str) -> bool:
    path = finding.old or finding.new or ()
    return command in finding.commands or path[:2] == ("commands", command)


def test_calls_work_before_the_change(results: list[tuple[str, list[Finding], str | None, str | None]]) -> None:
    """Every call works with the server of the old spec."""
    assert [(name, was) for name, _, was, _ in results if was] == []


def test_calls_fail_exactly_if_requests_break(
    results: list[tuple[str, list[Finding], str | None, str | None]],
) -> None:
    """After the change, a call fails if and only if a finding is breaking on wire."""
    wrong = [(name, found, now) for name, found, _, now in results if bool(found) is not bool(now)]
    assert [(name, [finding.rule for finding in found], now) for name, found, now in wrong] == []


def test_every_break_has_a_witness(results: list[tuple[str, list[Finding], str | None, str | None]]) -> None:
    """It shows the request that fails and, if there is one, its replacement."""
    shown = [finding.witness for _, found, *_ in results for finding in found]
    assert all(witness and witness.before and witness.before != witness.after for witness in shown)


def test_one_change_is_one_break(results: list[tuple[str, list[Finding], str | None, str | None]]) -> None:
    """One change has at most one breaking finding."""
    assert [(name, [finding.rule for finding in found]) for name, found, *_ in results if len(found) > 1] == []


def test_every_rule_about_requests_is_covered(results: list[tuple[str, list[Finding], str | None, str | None]]) -> None:
    """Each rule breaks requests here or is listed as one that never does, so that new rules have to be added."""
    seen = {finding.rule for _, found, *_ in results for finding in found}
    assert {rule.id for rule in RULES} - seen == NOT_OF_THIS_PROTOCOL | HTTP_ONLY | OUTSIDE_OF_COMMANDS | HARMLESS


HARMLESS = {
    *("constraint-added", "constraint-removed"),
    *(
        "response-model-changed",
        "response-added",
        "response-model-replaced",
        "response-descriptions",
        "api-renamed",
        "api-text-changed",
        "command-moved",
    ),
    *(
        "command-added",
        "deprecated",
        "undeprecated",
        "description-changed",
        "command-effect",
        "notices-changed",
        "example-changed",
    ),
    *("type-word-changed", "error-added", "error-removed", "error-renamed", "field-added", "field-type-narrowed"),
    *("field-type-widened", "constraint-loosened"),
    *("field-values-changed", "group-renamed", "group-added", "group-removed", "identifier-changed"),
    *("model-renamed", "model-added", "model-removed", "param-length-increased", "param-default-changed"),
    *("param-values-changed", "param-added", "param-became-optional", "param-type-widened", "reordered"),
    *("renaming-declared", "read-differently", "param-dependency-added", "param-dependency-removed"),
    *("field-documented", "field-only-in-examples"),
}
"""Rules that are never breaking on wire."""
