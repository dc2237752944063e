"""Asynchronous commands: jobs are waited for, found again, pickled and cancelled."""

import pickle
import threading
from typing import Any

import pytest
from fernhill import errors, models

from emitted.conftest import Caller, Seen, Server


@pytest.fixture
def jobs(server: Server) -> dict[str, list[Any]]:
    """What the server tells of each job, in turn; each attachVolume starts the next one: j1, j2, ..."""
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
    """A command that takes its time."""
    return client.volume.attach_volume(id="v", virtualmachineid="m")


def test_a_job_is_waited_for(server: Server, call: Caller, jobs: dict[str, Any], no_waiting: list[float]) -> None:
    """The result is the model; pauses grow to a ceiling; progress is told; the job knows what it works on."""
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
    """The second job of a server, pending for a while."""
    jobs["j2"] = [*[PENDING] * pending, DONE]
    return attach


def test_awaiting_a_job_is_its_result(login: dict[str, Any], jobs: dict[str, Any]) -> None:
    """In the async client, a job can be awaited."""
    jobs["j1"] = [PENDING, DONE]

    async def wait(job: Any) -> Any:
        return await job

    assert Caller("async", login)(attach, wait).name == "data"


def test_a_failed_job_is_a_typed_error(call: Caller, jobs: dict[str, Any]) -> None:
    """It is a JobFailed and of the kind of its code, with the server's words; a pickle keeps all of it."""
    jobs["j1"] = [PENDING, FAILED]
    with pytest.raises(errors.InsufficientCapacity, match="attachVolume: job j1 failed: 533 no room") as problem:
        call(attach, lambda job: job.result())
    found = problem.value
    again = pickle.loads(pickle.dumps(found))
    for one in (found, again):
        assert isinstance(one, errors.JobFailed)
        assert (one.errorcode, one.text, one.job_id, one.command) == (533, "no room", "j1", "attachVolume")


@pytest.mark.parametrize("result", [None, "text", [], {}])
def test_a_job_that_fails_without_words(call: Caller, jobs: dict[str, Any], result: object) -> None:
    """The code of the job itself is left then."""
    jobs["j1"] = [{"jobstatus": 2, "jobresultcode": 530, "jobresult": result}]
    with pytest.raises(errors.JobFailed) as problem:
        call(attach, lambda job: job.result())
    assert isinstance(problem.value, errors.ServerError)


@pytest.mark.parametrize("result", [None, "text", {}])
def test_a_job_without_its_result(call: Caller, jobs: dict[str, Any], result: object) -> None:
    """A job that is done but has nothing to show where a model is due is an error, not an empty model."""
    jobs["j1"] = [{"jobstatus": 1, "jobresult": result}]
    with pytest.raises(errors.UnexpectedAnswer):
        call(attach, lambda job: job.result())


def test_success_of_a_job(server: Server, call: Caller, jobs: dict[str, Any]) -> None:
    """Jobs that leave nothing behind tell of their success as a boolean."""
    server.answers["deleteNetwork"] = {"jobid": "j"}
    jobs["j"] = [{"jobstatus": "1", "jobresult": {"success": True}}]
    assert call(lambda c: c.network.delete_network(id="n"), lambda job: job.result()).success is True


def test_time_runs_out(call: Caller, jobs: dict[str, Any]) -> None:
    """The error names the job, which goes on at the server and can be waited for again."""
    jobs["j1"] = [PENDING]
    with pytest.raises(errors.JobTimedOut, match="job j1 was not done after") as problem:
        call(attach, lambda job: job.result(timeout=0.02))
    assert problem.value.job_id == "j1"
    assert isinstance(problem.value, TimeoutError)


def test_a_silent_server_does_not_outlast_the_waiting(server: Server, call: Caller, jobs: dict[str, Any]) -> None:
    """The time that may be waited bounds the questions, too, which may last a second each."""
    release = threading.Event()
    jobs["j1"] = [PENDING]
    answers = server.answers["queryAsyncJobResult"]
    server.answers["queryAsyncJobResult"] = lambda seen: answers(seen) if release.wait() else {}
    try:
        with pytest.raises(errors.JobTimedOut):
            call(attach, lambda job: job.result(timeout=0.2))
    finally:
        release.set()


def test_the_first_pause_may_be_long(call: Caller, jobs: dict[str, Any], no_waiting: list[float]) -> None:
    """Whoever knows that a job takes minutes asks no sooner."""
    jobs["j1"] = [PENDING, PENDING, DONE]
    call(attach, lambda job: job.result(poll=60.0))
    assert no_waiting == [60.0, 60.0]


def test_waiting_is_called_off(login: dict[str, Any], jobs: dict[str, Any]) -> None:
    """Setting the event ends the waiting of the sync client at once, not the job."""
    jobs["j1"] = [PENDING]
    cancel = threading.Event()
    with pytest.raises(errors.WaitCancelled, match="no longer waited for job j1"):
        Caller("sync", login)(attach, lambda job: job.result(poll=60.0, cancel=cancel, progress=lambda _: cancel.set()))


def test_status_without_waiting(server: Server, call: Caller, jobs: dict[str, Any]) -> None:
    """Asking how a job stands asks once; a job that has ended is not asked for again."""
    jobs["j1"] = [PENDING]
    assert call(attach, lambda job: job.status()).state == "pending"
    jobs["j2"] = [FAILED]
    assert call(attach, lambda job: job.status()).state == "failed"
    assert server.commands().count("queryAsyncJobResult") == 2


def test_a_job_is_found_again(call: Caller, jobs: dict[str, Any]) -> None:
    """By its id, with or without its model, and from a pickle, which holds no connection and no secret."""
    jobs["j1"] = [DONE]
    assert call(lambda c: c.job("j1", models.Volume), lambda job: job.result()).name == "data"
    assert call(lambda c: c.job("j1"), lambda job: job.result()) == {"id": "v", "name": "data"}
    packed = pickle.dumps(call(attach))
    assert b"se/cret" not in packed
    with pytest.raises(errors.ConfigurationError, match="job j1 has no client"):
        call(lambda _: pickle.loads(packed).result())
    assert call(lambda c: c.job(pickle.loads(packed)), lambda job: job.result()).name == "data"


def test_several_jobs_together(login: dict[str, Any], jobs: dict[str, Any]) -> None:
    """Jobs run side by side; results come in their order; what failed is told when all have ended."""
    import fernhill  # noqa: PLC0415 - found through conftest

    jobs.update(j1=[PENDING, PENDING, DONE], j2=[DONE], j3=[FAILED], j4=[PENDING, DONE])
    with fernhill.Client(**login) as cloud:
        first, second, third, fourth = (attach(cloud) for _ in range(4))
        assert [one.name for one in cloud.wait([first, second])] == ["data", "data"]
        with pytest.raises(ExceptionGroup, match="1 of 3 jobs failed") as problem:
            cloud.wait([second, third, fourth])
        assert isinstance(problem.value.exceptions[0], errors.InsufficientCapacity)
        assert fourth.result().name == "data"
        assert cloud.wait([]) == []


def test_several_jobs_together_awaited(login: dict[str, Any], jobs: dict[str, Any]) -> None:
    """The same with the async client."""
    jobs.update(j1=[PENDING, DONE], j2=[DONE])

    async def both(client: Any) -> Any:
        return await client.wait([await attach(client), await attach(client)])

    assert [one.name for one in Caller("async", login)(both)] == ["data", "data"]


def test_the_network_may_be_gone_for_a_while(server: Server, call: Caller, jobs: dict[str, Any]) -> None:
    """Asking again is safe: waiting outlasts what a single call would not."""
    bad = (503, b"busy")
    jobs["j1"] = [bad, bad, bad, DONE]
    assert call(attach, lambda job: job.result(), retries=0).name == "data"
    jobs["j2"] = [bad]
    with pytest.raises(errors.Unavailable):
        call(attach, lambda job: job.result(), retries=0)


@pytest.mark.parametrize("inner", [{}, {"id": "x"}, {"jobid": None}, {"jobid": {}}])
def test_a_start_without_a_job(server: Server, call: Caller, inner: object) -> None:
    """That a command is asynchronous is known from the docs: an answer without a job is an error."""
    server.answers["attachVolume"] = inner
    with pytest.raises(errors.UnexpectedAnswer):
        call(attach)


def test_job_ids_in_a_list_start_nothing(server: Server, call: Caller) -> None:
    """Objects carry the id of a pending job; they are objects all the same."""
    server.answers["listVolumes"] = {"count": 1, "volume": [{"id": "v", "jobid": "j", "jobstatus": 0}]}
    (found,) = call(lambda c: c.volume.list_volumes().all())
    assert found.id == "v"
