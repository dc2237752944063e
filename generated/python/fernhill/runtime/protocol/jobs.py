"""Jobs of asynchronous commands: their start, their status and their result."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeVar

import msgspec

from ..base_errors import UnexpectedResponse
from ..http import HttpResponse
from ..raw_json import UNREADABLE, is_object
from ..response_reading import unclear_response
from .error_responses import api_error
from .errors import JobFailed
from .operation import Operation, Param
from .params import Params
from .responses import parse, parse_object, parse_plain

T = TypeVar("T")

JOB_QUERY = Operation("queryAsyncJobResult", "GET", params=(Param("jobid", "uuid"),))
"""The command that asks for the status of a job."""

_NULL = msgspec.Raw(b"null")
_GENERAL_FAILURE = 530
_STATES: dict[int | None, Literal["done", "failed"]] = {1: "done", 2: "failed"}


class StartedJob(NamedTuple):
    """The job that a command started, and the object that it works on, if known."""

    id: str
    object_id: str | None

    @property
    def description(self) -> str:
        """What a message calls it."""
        return f"job {self.id}" + (
            f" (object {self.object_id})" if self.object_id else ""
        )


class _Start(msgspec.Struct, frozen=True):
    """How a response announces a job. Old servers number their objects."""

    jobid: str | int | None = None
    id: str | int | None = None


class JobReport(msgspec.Struct, frozen=True):
    """What the server says about a job."""

    jobstatus: int | None = None
    jobresult: msgspec.Raw = _NULL
    jobresultcode: int | None = None

    @property
    def state(self) -> Literal["pending", "done", "failed"]:
        """Whether the job has ended, and how."""
        return _STATES.get(self.jobstatus, "pending")

    @property
    def result(self) -> msgspec.Raw:
        """The content of the job's result."""
        return self.jobresult


def parse_started_job(operation: Operation, body: msgspec.Raw) -> StartedJob:
    """The job in the response of an asynchronous command."""
    try:
        found = msgspec.json.decode(body, type=_Start, strict=False)
    except UNREADABLE:
        found = _Start()
    if found.jobid is None:
        raise unclear_response(operation.name, body, "no job in the response")
    return StartedJob(str(found.jobid), None if found.id is None else str(found.id))


def parse_started_job_response(
    operation: Operation, response: HttpResponse
) -> StartedJob:
    """The job in a response to an asynchronous command."""
    return parse_started_job(operation, parse(operation, response))


def job_query_params(job_id: str) -> Params:
    """The parameters that ask for a job."""
    return Params(command=JOB_QUERY.name, response="json", jobid=job_id)


def parse_job_report(job_id: str, body: msgspec.Raw) -> JobReport:
    """The status of a job, from the response to ``JOB_QUERY``."""
    try:
        return msgspec.json.decode(body, type=JobReport, strict=False)
    except UNREADABLE as error:
        message = f"{JOB_QUERY.name}: job {job_id}: {error}"
        raise UnexpectedResponse(message, command=JOB_QUERY.name) from None


def parse_job_result(
    operation: Operation, job: StartedJob, report: JobReport, model: type[T]
) -> T:
    """The result of a job that has ended; the error of one that failed."""
    if report.state != "done":
        raise _job_error(operation.name, job, report)
    if model is type(None):
        return msgspec.convert(None, model)
    if not is_object(report.jobresult):
        message = f"{operation.name}: {job.description} has no result"
        raise UnexpectedResponse(message, command=operation.name)
    return parse_object(operation, report.jobresult, model)


def _job_error(command: str, job: StartedJob, report: JobReport) -> JobFailed:
    result = report.jobresult
    if is_object(result):
        fields = parse_plain(JOB_QUERY, result)
    else:
        fields = {"errortext": bytes(result).decode(errors="replace")}
    status = report.jobresultcode or _GENERAL_FAILURE
    error = api_error(command, fields, status=status, job=job.description)
    assert isinstance(error, JobFailed)
    error.job_id, error.object_id = job
    return error
