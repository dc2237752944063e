"""Retries: which requests are repeated, how often, after which pause, and how long a call may take."""

import threading
from typing import Any

import pytest
from fernhill import errors

from emitted.conftest import Caller, Seen, Server


def hang_up(_: Seen) -> Any:
    """Close the connection without a response."""
    raise ConnectionAbortedError


PASSING: list[tuple[Any, type[errors.Error]]] = [
    ((429, {"errorcode": 429, "errortext": "slow down"}), errors.RateLimited),
    ((502, b"<html>"), errors.Unavailable),
    ((503, b"<html>"), errors.Unavailable),
    ((504, b"<html>"), errors.Unavailable),
    (hang_up, errors.ConnectionFailed),
]


@pytest.mark.parametrize(("trouble", "kind"), PASSING)
def test_reading_commands_are_retried(server: Server, call: Caller, trouble: Any, kind: Any) -> None:
    """On connection errors, 429, 502, 503 and 504; the error is raised after the last attempt."""
    server.answers["listZones"] = [trouble, trouble, {"zone": [{"id": "z"}]}]
    assert call(lambda c: c.zone.list_zones().first()).id == "z"
    server.answers["listZones"] = trouble
    with pytest.raises(kind, match=r"^listZones: "):
        call(lambda c: c.zone.list_zones().first(), retries=2)
    assert len(server.seen) == 6


@pytest.mark.parametrize(("trouble", "kind"), PASSING)
def test_changing_commands_are_never_sent_twice(server: Server, call: Caller, trouble: Any, kind: Any) -> None:
    """A request that failed may have been executed."""
    server.answers["createSecurityGroup"] = trouble
    with pytest.raises(kind):
        call(lambda c: c.security_group.create_security_group(name="x"))
    assert len(server.seen) == 1


@pytest.mark.parametrize("code", [401, 431, 530, 531, 533, 534])
def test_api_errors_are_not_retried(server: Server, call: Caller, code: int) -> None:
    """The server would reject the request again."""
    server.answers["listZones"] = code, {"errorcode": code, "errortext": "no"}
    with pytest.raises(errors.ApiError):
        call(lambda c: c.zone.list_zones().first())
    assert len(server.seen) == 1


def test_pauses_grow_with_jitter(server: Server, call: Caller, no_waiting: list[float]) -> None:
    """Each limit is twice the one before; each pause is in the upper half of its limit."""
    server.answers["listZones"] = 503, b""
    with pytest.raises(errors.Unavailable):
        call(lambda c: c.zone.list_zones().first(), retries=4)
    assert len(no_waiting) == 4
    for number, pause in enumerate(no_waiting, 1):
        assert 0.1 * 2**number <= pause <= 0.2 * 2**number


def test_retry_after_is_respected(server: Server, call: Caller, no_waiting: list[float]) -> None:
    """In seconds or as a date, unless the call would exceed its time limit."""
    server.headers["Retry-After"] = "7"
    server.answers["listZones"] = [(429, {"errorcode": 429}), {}]
    call(lambda c: c.zone.list_zones().all())
    assert no_waiting == [7.0]
    server.headers["Retry-After"] = "Wed, 21 Oct 2015 07:28:00 GMT"
    server.answers["listZones"] = [(429, {"errorcode": 429}), {}]
    call(lambda c: c.zone.list_zones().all())
    assert no_waiting[1] < 1
    server.headers["Retry-After"] = "600"
    server.answers["listZones"] = 429, {"errorcode": 429}
    with pytest.raises(errors.RateLimited) as problem:
        call(lambda c: c.zone.list_zones().all())
    assert problem.value.retry_after == 600


def test_the_retry_budget_is_shared_by_all_calls() -> None:
    """When most calls fail, retries stop; successful calls restore the budget."""
    from fernhill.runtime.retries import Attempt, RetryBudget, pause_before_retry  # noqa: PLC0415 - found through conftest

    budget = RetryBudget(10)
    attempt = Attempt(1, 5, deadline=1000.0)
    problem = errors.ConnectionFailed("x")
    granted = [pause_before_retry(problem, attempt, 0.0, budget) for _ in range(12)]
    assert [pause is not None for pause in granted] == [True] * 10 + [False] * 2
    for _ in range(6):
        budget.refund()
    assert pause_before_retry(problem, attempt, 0.0, budget) is not None


@pytest.mark.parametrize("option", ["read_timeout", "timeout"])
def test_silence_is_limited(server: Server, call: Caller, option: str) -> None:
    """A server that does not respond within the limit of the call or of the client is given up."""
    release = threading.Event()
    server.answers["createSecurityGroup"] = lambda _: release.wait() and {}

    def create(client: Any) -> Any:
        return client.with_options(**{option: 0.1}).security_group.create_security_group(name="x")

    try:
        with pytest.raises(errors.TimedOut, match=r"^createSecurityGroup: "):
            call(create)
    finally:
        release.set()


def test_the_whole_call_is_limited(server: Server, call: Caller) -> None:
    """Retries stop when the time limit of the call would be exceeded."""
    server.answers["listZones"] = 503, b""
    with pytest.raises(errors.Unavailable):
        call(lambda c: c.zone.list_zones().first(), timeout=0.3, retries=50)
    assert len(server.seen) < 10


def test_invalid_options_are_rejected(call: Caller) -> None:
    """The error names the option."""
    with pytest.raises(errors.ConfigurationError, match="unknown option 'tiemout'; did you mean 'timeout'"):
        call(lambda c: c.with_options(tiemout=1))
    with pytest.raises(errors.ConfigurationError, match="timeout must be a number of seconds"):
        call(lambda c: c.with_options(timeout=0))
    with pytest.raises(errors.ConfigurationError, match="page_size must be a whole number, 1 or more"):
        call(lambda c: c, page_size=-1)
    for value in (float("nan"), float("inf"), 1e12):
        with pytest.raises(errors.ConfigurationError, match="read_timeout must be a number"):
            call(lambda c: c, read_timeout=value)
