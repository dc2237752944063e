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
