"""Handling requests: authentication, arguments, execution. Independent of HTTP except for status codes."""

import time
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from slatebind.mock.api_error import ApiError, missing_parameter, unknown_command, unknown_entity
from slatebind.mock.arguments import check_control_characters, read_arguments
from slatebind.mock.authenticator import Authenticator, Credentials
from slatebind.mock.behaviors import CommandBehavior, infer_behaviors
from slatebind.mock.command_handler import CommandHandler
from slatebind.mock.data import ObjectFactory
from slatebind.mock.examples import objects_in_examples
from slatebind.mock.faults import Fault, Faults
from slatebind.mock.jobs import Jobs
from slatebind.mock.pages import paginate
from slatebind.mock.request import Request
from slatebind.mock.responses import HttpResponse, command_response, error_response
from slatebind.mock.store import Store
from slatebind.spec.model import Command, Response, Spec

_PROTOCOL_PARAMS = {"command", "response", "apikey", "signature", "signatureversion", "expires", "sessionkey"}
_QUERY, _LIST_JOBS = "queryAsyncJobResult", "listAsyncJobs"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How the server behaves. ``objects`` is the initial number of objects of each entity."""

    credentials: Credentials = Credentials()
    seed: int = 0
    job_seconds: float = 0.5
    page_limit: int = 500
    objects: int = 3
    faults: tuple[Fault, ...] = ()
    is_strict: bool = False


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """A command that was executed, whether or not its response arrived. ``id`` is that of the object it changed."""

    command: str
    params: Mapping[str, str]
    job: str | None = None
    id: Any = None


class Service:
    """The server without the network. Handles one request at a time."""

    def __init__(self, spec: Spec, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        self._settings = settings
        self._behaviors = infer_behaviors(spec)
        factory = ObjectFactory(self._behaviors, objects_in_examples(self._behaviors), settings.seed, settings.objects)
        self.store = Store(self._behaviors, factory)
        self.authenticator = Authenticator(settings.credentials, is_strict=settings.is_strict)
        self.faults = Faults(settings.faults, settings.seed)
        self.executed: list[Call] = []
        self._jobs = Jobs(factory, settings.job_seconds, clock)
        self._handler = CommandHandler(self._behaviors, self.store, factory, self._jobs)
        self._builtin_commands = {_QUERY: self._query_job, _LIST_JOBS: self._list_jobs}

    def handle(self, request: Request) -> HttpResponse:
        """The response to a request."""
        name = request.command
        is_known = (
            name in self._behaviors.by_command or name in self._builtin_commands or name.lower() in ("login", "logout")
        )
        try:
            return self._respond(request, name)
        except ApiError as problem:
            return error_response(name if is_known else None, problem, is_json=request.wants_json)

    def _respond(self, request: Request, name: str) -> HttpResponse:
        if name.lower() == "login":
            self._check_method(request)
            inner, cookies = self.authenticator.login(request)
            self._record_call(request)
            return command_response("loginresponse", inner, is_json=request.wants_json, cookies=cookies)
        self.authenticator.check(request)
        self._jobs.settle()
        check_control_characters(request.params)
        if name.lower() == "logout":
            inner = self.authenticator.logout(request)
            self._record_call(request)
        elif name in self._builtin_commands:
            inner = self._builtin_commands[name](request)
            self._record_call(request)
        elif behavior := self._behaviors.by_command.get(name):
            if not behavior.is_safe:
                self._check_method(request)
            inner = self._execute(request, behavior)
        else:
            raise unknown_command(name)
        return command_response(f"{name.lower()}response", inner, is_json=request.wants_json)

    def _check_method(self, request: Request) -> None:
        if self._settings.is_strict and request.method != "POST":
            raise ApiError(405, f"Method {request.method} not allowed for {request.command}: use POST", None)

    def _execute(self, request: Request, behavior: CommandBehavior) -> Any:
        params = request.lowercase_params()
        arguments = read_arguments(behavior, params)
        self._handler.check_references(behavior, arguments)
        if behavior.kind == "list":
            inner = self._handler.listed(behavior, arguments, params, self._settings.page_limit)
            self._record_call(request)
            return inner
        if behavior.kind == "read":
            inner = self._handler.read(behavior, arguments)
            self._record_call(request)
            return inner
        operation = self._handler.begin(behavior, arguments)
        ident = operation.object.get("id") if operation.object else None
        if not behavior.command.is_async:
            inner = operation.finish()
            self._record_call(request, ident=ident)
            return inner
        job = self._jobs.start(behavior.command.name, operation, fails=self.faults.fails_job())
        self._record_call(request, job=job.id, ident=ident)
        return {"jobid": job.id, **({"id": ident} if behavior.kind == "create" and ident is not None else {})}

    def _query_job(self, request: Request) -> Any:
        ident = request.get("jobid")
        if not ident:
            raise missing_parameter(_QUERY, "jobid")
        job = self._jobs.get(ident)
        if job is None:
            raise unknown_entity(_QUERY, "jobid", ident)
        return job.fields()

    def _list_jobs(self, request: Request) -> Any:
        command = Command(name=_LIST_JOBS, group="", response=Response(shape="list"))
        behavior = self._behaviors.by_command.get(_LIST_JOBS) or CommandBehavior(
            command=command, kind="list", verb="list", entity="asyncjob", key="asyncjobs", model=None, params={}
        )
        jobs = [job.fields() for job in self._jobs.pending()]
        return paginate(behavior, jobs, request.lowercase_params(), self._settings.page_limit)

    def _record_call(self, request: Request, *, job: str | None = None, ident: Any = None) -> None:
        params = {name: value for name, value in request.params.items() if name.lower() not in _PROTOCOL_PARAMS}
        self.executed.append(Call(command=request.command, params=params, job=job, id=ident))
