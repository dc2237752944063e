"""Requests into answers: who asks, what for, whether it can be done, and its doing. Knows no HTTP but its statuses."""

import time
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from slatebind.mock.arguments import read_arguments, refuse_control_characters
from slatebind.mock.catalogue import Entry, build_catalogue
from slatebind.mock.data import Maker
from slatebind.mock.envelope import Answer, answer, refusal
from slatebind.mock.examples import objects_in_examples
from slatebind.mock.faults import Fault, Faults
from slatebind.mock.gate import Credentials, Gate
from slatebind.mock.jobs import Jobs
from slatebind.mock.pages import page_of
from slatebind.mock.perform import Performer
from slatebind.mock.refusal import RefusedError, missing, no_entity, unknown_command
from slatebind.mock.request import Request
from slatebind.mock.store import Store
from slatebind.spec.model import Command, Response, Spec

_NOT_THE_COMMANDS = {"command", "response", "apikey", "signature", "signatureversion", "expires", "sessionkey"}
_QUERY, _LIST_JOBS = "queryAsyncJobResult", "listAsyncJobs"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How the server behaves. ``objects`` are how many there are of each entity at first."""

    credentials: Credentials = Credentials()
    seed: int = 0
    job_seconds: float = 0.5
    page_limit: int = 500
    objects: int = 3
    faults: tuple[Fault, ...] = ()
    is_strict: bool = False


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """A command that was executed, whether or not its answer arrived. ``id`` is that of the object it is about."""

    command: str
    params: Mapping[str, str]
    job: str | None = None
    id: Any = None


class Service:
    """The server without its network. One request at a time."""

    def __init__(self, spec: Spec, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        self._settings = settings
        self._catalogue = build_catalogue(spec)
        maker = Maker(self._catalogue, objects_in_examples(self._catalogue), settings.seed, settings.objects)
        self.store = Store(self._catalogue, maker)
        self.gate = Gate(settings.credentials, is_strict=settings.is_strict)
        self.faults = Faults(settings.faults, settings.seed)
        self.executed: list[Call] = []
        self._jobs = Jobs(maker, settings.job_seconds, clock)
        self._performer = Performer(self._catalogue, self.store, maker, self._jobs)
        self._own = {_QUERY: self._query_job, _LIST_JOBS: self._list_jobs}

    def handle(self, request: Request) -> Answer:
        """The answer to a request."""
        name = request.command
        is_known = name in self._catalogue.entries or name in self._own or name.lower() in ("login", "logout")
        try:
            return self._handled(request, name)
        except RefusedError as problem:
            return refusal(name if is_known else None, problem, is_json=request.wants_json)

    def _handled(self, request: Request, name: str) -> Answer:
        if name.lower() == "login":
            self._refuse_get(request)
            inner, cookies = self.gate.login(request)
            self._note(request)
            return answer("loginresponse", inner, is_json=request.wants_json, cookies=cookies)
        self.gate.check(request)
        self._jobs.settle()
        refuse_control_characters(request.params)
        if name.lower() == "logout":
            inner = self.gate.logout(request)
            self._note(request)
        elif name in self._own:
            inner = self._own[name](request)
            self._note(request)
        elif entry := self._catalogue.entries.get(name):
            if not entry.is_safe:
                self._refuse_get(request)
            inner = self._execute(request, entry)
        else:
            raise unknown_command(name)
        return answer(f"{name.lower()}response", inner, is_json=request.wants_json)

    def _refuse_get(self, request: Request) -> None:
        if self._settings.is_strict and request.method != "POST":
            raise RefusedError(405, f"Method {request.method} not allowed for {request.command}: use POST", None)

    def _execute(self, request: Request, entry: Entry) -> Any:
        params = request.lowered()
        arguments = read_arguments(entry, params)
        self._performer.refuse_strangers(entry, arguments)
        if entry.kind == "list":
            inner = self._performer.listed(entry, arguments, params, self._settings.page_limit)
            self._note(request)
            return inner
        if entry.kind == "read":
            inner = self._performer.read(entry, arguments)
            self._note(request)
            return inner
        work = self._performer.begin(entry, arguments)
        ident = work.object.get("id") if work.object else None
        if not entry.command.is_async:
            inner = work.finish()
            self._note(request, ident=ident)
            return inner
        job = self._jobs.start(entry.command.name, work, fails=self.faults.fails_job())
        self._note(request, job=job.id, ident=ident)
        return {"jobid": job.id, **({"id": ident} if entry.kind == "create" and ident is not None else {})}

    def _query_job(self, request: Request) -> Any:
        ident = request.get("jobid")
        if not ident:
            raise missing(_QUERY, "jobid")
        job = self._jobs.get(ident)
        if job is None:
            raise no_entity(_QUERY, "jobid", ident)
        return job.fields()

    def _list_jobs(self, request: Request) -> Any:
        command = Command(name=_LIST_JOBS, group="", response=Response(shape="list"))
        entry = self._catalogue.entries.get(_LIST_JOBS) or Entry(
            command=command, kind="list", verb="list", entity="asyncjob", key="asyncjobs", model=None, params={}
        )
        return page_of(
            entry, [job.fields() for job in self._jobs.pending()], request.lowered(), self._settings.page_limit
        )

    def _note(self, request: Request, *, job: str | None = None, ident: Any = None) -> None:
        params = {name: value for name, value in request.params.items() if name.lower() not in _NOT_THE_COMMANDS}
        self.executed.append(Call(command=request.command, params=params, job=job, id=ident))
