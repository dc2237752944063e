"""APIs of this protocol have no jobs that are alike: what the runtime knows of jobs is refused."""

from __future__ import annotations

from typing import Literal, NamedTuple, NoReturn, TypeVar

import msgspec

from ..base_errors import ConfigurationError
from ..http import HttpResponse
from .operation import Operation
from .params import Params

T = TypeVar("T")

JOB_QUERY = Operation("job")


class StartedJob(NamedTuple):
    """A job, and the object that it works on."""

    id: str
    object_id: str | None

    @property
    def description(self) -> str:
        """What a message calls it."""
        return f"job {self.id}"


class JobReport(msgspec.Struct, frozen=True):
    """What is known about a job."""

    @property
    def state(self) -> Literal["pending", "done", "failed"]:
        """Whether the job has ended, and how."""
        return "pending"

    @property
    def result(self) -> msgspec.Raw:
        """The content of the job's result."""
        return msgspec.Raw(b"null")


def _refuse() -> NoReturn:
    raise ConfigurationError("this API has no jobs")


def parse_started_job(_operation: Operation, _body: msgspec.Raw) -> StartedJob:
    """Refused."""
    _refuse()


def parse_started_job_response(
    _operation: Operation, _response: HttpResponse
) -> StartedJob:
    """Refused."""
    _refuse()


def job_query_params(_job_id: str) -> Params:
    """Refused."""
    _refuse()


def parse_job_report(_job_id: str, _body: msgspec.Raw) -> JobReport:
    """Refused."""
    _refuse()


def parse_job_result(
    _operation: Operation, _job: StartedJob, _report: JobReport, _model: type[T]
) -> T:
    """Refused."""
    _refuse()
