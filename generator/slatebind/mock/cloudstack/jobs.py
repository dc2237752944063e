"""Asynchronous jobs, whatever they do: pending for a while, then done or failed."""

from collections.abc import Callable
from typing import Any

from slatebind.mock.cloudstack.api_error import ApiError
from slatebind.mock.data import Object, ObjectFactory

PENDING, DONE, FAILED = 0, 1, 2


class Operation:
    """A command that has started: ``finish`` completes it and returns the response, ``undo`` reverts it."""

    def __init__(
        self, changed: Object | None, finish: Callable[[], Any], undo: Callable[[], None] = lambda: None
    ) -> None:
        self.object = changed
        self.finish = finish
        self.undo = undo


class Job:
    """A command that runs asynchronously, as ``queryAsyncJobResult`` shows it."""

    def __init__(
        self, ident: str, command: str, created: str, due: float, operation: Operation, *, fails: bool
    ) -> None:
        self.id = ident
        self._command = command
        self._created = created
        self.due = due
        self._operation = operation
        self._fails = fails
        self.status = PENDING
        self._result: Any = None

    @property
    def object(self) -> Object | None:
        """The object that it changes."""
        return self._operation.object

    def settle(self) -> None:
        """Complete or fail."""
        try:
            if self._fails:
                raise ApiError(530, f"Failed to execute {self._command}: injected fault", None)
            self._result = self._operation.finish()
            self.status = DONE
        except ApiError as problem:
            self._operation.undo()
            self.status = FAILED
            self._result = {"errorcode": problem.code, "errortext": problem.text}

    def fields(self) -> Object:
        """The job as a response shows it."""
        shown: Object = {
            "jobid": self.id,
            "cmd": f"org.apache.cloudstack.api.command.{self._command}Cmd",
            "created": self._created,
            "jobprocstatus": 0,
            "jobstatus": self.status,
            "jobresultcode": 530 if self.status == FAILED else 0,
        }
        if self.object and "id" in self.object:
            shown["jobinstanceid"] = self.object["id"]
        return shown if self.status == PENDING else {**shown, "jobresulttype": "object", "jobresult": self._result}


class Jobs:
    """All jobs. Each takes ``seconds`` by ``clock``."""

    def __init__(self, factory: ObjectFactory, seconds: float, clock: Callable[[], float]) -> None:
        self._factory = factory
        self._seconds = seconds
        self._clock = clock
        self._jobs: dict[str, Job] = {}
        self._pending: list[Job] = []

    def start(self, command: str, operation: Operation, *, fails: bool) -> Job:
        """Start a job."""
        number = len(self._jobs)
        ident = str(self._factory.identity("a job", number))
        job = Job(ident, command, self._factory.time(number), self._clock() + self._seconds, operation, fails=fails)
        self._jobs[ident] = job
        self._pending.append(job)
        return job

    def settle(self) -> None:
        """Settle the jobs that are due, in the order in which they were started."""
        now = self._clock()
        while self._pending and self._pending[0].due <= now:
            self._pending.pop(0).settle()

    def get(self, ident: str) -> Job | None:
        """The job with this id."""
        return self._jobs.get(ident)

    def pending(self) -> list[Job]:
        """The jobs that are not settled."""
        return list(self._pending)
