"""Asynchronous commands: jobs are waited for, reopened by id, pickled and cancelled."""

import pickle
import threading
from typing import Any

import pytest
from fernhill import errors, models

from emitted.conftest import Caller, Seen, Server


@pytest.fixture
def jobs(server: Server) -> dict[str, list[Any]]:
    """The states of each job, in order; each attachVolume starts the next one: j1, j2, ..."""
    told: dict[str, list[Any]] = {}
    started = iter(f"j{number}" for number in range(1, 99))
    server.answers["attachVolume"] = lambda seen: {"jobid": next(started), "id": seen["id"]}
    server.answers["deleteVolume"] = server.answers["attachVolume"]

    def query(seen: Seen) -> Any:
        answers = told[seen["jobid"]]
        return answers.pop(0) if len(answers) > 1 else answers[0]

    server.answers["queryAsyncJobResult"] = query
    return told


PENDING = {"jobstatus": 0, "jobresultcode": 0}
DONE = {"jobstatus": 1, "jobresult": {"volume": {"id": "v", "name": "data"}}}
FAILED = {"jobstatus": 2, "jobresultcode": 530, "jobresult": {"errorcode": 533, "errortext": "no room"}}


def attach(client: Any) -> Any:
    """An asynchronous command."""
    return client.volume.attach_volume(id="v", virtualmachineid="m")


def test_a_job_is_waited_for(server: Server, call: Caller, jobs: dict[str, Any], no_waiting: list[float]) -> None:
    """The result is the model; pauses grow up to a limit; progress is reported; the job names its object."""
    jobs["j1"] = [*[PENDING] * 12, DONE]
    told: list[Any] = []
    job = call(attach)
    assert (job.id, job.object_id) == ("j1", "v")
    found = call(attach_first(jobs, 12), lambda job: job.result(progress=told.append))
    assert (type(found), found.name) == (models.Volume, "data")
    assert [status.state for status in told] == ["pending"] * 12 + ["done"]
    assert no_waiting == sorted(no_waiting)
    assert (no_waiting[0], no_waiting[-1]) == (0.5, 10.0)
    assert len(server.seen) == 2 + 13


def attach_first(jobs: dict[str, Any], pending: int) -> Any:
    """The second job of a server, which is pending at first."""
    jobs["j2"] = [*[PENDING] * pending, DONE]
    return attach


def test_awaiting_a_job_gives_its_result(login: dict[str, Any], jobs: dict[str, Any]) -> None:
    """In the async client, a job is awaitable."""
    jobs["j1"] = [PENDING, DONE]

    async def wait(job: Any) -> Any:
        return await job

    assert Caller("async", login)(attach, wait).name == "data"


def test_a_failed_job_raises_a_typed_error(call: Caller, jobs: dict[str, Any]) -> None:
    """The error is a JobFailed and of the class for its code; it has the server's message and can be pickled."""
    jobs["j1"] = [PENDING, FAILED]
    with pytest.raises(
        errors.InsufficientCapacity, match=r"attachVolume: job j1 \(object v\) failed: 533 no room"
    ) as problem:
        call(attach, lambda job: job.result())
    found = problem.value
    again = pickle.loads(pickle.dumps(found))
    for failure in (found, again):
        assert isinstance(failure, errors.JobFailed)
        assert (failure.errorcode, failure.text, failure.job_id, failure.command) == (
            533,
            "no room",
            "j1",
            "attachVolume",
        )


@pytest.mark.parametrize("result", [None, "text", [], {}])
def test_a_job_that_fails_without_a_message(call: Caller, jobs: dict[str, Any], result: object) -> None:
    """The error has the code of the job."""
    jobs["j1"] = [{"jobstatus": 2, "jobresultcode": 530, "jobresult": result}]
    with pytest.raises(errors.JobFailed) as problem:
        call(attach, lambda job: job.result())
    assert isinstance(problem.value, errors.ServerError)


@pytest.mark.parametrize("result", [None, "text", {}])
def test_a_job_without_a_result(call: Caller, jobs: dict[str, Any], result: object) -> None:
    """A finished job without the expected object is an error, not an empty model."""
    jobs["j1"] = [{"jobstatus": 1, "jobresult": result}]
    with pytest.raises(errors.UnexpectedResponse):
        call(attach, lambda job: job.result())


def test_success_of_a_job(server: Server, call: Caller, jobs: dict[str, Any]) -> None:
    """Jobs without a result object respond with a boolean."""
    server.answers["deleteNetwork"] = {"jobid": "j"}
    jobs["j"] = [{"jobstatus": "1", "jobresult": {"success": True}}]
    assert call(lambda c: c.network.delete_network(id="n"), lambda job: job.result()).success is True


def test_timeout(call: Caller, jobs: dict[str, Any]) -> None:
    """The error names the job, which continues on the server and can be waited for again."""
    jobs["j1"] = [PENDING]
    with pytest.raises(errors.JobTimedOut, match=r"job j1 \(object v\) did not end within") as problem:
        call(attach, lambda job: job.result(timeout=0.02))
    assert problem.value.job_id == "j1"
    assert isinstance(problem.value, TimeoutError)


def test_a_silent_server_does_not_exceed_the_timeout(server: Server, call: Caller, jobs: dict[str, Any]) -> None:
    """The timeout limits each request for the job's state as well."""
    release = threading.Event()
    jobs["j1"] = [PENDING]
    answers = server.answers["queryAsyncJobResult"]
    server.answers["queryAsyncJobResult"] = lambda seen: answers(seen) if release.wait() else {}
    try:
        with pytest.raises(errors.JobTimedOut):
            call(attach, lambda job: job.result(timeout=0.2))
    finally:
        release.set()


def test_the_first_pause_can_be_set(call: Caller, jobs: dict[str, Any], no_waiting: list[float]) -> None:
    """The first request for a job's state comes after the given pause."""
    jobs["j1"] = [PENDING, PENDING, DONE]
    call(attach, lambda job: job.result(poll=60.0))
    assert no_waiting == [60.0, 60.0]


def test_waiting_can_be_cancelled(login: dict[str, Any], jobs: dict[str, Any]) -> None:
    """Setting the event stops the sync client's waiting at once, but not the job."""
    jobs["j1"] = [PENDING]
    cancel = threading.Event()
    with pytest.raises(errors.WaitCancelled, match=r"the wait for job j1 \(object v\) was cancelled"):
        Caller("sync", login)(attach, lambda job: job.result(poll=60.0, cancel=cancel, progress=lambda _: cancel.set()))


def test_status_without_waiting(server: Server, call: Caller, jobs: dict[str, Any]) -> None:
    """Reading the status sends one request; a finished job sends none."""
    jobs["j1"] = [PENDING]
    assert call(attach, lambda job: job.status()).state == "pending"
    jobs["j2"] = [FAILED]
    assert call(attach, lambda job: job.status()).state == "failed"
    assert server.commands().count("queryAsyncJobResult") == 2


def test_jobs_can_be_reopened(call: Caller, jobs: dict[str, Any]) -> None:
    """By id, with or without the model, and from a pickle, which contains no connection and no secret."""
    jobs["j1"] = [DONE]
    assert call(lambda c: c.job("j1", models.Volume), lambda job: job.result()).name == "data"
    assert call(lambda c: c.job("j1"), lambda job: job.result()) == {"id": "v", "name": "data"}
    packed = pickle.dumps(call(attach))
    assert b"se/cret" not in packed
    with pytest.raises(errors.ConfigurationError, match="job j1 belongs to no client"):
        call(lambda _: pickle.loads(packed).result())
    assert call(lambda c: c.job(pickle.loads(packed)), lambda job: job.result()).name == "data"


def test_several_jobs(login: dict[str, Any], jobs: dict[str, Any]) -> None:
    """Jobs run in parallel; results keep their order; failures are raised when all jobs have ended."""
    import fernhill  # noqa: PLC0415 - found through conftest

    jobs.update(j1=[PENDING, PENDING, DONE], j2=[DONE], j3=[FAILED], j4=[PENDING, DONE])
    with fernhill.Client(**login) as cloud:
        first, second, third, fourth = (attach(cloud) for _ in range(4))
        assert [volume.name for volume in cloud.wait([first, second])] == ["data", "data"]
        with pytest.raises(ExceptionGroup, match="1 of 3 jobs failed") as problem:
            cloud.wait([second, third, fourth])
        assert isinstance(problem.value.exceptions[0], errors.InsufficientCapacity)
        assert fourth.result().name == "data"
        assert cloud.wait([]) == []


def test_several_jobs_awaited(login: dict[str, Any], jobs: dict[str, Any]) -> None:
    """The async client gives the same results."""
    jobs.update(j1=[PENDING, DONE], j2=[DONE])

    async def both(client: Any) -> Any:
        return await client.wait([await attach(client), await attach(client)])

    assert [volume.name for volume in Caller("async", login)(both)] == ["data", "data"]


def test_waiting_survives_network_failures(server: Server, call: Caller, jobs: dict[str, Any]) -> None:
    """Requests for a job's state are safe to repeat, so waiting continues where a single call would give up."""
    bad = (503, b"busy")
    jobs["j1"] = [bad, bad, bad, DONE]
    assert call(attach, lambda job: job.result(), retries=0).name == "data"
    jobs["j2"] = [bad]
    with pytest.raises(errors.Unavailable):
        call(attach, lambda job: job.result(), retries=0)


@pytest.mark.parametrize("inner", [{}, {"id": "x"}, {"jobid": None}, {"jobid": {}}])
def test_a_response_without_a_job(server: Server, call: Caller, inner: object) -> None:
    """The docs say that a command is asynchronous; a response without a job is an error."""
    server.answers["attachVolume"] = inner
    with pytest.raises(errors.UnexpectedResponse):
        call(attach)


def test_job_ids_in_a_list_start_nothing(server: Server, call: Caller) -> None:
    """Listed objects with the id of a pending job are read as objects."""
    server.answers["listVolumes"] = {"count": 1, "volume": [{"id": "v", "jobid": "j", "jobstatus": 0}]}
    (found,) = call(lambda c: c.volume.list_volumes().all())
    assert found.id == "v"
