"""Faults occur on request, at the given rates, and executed commands are recorded."""

import http.client

import pytest

from mock_server.conftest import SAMPLE, Start, Wire
from slatebind.mock import FaultError, MockServer
from slatebind.mock.faults import Faults, read_fault
from slatebind.spec.model import Command


def test_too_many_requests(start: Start) -> None:
    """429 has a Retry-After header; nothing was executed."""
    wire = start(faults=["429=1:7"])
    reply = wire.get("listZones")
    assert (reply.status, reply.inner["errorcode"], reply.headers["retry-after"]) == (429, 429, "7")
    assert reply.key == "listzonesresponse"
    assert wire.server.executed == ()


@pytest.mark.parametrize(("fault", "status"), [("503", 503), ("502", 502), ("html", 500)])
def test_pages_of_proxies(start: Start, fault: str, status: int) -> None:
    """They are HTML."""
    reply = start(faults=[f"{fault}=1"]).get("listZones")
    assert (reply.status, reply.headers["content-type"]) == (status, "text/html;charset=utf-8")
    assert reply.body.startswith(b"<html>")


def test_other_statuses(start: Start) -> None:
    """They have error responses of the API."""
    assert start(faults=["533=1"]).get("listZones").error[:2] == (533, 533)


def test_dropped_connections(start: Start) -> None:
    """The connection is closed without a response; some of the requests were executed."""
    wire = start(faults=["drop=1"], objects=0)
    for _ in range(20):
        with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
            wire.post("createSecurityGroup", name="g")
    assert 0 < len(wire.server.executed) < 20
    assert len(wire.server.objects("securitygroup")) == len(wire.server.executed)


def test_slow_responses(start: Start) -> None:
    """They arrive late, and the command is executed once."""
    wire = start(faults=["slow=1:0.01"])
    assert wire.get("listZones").status == 200
    assert len(wire.server.executed) == 1


def test_failing_jobs(start: Start) -> None:
    """The job has an error, and nothing was created."""
    wire = start(faults=["job=1"])
    began = wire.deployed(name="web").inner
    failed = wire.job(began["jobid"])
    assert (failed["jobstatus"], failed["jobresultcode"]) == (2, 530)
    assert failed["jobresult"]["errorcode"] == 530
    assert "deployVirtualMachine" in failed["jobresult"]["errortext"]
    assert wire.get("listVirtualMachines", id=began["id"]).inner == {}
    machine = wire.first("listVirtualMachines", "virtualmachine")
    wire.job(wire.post("destroyVirtualMachine", id=machine["id"]).inner["jobid"])
    assert wire.first("listVirtualMachines", "virtualmachine") == machine


def test_rates_and_seeds(start: Start) -> None:
    """The share of failed requests is the rate; the same seed fails the same requests."""

    def statuses(wire: Wire) -> list[int]:
        return [wire.get("listZones").status for _ in range(200)]

    faults = ["429=0.1", "503=0.2"]
    first = statuses(start(faults=faults, seed=5))
    assert first == statuses(start(faults=faults, seed=5)) != statuses(start(faults=faults, seed=6))
    assert 8 <= first.count(429) <= 35
    assert 22 <= first.count(503) <= 60


def test_faults_before_or_after_execution() -> None:
    """Both are about equally frequent; 429 always comes before execution."""
    faults = Faults([read_fault("503=0.5"), read_fault("429=0.5")], 0)
    events = [event for _ in range(400) if (event := faults.next_event())]
    assert len(events) == 400
    after = [event.fault.kind for event in events if event.is_after_execution]
    assert set(after) == {"503"}
    assert 60 < len(after) < 140


def test_faults_of_a_command(start: Start) -> None:
    """Other commands are executed; names can be patterns, and commands that every server has can fail."""
    wire = start(faults=["503=1,command=listZones", "533=1,command=query*"])
    assert [wire.get(name).status for name in ("listZones", "listVirtualMachines", "queryAsyncJobResult")] == [
        503,
        200,
        533,
    ]


def test_faults_of_the_first_calls(start: Start) -> None:
    """Later calls are executed, or have the faults that are given for them."""
    wire = start(faults=["503=1,command=listZones,first=2", "429=1,command=listZones,first=3"])
    assert [wire.get("listZones").status for _ in range(4)] == [503, 503, 429, 200]


def test_failing_jobs_of_a_command() -> None:
    """Jobs of other commands, and later ones, succeed."""
    faults = Faults([read_fault("job=1,command=a,first=1")], 0, [Command(name=name, group="") for name in "ab"])
    assert [faults.fails_job(name) for name in "baa"] == [False, True, False]


def test_faults_of_a_request() -> None:
    """A command of an HTTP API has its request as a name; rates are added up by command."""
    commands = [Command(name="a", group="", method="GET", path="/a/{b}"), Command(name="c", group="", path="/c")]
    limits = ["503=1,command=GET /a/:id", "drop=1,command=c"]
    faults = Faults(map(read_fault, limits), 0, commands)
    events = [faults.next_event(name) for name in ("a", "c", None)]
    assert [event and event.fault.kind for event in events] == ["503", "drop", None]
    with pytest.raises(FaultError, match="more than 1"):
        Faults(map(read_fault, [*limits, "html=0.5"]), 0, commands)


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ("503=1,command=", "command=NAME or first=COUNT"),
        ("503=1,first=0", "command=NAME or first=COUNT"),
        ("503=1,first=x", "command=NAME or first=COUNT"),
        ("503=1,last=1", "command=NAME or first=COUNT"),
        ("503=1,command=listZones,command=listUsers", "`command` is given twice"),
        ("503=1,first=1,first=2", "`first` is given twice"),
        ("503=1,command=listZone", "no command `listZone`; did you mean `listZones`"),
    ],
)
def test_invalid_limits(fault: str, message: str) -> None:
    """The error says what is expected."""
    with pytest.raises(FaultError, match=message):
        MockServer(SAMPLE, faults=[fault])


@pytest.mark.parametrize(
    "wrong",
    ["", "429", "429=", "429=2", "429=-1", "429=x", "429=nan", "200=0.1", "999=1", "no=1", "slow=1:-1", "slow=1:x"],
)
def test_invalid_faults(wrong: str) -> None:
    """The error quotes the argument."""
    with pytest.raises(FaultError, match=r"not a (fault|number)"):
        read_fault(wrong)


def test_rates_add_up_to_one_at_most() -> None:
    """Larger sums are rejected."""
    with pytest.raises(FaultError, match="more than 1"):
        Faults([read_fault("429=0.6"), read_fault("503=0.6")], 0)


def test_invalid_faults_of_a_server() -> None:
    """They are rejected before the server listens."""
    with pytest.raises(FaultError):
        MockServer("spec/fernhill.yaml", faults=["everything=1"])
