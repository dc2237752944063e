"""Asynchronous jobs: pending for a while, then done or failed. Knows nothing of what they do."""

from collections.abc import Callable
from typing import Any

from slatebind.mock.data import Maker, Object
from slatebind.mock.refusal import RefusedError

PENDING, DONE, FAILED = 0, 1, 2


class Work:
    """What a command does, begun: ``finish`` does the rest and gives the answer, ``undo`` takes it back."""

    def __init__(self, one: Object | None, finish: Callable[[], Any], undo: Callable[[], None]) -> None:
        self.object = one
        self.finish = finish
        self.undo = undo


class Job:
    """A command at work, as ``queryAsyncJobResult`` tells of it."""

    def __init__(self, ident: str, command: str, created: str, due: float, work: Work, *, fails: bool) -> None:
        self.id = ident
        self._command = command
        self._created = created
        self.due = due
        self._work = work
        self._fails = fails
        self.status = PENDING
        self._result: Any = None

    @property
    def object(self) -> Object | None:
        """What it works on."""
        return self._work.object

    def settle(self) -> None:
        """Come to its end."""
        try:
            if self._fails:
                raise RefusedError(
                    530, f"Failed to execute {self._command}: the mock server was told to let jobs fail", None
                )
            self._result = self._work.finish()
            self.status = DONE
        except RefusedError as problem:
            self._work.undo()
            self.status = FAILED
            self._result = {"errorcode": problem.code, "errortext": problem.text}

    def fields(self) -> Object:
        """What an answer tells of it."""
        told: Object = {
            "jobid": self.id,
            "cmd": f"org.apache.cloudstack.api.command.{self._command}Cmd",
            "created": self._created,
            "jobprocstatus": 0,
            "jobstatus": self.status,
            "jobresultcode": 530 if self.status == FAILED else 0,
        }
        if self.object and "id" in self.object:
            told["jobinstanceid"] = self.object["id"]
        return told if self.status == PENDING else {**told, "jobresulttype": "object", "jobresult": self._result}


class Jobs:
    """All jobs. Each lasts ``seconds`` by ``clock``."""

    def __init__(self, maker: Maker, seconds: float, clock: Callable[[], float]) -> None:
        self._maker = maker
        self._seconds = seconds
        self._clock = clock
        self._jobs: dict[str, Job] = {}
        self._pending: list[Job] = []

    def start(self, command: str, work: Work, *, fails: bool) -> Job:
        """Begin a job."""
        number = len(self._jobs)
        ident = str(self._maker.identity("a job", number))
        job = Job(ident, command, self._maker.date(number), self._clock() + self._seconds, work, fails=fails)
        self._jobs[ident] = job
        self._pending.append(job)
        return job

    def settle(self) -> None:
        """Let the jobs whose time has come end, in the order in which they began."""
        now = self._clock()
        while self._pending and self._pending[0].due <= now:
            self._pending.pop(0).settle()

    def get(self, ident: str) -> Job | None:
        """The job with this id."""
        return self._jobs.get(ident)

    def pending(self) -> list[Job]:
        """The jobs that have not ended."""
        return list(self._pending)
