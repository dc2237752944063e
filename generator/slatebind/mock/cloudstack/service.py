"""Handling requests: authentication, arguments, execution. Independent of HTTP except for status codes."""

import time
from collections.abc import Callable, Mapping
from typing import Any

from slatebind.mock.cloudstack.api_error import ApiError, malformed_request, unknown_command
from slatebind.mock.cloudstack.arguments import check_control_characters, check_known, read_arguments
from slatebind.mock.cloudstack.authenticator import PROTOCOL_PARAMS, Authenticator
from slatebind.mock.cloudstack.behaviors import CommandBehavior, infer_behaviors
from slatebind.mock.cloudstack.builtin_commands import BuiltinCommands
from slatebind.mock.cloudstack.command_handler import CommandHandler
from slatebind.mock.cloudstack.envelope import command_response, envelope_of, error_response
from slatebind.mock.cloudstack.examples import objects_in_examples
from slatebind.mock.cloudstack.jobs import Jobs, Operation
from slatebind.mock.cloudstack.pages import Pagination
from slatebind.mock.cloudstack.request import CommandRequest
from slatebind.mock.cloudstack.typical_values import TYPICAL_VALUES
from slatebind.mock.data import Object, ObjectFactory
from slatebind.mock.faults import Faults
from slatebind.mock.http_messages import HttpResponse, Request
from slatebind.mock.service import Call, Settings
from slatebind.mock.store import Store
from slatebind.spec.model import Spec

_SESSION_COMMANDS = ("login", "logout")


class CloudStackService:
    """The server without the network. Handles one request at a time."""

    default_path = "/client/api"
    methods = ("GET", "POST")
    secret_params: frozenset[str] = frozenset()
    description_path = ""

    def __init__(
        self,
        spec: Spec,
        settings: Settings,
        faults: Faults,
        documented: Spec,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._settings = settings
        self._faults = faults
        self._behaviors = infer_behaviors(spec)
        entities, examples = self._behaviors.entities, objects_in_examples(self._behaviors)
        factory = ObjectFactory(entities, TYPICAL_VALUES, examples, settings.seed, settings.objects)
        self.store = Store(entities, factory)
        self.executed: list[Call] = []
        self._authenticator = Authenticator(settings.credentials, is_strict=settings.is_strict)
        self._jobs = Jobs(factory, settings.job_seconds, clock)
        pagination = Pagination(settings)
        self._handler = CommandHandler(self._behaviors, self.store, factory, self._jobs, pagination)
        self._builtin = BuiltinCommands(documented, self._jobs, pagination)

    def handle(self, request: Request) -> HttpResponse:
        """The response to a request."""
        called = CommandRequest.of(request)
        try:
            return self._respond(called, called.command)
        except ApiError as problem:
            return error_response(self._envelope(called.command), problem, is_json=called.wants_json)

    def failure(self, request: Request, status: int, seconds: float) -> HttpResponse:
        """The response for an injected fault; a client that asked too often is told when to try again."""
        called = CommandRequest.of(request)
        problem, headers = ApiError(status, "injected fault"), {}
        if status == 429:
            text = "The given user has reached his/her account api limit, please retry later"
            problem, headers = ApiError(status, text, None), {"Retry-After": f"{seconds:.0f}"}
        envelope = self._envelope(called.command) or envelope_of(called.command)
        return error_response(envelope, problem, is_json=called.wants_json, headers=headers)

    def malformed(self, text: str) -> HttpResponse:
        """The response to a request that cannot be decoded."""
        return error_response(None, malformed_request(text))

    def command(self, request: Request) -> str | None:
        """The name of the command that a request calls; None if there is no such command."""
        name = CommandRequest.of(request).command
        return name if self._envelope(name) else None

    def objects(self, entity: str) -> list[Object]:
        """The current objects of an entity."""
        return self.store.all(entity)

    def end_sessions(self) -> None:
        """End all login sessions, as a real server does after half an hour."""
        self._authenticator.end_sessions()

    def environment(self, endpoint: str) -> Mapping[str, str]:
        """The variables that ``cs`` and generated clients read."""
        accepted = self._settings.credentials
        return {
            "CLOUDSTACK_ENDPOINT": endpoint,
            "CLOUDSTACK_KEY": accepted.key,
            "CLOUDSTACK_SECRET": accepted.secret,
        }

    @property
    def login(self) -> str:
        """How to log in with a session."""
        accepted = self._settings.credentials
        return f"or log in as {accepted.username} with the password {accepted.password}"

    def _envelope(self, name: str) -> str | None:
        """The key of a command's responses; None if there is no such command."""
        if behavior := self._behaviors.by_command.get(name):
            return behavior.command.response.envelope or envelope_of(name)
        is_builtin = name in self._builtin.names or name.lower() in _SESSION_COMMANDS
        return envelope_of(name) if is_builtin else None

    def _respond(self, request: CommandRequest, name: str) -> HttpResponse:
        cookies: dict[str, str] = {}
        inner: Any
        if name.lower() == "login":
            self._check_method(request)
            inner, cookies = self._authenticator.login(request)
            self._record_call(request)
        else:
            self._authenticator.check(request)
            self._jobs.settle()
            check_control_characters(request.params)
            inner = self._executed(request, name)
        envelope = self._envelope(name) or envelope_of(name)
        return command_response(envelope, inner, is_json=request.wants_json, cookies=cookies)

    def _executed(self, request: CommandRequest, name: str) -> Any:
        if behavior := self._behaviors.by_command.get(name) if name not in self._builtin.names else None:
            if not behavior.is_safe:
                self._check_method(request)
            return self._execute(request, behavior)
        if name.lower() == "logout":
            inner: Any = self._authenticator.logout(request)
        elif name in self._builtin.names:
            inner = self._builtin.execute(request)
        else:
            raise unknown_command(name)
        self._record_call(request)
        return inner

    def _check_method(self, request: CommandRequest) -> None:
        if self._settings.is_strict and request.method != "POST":
            raise ApiError(405, f"Method {request.method} not allowed for {request.command}: use POST", None)

    def _execute(self, request: CommandRequest, behavior: CommandBehavior) -> Any:
        params = request.lowercase_params()
        if self._settings.refuses_unknown_params:
            check_known(behavior, params)
        arguments = read_arguments(behavior, params)
        self._handler.check_references(behavior, arguments)
        if behavior.kind == "list":
            operation = Operation(None, lambda: self._handler.listed(behavior, arguments, params))
        elif behavior.kind == "read":
            operation = Operation(None, lambda: self._handler.read(behavior, arguments))
        else:
            operation = self._handler.begin(behavior, arguments)
        ident = operation.object.get("id") if operation.object else None
        if not behavior.command.is_async:
            inner = operation.finish()
            self._record_call(request, ident=ident)
            return inner
        job = self._jobs.start(behavior.command.name, operation, fails=self._faults.fails_job(behavior.command.name))
        self._record_call(request, job=job.id, ident=ident)
        return {"jobid": job.id, **({"id": ident} if behavior.kind == "create" and ident is not None else {})}

    def _record_call(self, request: CommandRequest, *, job: str | None = None, ident: Any = None) -> None:
        params = {name: value for name, value in request.params.items() if name.lower() not in PROTOCOL_PARAMS}
        self.executed.append(Call(command=request.command, params=params, job=job, id=ident))
