"""Docs against recorded traffic: HAR files, logs of the mock server, and hostile ones. Secrets are never shown."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from command_line import run_here
from slatebind.project.steps import dump_spec
from slatebind.spec.model import Spec
from slatebind.verify.comparison import compare
from slatebind.verify.disagreement import shared
from slatebind.verify.sources import Source, read_source
from unit.verify.test_list_apis import SPEC as CLOUDSTACK
from unit.verify.test_openapi import SPEC as REST

SECRET = "c2VjcmV0LXRva2VuLTEyMzQ1Njc4"


def found(source: Source, spec: Spec) -> list[tuple[str, str, str]]:
    """The rule, the part of the spec and the place of each disagreement."""
    assert source.facts is not None, source.diagnostics
    disagreements = shared(compare(spec, source.facts))
    return [
        (disagreement.rule, "/".join(map(str, (*disagreement.path, disagreement.name))).rstrip("/"), disagreement.at)
        for disagreement, _ in disagreements
    ]


def log(*lines: dict[str, Any]) -> str:
    """A log of the mock server."""
    common = {"method": "GET", "path": "/client/api", "command": None, "status": 200, "fault": None, "bytes": 9}
    return "".join(f"{json.dumps({**common, 'params': {}, **line})}\n" for line in lines)


def called(command: str, response: Any = None, **more: Any) -> dict[str, Any]:
    """A line of a log: a call of a command of CloudStack, signed."""
    signed = {"command": command, "apiKey": "***", "signature": "***", "response": "json", "signatureVersion": "3"}
    return {"params": {**signed, **more.pop("params", {})}, "response": response, **more}


BERTH = {"id": 7, "depth": "3.5", "ships": [{"id": "x", "name": None}], "tags": []}
JOB = {"moveberthresponse": {"jobid": "j1"}}
RESULT = {"queryasyncjobresultresponse": {"jobid": "j1", "jobstatus": 1, "jobresult": {"berth": BERTH}}}


def test_a_log_that_agrees() -> None:
    """Envelopes, jobs, maps and the parameters of the protocol; numbers in texts, as clients read them."""
    text = log(
        called("listBerths", {"listberthsresponse": {"count": 1, "berth": [BERTH]}}, params={"SIZE": "1"}),
        called("moveBerth", JOB, method="POST"),
        called("queryAsyncJobResult", RESULT),
        called("login", {"loginresponse": {"sessionkey": "***"}}),
        called("listNothing", fault="503", status=503),
        {"method": "GET", "path": "/favicon.ico", "status": 404},
    )
    assert found(read_source(text, "log.jsonl", CLOUDSTACK), CLOUDSTACK) == []


def test_what_a_log_shows() -> None:
    """Undocumented parameters and fields, other types, unknown commands, jobs where none are documented."""
    text = log(
        called("listBerths", {"listberthsresponse": {"jobid": "j"}}, params={"color": "red", "tags[0].key": "a"}),
        called("listBerths", {"listberthsresponse": {"berth": [{**BERTH, "depth": "deep", "quay": "q"}]}}),
        called("moveBerth", JOB),
        called("queryAsyncJobResult", RESULT),
        called("sinkBerth", {"sinkberthresponse": {}}),
        called("moveBerth", None, bytes=100),
    )
    assert found(read_source(text, "log.jsonl", CLOUDSTACK), CLOUDSTACK) == [
        ("verify-async-differs", "commands/listBerths/async", "1"),
        ("verify-param-undocumented", "commands/listBerths/params/color", "1"),
        ("verify-param-undocumented", "commands/listBerths/params/tags", "1"),
        ("verify-field-type-differs", "models/Berth/fields/depth", "2"),
        ("verify-field-undocumented", "models/Berth/quay", "2"),
        ("verify-answer-unread", "commands/moveBerth", "6"),
        ("verify-request-unmatched", "sinkBerth", "5"),
    ]


def entry(method: str, url: str, answer: Any, **more: Any) -> dict[str, Any]:
    """An entry of a HAR file, with credentials in its headers."""
    headers = [{"name": "Authorization", "value": f"Bearer {SECRET}"}]
    content = {"mimeType": "application/json", "text": json.dumps(answer)}
    request = {"method": method, "url": url, "headers": headers, **more.pop("request", {})}
    return {"request": request, "response": {"status": more.pop("status", 200), "content": {**content, **more}}}


def har(*entries: dict[str, Any]) -> str:
    """A HAR file."""
    return json.dumps({"log": {"version": "1.2", "entries": entries}})


API = "https://api.orchard.example/v1"
TREE = {"id": "a", "planted": "2020-01-01", "plot": {"number": 1, "trees": [{"id": "b"}]}}
JSON_BODY = {"postData": {"mimeType": "application/json", "text": json.dumps({"litres": SECRET})}}
FORM_BODY = {
    "postData": {"mimeType": "application/x-www-form-urlencoded", "params": [{"name": "litres", "value": "2"}]}
}


def test_a_har_file_that_agrees() -> None:
    """Requests are found by method and path, with variables; other hosts are passed over."""
    text = har(
        entry("GET", f"{API}/trees?page=2", {"trees": [TREE]}),
        entry("GET", f"{API}/trees", {"message": "none"}, status=404),
        entry("POST", f"{API}/trees/a%20b/water", TREE, request=JSON_BODY),
        entry("POST", f"{API}/trees/7/water", TREE, request=FORM_BODY),
        entry("GET", "https://tracker.example/pixel?id=1", {}),
        entry("GET", f"{API}/trees", {}, status=0),
    )
    assert found(read_source(text, "a.har", REST), REST) == []


def test_what_a_har_file_shows() -> None:
    """Undocumented parameters, fields and statuses; other types and shapes; requests that nothing matches."""
    text = har(
        entry("GET", f"{API}/trees?sort=age", [TREE]),
        entry("GET", f"{API}/trees", {}, status=409),
        entry("POST", f"{API}/trees/1/water", {**TREE, "plot": {"number": "two", "owner": "me"}}),
        entry("GET", f"{API}/plots/{SECRET}?key={SECRET}", {}),
        entry("POST", f"{API}/trees/1/water", None, text="<html>", mimeType="text/html"),
    )
    assert found(read_source(text, "a.har", REST), REST) == [
        ("verify-param-undocumented", "commands/list_trees/params/query:sort", "/log/entries/0"),
        ("verify-response-shape", "commands/list_trees/response", "/log/entries/0"),
        ("verify-field-undocumented", "commands/list_trees/response/id", "/log/entries/0"),
        ("verify-field-undocumented", "commands/list_trees/response/planted", "/log/entries/0"),
        ("verify-field-undocumented", "commands/list_trees/response/plot", "/log/entries/0"),
        ("verify-nested-field-undocumented", "commands/list_trees/response/plot.number", "/log/entries/0"),
        ("verify-nested-field-undocumented", "commands/list_trees/response/plot.trees", "/log/entries/0"),
        ("verify-nested-field-undocumented", "commands/list_trees/response/plot.trees.id", "/log/entries/0"),
        ("verify-status-undocumented", "commands/list_trees/statuses/409", "/log/entries/1"),
        ("verify-answer-unread", "commands/water_tree", "/log/entries/4"),
        ("verify-field-type-differs", "models/Plot/fields/number", "/log/entries/2"),
        ("verify-field-undocumented", "models/Plot/owner", "/log/entries/2"),
        ("verify-request-unmatched", "GET /v1/plots/{}", "/log/entries/3"),
    ]


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_secrets_are_never_shown(tmp_path: Path, form: str) -> None:
    """Not those in headers, addresses, bodies and answers."""
    docs = "---\ntitle: Orchard\n---\n\n# Trees\n\n## List trees\n\n`GET https://api.orchard.example/v1/trees`\n"
    (tmp_path / "docs.md").write_text(docs, encoding="utf-8")
    text = har(
        entry("GET", f"{API}/trees?token={SECRET}", {"token": SECRET}),
        entry("GET", f"{API}/{SECRET}", {}),
        entry("GET", f"https://me:{SECRET}@api.orchard.example/v1/a", {}, request=JSON_BODY),
    )
    (tmp_path / "a.har").write_text(text, encoding="utf-8")
    done = run_here("verify", "docs.md", "--against", "a.har", "-v", "--format", form, cwd=tmp_path)
    assert "verify-request-unmatched" in done.out + done.err
    assert SECRET not in done.out + done.err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (log({}) + "{\n", "the text is not valid JSON: "),
        (log({}) + "7\n", "not a line of a log"),
        (har({}), "`url` is not a text"),
        (har(entry("GET", "http://[", {})), "not a URL"),
        ('{"log": {"entries": [7]}}', "`url` is not a text"),
        ('{"log": {"entries": [{"request": 7, "response": []}]}}', "expected an object"),
    ],
)
def test_hostile_traffic(text: str, message: str) -> None:
    """What is not traffic is reported with its place, and passed over."""
    source = read_source(text, "traffic", REST)
    assert any(message in finding.message for finding in source.diagnostics), source.diagnostics


def test_values_in_paths_are_not_shown() -> None:
    """Ids, tokens and addresses of people in a path are not, so that requests of one kind are one finding."""
    paths = ("plots/12", "plots/7c0ffee", "plots/a.b@c.example", "plots/abcDEFghiJKLmnoPQRstuVWXyz")
    text = har(*(entry("GET", f"{API}/{path}", {}) for path in paths))
    assert [name for _, name, _ in found(read_source(text, "a.har", REST), REST)] == ["GET /v1/plots/{}"]


def test_what_browsers_record_by_themselves() -> None:
    """Images in `data:` addresses, sockets and questions whether a request is allowed are not requests to an API."""
    text = har(
        entry("GET", "data:image/png;base64,iVBORw0KGgo", {}),
        entry("GET", "wss://api.orchard.example/v1/sock", {}),
        entry("OPTIONS", f"{API}/plots", {}),
    )
    assert found(read_source(text, "a.har", REST), REST) == []


def test_a_line_of_a_log_is_named_once(tmp_path: Path) -> None:
    """It is a position like that of any finding. Integers beyond 64 bits do not make a line unreadable."""
    (tmp_path / "spec.yaml").write_text(dump_spec(CLOUDSTACK), encoding="utf-8")
    (tmp_path / "log.jsonl").write_text(
        log(called("sinkBerth", {"sinkberthresponse": {"id": 10**30}})), encoding="utf-8"
    )
    done = run_here("verify", "spec.yaml", "--against", "log.jsonl", cwd=tmp_path)
    line, *_ = done.err.splitlines()
    assert line.endswith("no documented command matches the request `sinkBerth` (see log.jsonl:1:1)")


def corrected(folder: Path, spec: Spec, text: str, *arguments: str) -> tuple[list[str], Any]:
    """What is left of the traffic in a file after an overlay was written, and the overlay."""
    (folder / "spec.yaml").write_text(dump_spec(spec), encoding="utf-8")
    (folder / "traffic").write_text(text, encoding="utf-8")
    written = ("--against", "traffic", "--write-overlay", "o.yaml", "--format", "json", *arguments)
    done = run_here("verify", "spec.yaml", *written, cwd=folder)
    left = [finding["message"].partition(": ")[2] for finding in json.loads(done.out)["diagnostics"]]
    return left, yaml.safe_load((folder / "o.yaml").read_text(encoding="utf-8"))


def test_traffic_corrects_what_it_proves(tmp_path: Path) -> None:
    """Fields, types in every response and statuses, with the places; neither parameters nor types that vary."""
    watered = [
        {**TREE, "planted": 7, "height": 3, "crown": {"width": 1}, "plot": {"number": "a"}},
        {**TREE, "planted": 8, "height": "tall", "plot": {"number": 1}},
    ]
    text = har(
        *(entry("POST", f"{API}/trees/1/water", tree, request=JSON_BODY) for tree in watered),
        entry("GET", f"{API}/trees?sort=age", {"error": {}}, status=409),
    )
    left, overlay = corrected(tmp_path, REST, text)
    assert left == [
        "parameter `sort` of the recorded traffic is not documented",
        "field `number` is documented as `integer`; the recorded response has `string`",
    ]
    first = "slatebind verify: recorded traffic (traffic#/log/entries/0)"
    listed, watering = overlay["commands"]
    assert listed["statuses"] == [{"code": 404}, {"code": 409}]
    assert listed["reason"] == "slatebind verify: recorded traffic (traffic#/log/entries/2)"
    assert watering["reason"] == first
    rows = watering["response"]["fields"]
    fields = {field["name"]: (field["type"], field.get("items"), field.get("was")) for field in rows}
    assert fields == {
        "planted": ("integer", None, {"type": "date"}),
        "height": ("any", None, None),
        "crown": ("object", "Crown", None),
    }
    assert [(model["name"], model["reason"]) for model in overlay["models"]] == [("Crown", first)]


def test_traffic_adds_to_what_was_proven_before(tmp_path: Path) -> None:
    """Writing again changes nothing; other traffic adds entries, and takes none back."""
    text = log(called("listBerths", {"listberthsresponse": {"berth": [{"id": "x", "quay": "q"}]}}))
    assert corrected(tmp_path, CLOUDSTACK, text)[0] == []
    before = (tmp_path / "o.yaml").read_bytes()
    corrected(tmp_path, CLOUDSTACK, text)
    assert (tmp_path / "o.yaml").read_bytes() == before
    more = log(called("listBerths", {"listberthsresponse": {"berth": [{"id": "x", "crane": 1}]}}))
    left, overlay = corrected(tmp_path, CLOUDSTACK, more)
    added = [each.get("response", each)["fields"][0]["name"] for each in (*overlay["commands"], *overlay["models"])]
    assert (left, added) == ([], ["quay", "crane"])


@pytest.mark.parametrize("other", ["s", [1], {"steel": 1}])
def test_recordings_that_contradict_each_other(tmp_path: Path, other: Any) -> None:
    """A type that one recording corrected stays when another differs, in whatever order they are read again."""

    def recorded(crane: Any) -> str:
        return log(called("listBerths", {"listberthsresponse": {"berth": [{"id": "x", "crane": crane}]}}))

    assert corrected(tmp_path, CLOUDSTACK, recorded(1))[0] == []
    before = (tmp_path / "o.yaml").read_bytes()
    left, _ = corrected(tmp_path, CLOUDSTACK, recorded(other))
    assert left[0].startswith("field `crane` is documented as `integer`; the recorded response has ")
    assert corrected(tmp_path, CLOUDSTACK, recorded(1))[0] == []
    assert (tmp_path / "o.yaml").read_bytes() == before


def test_traffic_does_not_correct_what_every_client_knows(tmp_path: Path) -> None:
    """Models that the docs lack, such as that of tags, are in no overlay of theirs; a job in traffic is a fact."""
    berth = {"id": "x", "tags": [{"key": "a", "colour": "red"}]}
    text = log(
        called("listBerths", {"listberthsresponse": {"berth": [berth]}}),
        called("listBerths", {"listberthsresponse": {"jobid": "j"}}),
    )
    left, overlay = corrected(tmp_path, CLOUDSTACK, text)
    assert {message.partition(" of ")[0] for message in left} == {"field `colour` (`string`)"}
    (listed,) = overlay["commands"]
    assert (listed["name"], listed["async"], listed["was"]) == ("listBerths", True, {"async": False})
