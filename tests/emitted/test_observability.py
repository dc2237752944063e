"""What operators see of a client: its name, its log and its spans."""

import asyncio
import http.client
import logging
import sys
import urllib.parse
from collections.abc import Iterator
from typing import Any

import fernhill
import pytest
from fernhill import errors
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from emitted.conftest import KEY, Caller, Server

ZONES = {"count": 1, "zone": [{"id": "z"}]}


def zones(client: Any) -> Any:
    """All zones."""
    return client.zone.list_zones().all()


def test_the_user_agent(server: Server, call: Caller) -> None:
    """It names the package and its version; a header of one's own replaces it."""
    server.answers["listZones"] = ZONES
    call(zones)
    call(zones, headers={"user-agent": "mine/1"})
    own, replaced = (seen.headers["user-agent"] for seen in server.seen)
    assert own.startswith(f"fernhill/{fernhill.__version__} Python/3.")
    assert replaced == "mine/1"


@pytest.fixture
def log() -> Iterator[logging.Logger]:
    """The package's logger, left as it was."""
    found = logging.getLogger("fernhill")
    level, handlers = found.level, list(found.handlers)
    yield found
    found.setLevel(level)
    found.handlers[:] = handlers


def test_logging_by_the_environment(
    server: Server,
    call: Caller,
    log: logging.Logger,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Requests and responses are shown on standard error, once, without secrets."""
    server.answers["listZones"] = ZONES
    monkeypatch.setenv("FERNHILL_LOG", "debug")
    call(zones)
    call(zones)
    shown = capsys.readouterr().err
    assert shown.count("sending Request(GET listZones") == 2
    assert "HTTP 200" in shown
    assert KEY not in shown
    assert len(log.handlers) == 1


def test_an_unknown_log_level(login: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the variable and its values."""
    monkeypatch.setenv("FERNHILL_LOG", "verbose")
    with pytest.raises(errors.ConfigurationError, match="FERNHILL_LOG must be debug or info, not 'verbose'"):
        fernhill.Client(**login)


@pytest.fixture(scope="module")
def exporter() -> InMemorySpanExporter:
    """Where the spans of this process go; OpenTelemetry allows one provider."""
    kept = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(kept))
    trace.set_tracer_provider(provider)
    return kept


def test_spans(server: Server, call: Caller, exporter: InMemorySpanExporter) -> None:
    """A span for each call names the command, the server, the last status and the number of resends."""
    exporter.clear()
    server.answers["listZones"] = [(503, b"busy"), ZONES]
    call(zones, tracing=True)
    call(zones)
    (span,) = exporter.get_finished_spans()
    assert (span.name, span.kind) == ("listZones", trace.SpanKind.CLIENT)
    assert span.attributes == {
        "server.address": "127.0.0.1",
        "http.request.method": "GET",
        "http.response.status_code": 200,
        "http.request.resend_count": 1,
    }


def test_spans_of_failures(server: Server, call: Caller, exporter: InMemorySpanExporter) -> None:
    """A failed call is recorded with its error, which contains no secret."""
    exporter.clear()
    server.answers["createAccount"] = 431, {"errorcode": 431, "errortext": "hunter2-of-bob is too short"}
    given = {"accounttype": 0, "email": "a@b.example", "username": "bob", "password": "hunter2-of-bob"}
    with pytest.raises(errors.InvalidParameter):
        call(lambda c: c.account.create_account(**given), tracing=True)
    (span,) = exporter.get_finished_spans()
    assert span.status.status_code is trace.StatusCode.ERROR
    assert [event.name for event in span.events] == ["exception"]
    assert "hunter2" not in f"{span.status.description}{[dict(event.attributes or {}) for event in span.events]}"


def test_tracing_without_opentelemetry(login: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what to install."""
    monkeypatch.setitem(sys.modules, "opentelemetry.trace", None)
    with pytest.raises(errors.ConfigurationError, match=r"pip install 'fernhill\[opentelemetry\]'"):
        fernhill.Client(**login, tracing=True)


def test_the_log_of_the_http_library(
    server: Server, call: Caller, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    """With DEBUG for everything, even what http.client prints has neither key nor signature."""
    server.answers["listZones"] = ZONES
    caplog.set_level(logging.DEBUG)
    before = http.client.HTTPConnection.debuglevel
    http.client.HTTPConnection.debuglevel = 1
    try:
        call(zones)
    finally:
        http.client.HTTPConnection.debuglevel = before
    (seen,) = server.seen
    shown = caplog.text + "".join(capsys.readouterr())
    assert "listZones" in shown
    for secret in (KEY, urllib.parse.quote_plus(KEY), urllib.parse.quote(KEY)):
        assert secret not in shown
    for secret in (seen["signature"], urllib.parse.quote(seen["signature"], safe="")):
        assert secret not in shown


def test_a_transport_of_ones_own(call: Caller) -> None:
    """It gets each request with its time-outs and returns the response."""
    steps: list[fernhill.Send] = []

    def transport(step: fernhill.Send) -> fernhill.HttpResponse:
        steps.append(step)
        return fernhill.HttpResponse(200, {"content-type": "application/json"}, b'{"r": {"zone": [{"id": "z"}]}}')

    (zone,) = call(zones, transport=transport, timeout=5.0)
    assert zone.id == "z"
    assert steps[0].request.command == "listZones"
    assert 0 < steps[0].timeout <= 5.0


def test_an_async_transport_of_ones_own(login: dict[str, Any]) -> None:
    """It may be a coroutine function."""

    async def transport(_: fernhill.Send) -> fernhill.HttpResponse:
        return fernhill.HttpResponse(200, {}, b'{"r": {}}')

    assert Caller("async", login)(zones, transport=transport) == []


def test_a_wrong_transport(call: Caller) -> None:
    """What is no response is an error of the package."""
    with pytest.raises(errors.ConfigurationError, match="transport has to return an HttpResponse"):
        call(zones, transport=lambda step: None)


def test_the_number_of_connections(server: Server, login: dict[str, Any]) -> None:
    """The async client opens no more than were asked for; both accept the setting."""
    server.answers["listZones"] = ZONES

    async def many() -> list[Any]:
        async with fernhill.AsyncClient(**login, pool_size=1) as cloud:
            return await asyncio.gather(*(zones(cloud) for _ in range(5)))

    assert len(asyncio.run(many())) == 5
    assert len({seen.port for seen in server.seen}) == 1
    with fernhill.Client(**login, pool_size=1) as cloud:
        zones(cloud)
