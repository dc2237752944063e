"""Commands that every server has, whether the docs describe them or not: those about jobs, and ``listApis``."""

from collections.abc import Callable, Mapping
from typing import Any

from slatebind.mock.cloudstack.api_error import missing_parameter, unknown_entity
from slatebind.mock.cloudstack.api_list import describe_apis
from slatebind.mock.cloudstack.jobs import Jobs
from slatebind.mock.cloudstack.pages import Pagination
from slatebind.mock.cloudstack.request import CommandRequest
from slatebind.mock.data import Object
from slatebind.spec.model import Command, Param, Response, Spec

_QUERY, _LIST_JOBS, _LIST_APIS = "queryAsyncJobResult", "listAsyncJobs", "listApis"
_COMMANDS = (
    Command(
        name=_QUERY,
        group="",
        description="Retrieves the current status of asynchronous job.",
        params=(Param(name="jobid", type="uuid", required=True, description="the ID of the asynchronous job"),),
        response=Response(shape="object"),
    ),
    Command(name=_LIST_JOBS, group="", description="Lists all pending asynchronous jobs for the account."),
    Command(
        name=_LIST_APIS,
        group="",
        description="lists all available apis on the server",
        params=(Param(name="name", type="string", description="API name"),),
    ),
)


class BuiltinCommands:
    """Executes them. ``listApis`` describes the commands and fields of the docs alone: of others only those asked for.

    So ``slatebind verify`` finds no difference between docs and a server that serves them.
    """

    def __init__(self, documented: Spec, jobs: Jobs, pagination: Pagination) -> None:
        self._documented = documented
        self._jobs = jobs
        self._pagination = pagination
        self._by_name: Mapping[str, Callable[[CommandRequest], Any]] = {
            _QUERY: self._query_job,
            _LIST_JOBS: self._list_jobs,
            _LIST_APIS: self._list_apis,
        }

    @property
    def names(self) -> frozenset[str]:
        """The names of the commands."""
        return frozenset(self._by_name)

    def execute(self, request: CommandRequest) -> Any:
        """The content of the response to a request for one of them."""
        return self._by_name[request.command](request)

    def _query_job(self, request: CommandRequest) -> Object:
        ident = request.get("jobid")
        if not ident:
            raise missing_parameter(_QUERY, "jobid")
        job = self._jobs.get(ident)
        if job is None:
            raise unknown_entity(_QUERY, "jobid", ident)
        return job.fields()

    def _list_jobs(self, request: CommandRequest) -> Object:
        jobs = [job.fields() for job in self._jobs.pending()]
        return self._pagination.page(_LIST_JOBS, "asyncjobs", jobs, request.lowercase_params())

    def _list_apis(self, request: CommandRequest) -> Object:
        documented, wanted = self._documented.commands, request.get("name")
        chosen = [command for command in (*documented, *_COMMANDS) if command.name == wanted][:1]
        # As on a server, the list has no pages.
        apis = describe_apis(chosen if wanted else documented, {model.name: model for model in self._documented.models})
        return {"count": len(apis), "api": apis} if apis else {}
