"""Waiting for a state of an object, and learning that a job has ended."""

from typing import Any

import pytest
from fernhill import errors

from emitted.conftest import Caller, Server

PENDING = {"jobstatus": 0}
DONE = {"jobstatus": 1, "jobresult": {"volume": {"id": "v"}}}


def machine(state: str) -> Any:
    """A list of one machine."""
    return {"count": 1, "virtualmachine": [{"id": "m", "state": state}]}


def machines(client: Any) -> Any:
    """The list of that machine."""
    return client.virtual_machine.list_virtual_machines(id="m")


def attach(client: Any) -> Any:
    """A job."""
    return client.volume.attach_volume(id="v", virtualmachineid="m")


def test_waiting_for_a_state(server: Server, call: Caller, no_waiting: list[float]) -> None:
    """The object is asked for, with growing pauses, until it is as wanted."""
    server.answers["listVirtualMachines"] = [machine("Starting")] * 3 + [machine("Running")]
    found = call(lambda c: machines(c).wait_until(lambda vm: vm.state == "Running", poll=1.0))
    assert (found.id, found.state) == ("m", "Running")
    assert no_waiting == [1.0, 1.5, 2.25]
    assert len(server.seen) == 4


def test_a_state_that_is_not_reached(server: Server, call: Caller) -> None:
    """The error has the object as it was last; an object that is gone is another error."""
    server.answers["listVirtualMachines"] = machine("Error")
    with pytest.raises(errors.WaitTimedOut, match=r"not as wanted after 0\.\d+ s: .*state='Error'") as problem:
        call(lambda c: machines(c).wait_until(lambda vm: vm.state == "Running", timeout=0.02, poll=0.01))
    assert isinstance(problem.value, TimeoutError)
    assert problem.value.last.state == "Error"
    server.answers["listVirtualMachines"] = {}
    with pytest.raises(errors.NoResultFound):
        call(lambda c: machines(c).wait_until(lambda vm: True))


def test_done(server: Server, call: Caller) -> None:
    """It asks the server until the job has ended, and not afterwards."""
    server.answers["attachVolume"] = {"jobid": "j"}
    server.answers["queryAsyncJobResult"] = [PENDING, DONE]

    def ask(job: Any) -> Any:
        return job.done()

    assert [call(attach, ask), call(lambda c: c.job("j"), ask)] == [False, True]
    assert server.commands().count("queryAsyncJobResult") == 2


def test_callbacks(server: Server, call: Caller) -> None:
    """Each is called once with the job, when the end is noticed; at once where it is known."""
    server.answers["attachVolume"] = {"jobid": "j"}
    server.answers["queryAsyncJobResult"] = [PENDING, DONE]
    seen: list[str] = []
    jobs: list[Any] = []

    def watch(job: Any) -> Any:
        jobs.append(job)
        job.add_done_callback(lambda ended: seen.append(ended.id))
        return job.result(poll=0.01)

    call(attach, watch)
    assert seen == ["j"]
    jobs[0].add_done_callback(lambda ended: seen.append(f"{ended.id} again"))
    assert seen == ["j", "j again"]


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ({"timeout": -1}, "timeout must be a number of seconds from 0 to 100000000"),
        ({"timeout": float("nan")}, "timeout must be a number"),
        ({"timeout": "5"}, "timeout must be a number"),
        ({"poll": 0}, "poll must be a number of seconds from 0.001 to 100000000"),
        ({"poll": -1, "timeout": -1}, "timeout must be .*; poll must be"),
    ],
)
def test_waits_that_are_refused(server: Server, call: Caller, options: dict[str, Any], problem: str) -> None:
    """A wait that cannot be is refused before the server is asked: jobs, several of them, and states alike."""
    server.answers["attachVolume"] = {"jobid": "j"}
    for wait in (
        lambda client: client.job("j").result(**options),
        lambda client: client.wait([client.job("j")], **options),
        lambda client: machines(client).wait_until(lambda vm: True, **options),
    ):
        with pytest.raises(errors.ConfigurationError, match=problem):
            call(wait)
    assert server.seen == []


def test_hooks_of_waits_that_are_refused(server: Server, call: Caller) -> None:
    """What is to be called, or to cancel a wait, has to be able to."""
    with pytest.raises(errors.ConfigurationError, match="progress must be a function"):
        call(lambda client: client.job("j").result(progress="print"))
    with pytest.raises(errors.ConfigurationError, match="condition must be a function"):
        call(lambda client: machines(client).wait_until("Running"))
    with pytest.raises(errors.ConfigurationError, match="cancel must be an Event"):
        Caller("sync", call.login)(lambda client: client.job("j").result(cancel=True))
    assert server.seen == []


@pytest.mark.parametrize("job", ["", " ", None, 7, {"jobid": "j"}])
def test_jobs_without_an_id(server: Server, call: Caller, job: Any) -> None:
    """A job is found by its id, a text."""
    with pytest.raises(errors.ArgumentError, match="a job is identified by a text that is not empty, not by"):
        call(lambda client: client.job(job))
    assert server.seen == []


def test_waiting_for_what_is_no_job(server: Server, call: Caller) -> None:
    """The error says how an id becomes a job."""
    with pytest.raises(errors.ArgumentError, match="'j' is not a job: the `job` method of a client makes one"):
        call(lambda client: client.wait(["j"]))
