"""Handling requests: routes, authentication, arguments, objects. Independent of the network."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from slatebind.mock.data import Object, ObjectFactory, TypicalValues
from slatebind.mock.entities import Entities
from slatebind.mock.faults import Faults
from slatebind.mock.http_messages import HttpResponse, Request
from slatebind.mock.rest.arguments import ArgumentReader, Arguments, converted_fields
from slatebind.mock.rest.authenticator import Authenticator
from slatebind.mock.rest.behaviors import Behavior, infer_behaviors
from slatebind.mock.rest.collections import Collections
from slatebind.mock.rest.description import DESCRIPTION_PATH, Description
from slatebind.mock.rest.http_error import JSON, HttpError
from slatebind.mock.rest.pages import Pagination, payload
from slatebind.mock.rest.routes import Match, Routes
from slatebind.mock.service import Call, Settings
from slatebind.spec.access import needs_credentials
from slatebind.spec.model import Command, Spec
from slatebind.spec.paging import paging_of
from slatebind.verify.exchanges import SELF_DESCRIPTION

_NO_CONTENT = 204
_NO_BODY = (_NO_CONTENT, 304)
_FILE = b"slatebind mock\n"


class RestService:
    """The server without the network. Handles one request at a time."""

    default_path = ""
    methods = None
    login = ""
    description_path = DESCRIPTION_PATH

    def __init__(self, spec: Spec, settings: Settings, faults: Faults, documented: Spec) -> None:
        self._spec = spec
        self._description = Description(documented)
        self._routes = Routes(spec)
        self._behaviors = infer_behaviors(spec)
        models = {model.name: model for model in spec.models}
        resources = (behavior.resource for behavior in self._behaviors.values() if behavior.resource)
        entities = {resource.path: resource.model for resource in resources if resource.model}
        self._factory = ObjectFactory(Entities(entities, models), TypicalValues(), {}, settings.seed, settings.objects)
        self._collections = Collections(self._behaviors.values(), self._factory, settings.objects)
        self._authenticator = Authenticator(spec.api.auth, settings.credentials)
        self._arguments = ArgumentReader(
            spec, is_strict=settings.is_strict, refuses_unknown=settings.refuses_unknown_params
        )
        self._pagination = Pagination(settings)
        self._models = models
        self._count = settings.objects
        self.executed: list[Call] = []

    def handle(self, request: Request) -> HttpResponse:
        """The response to a request."""
        try:
            if self._describes(request):
                return HttpResponse(200, self._description.document, JSON)
            if token := self._authenticator.issue_token(request):
                return token
            matches = self._routes.matches(request)
            if any(needs_credentials(match.command, self._spec.api) for match in matches):
                self._authenticator.check(request)
            reading = self._arguments.read(request, matches)
            if reading.error:
                raise reading.error
            return self._execute(request, reading.match, reading.arguments)
        except HttpError as problem:
            return problem.response()

    def failure(self, request: Request, status: int, seconds: float) -> HttpResponse:
        """The response for an injected fault; a client that asked too often is told when to try again."""
        headers = {"Retry-After": f"{seconds:.0f}"} if status == 429 else {}
        return HttpError(status, "injected fault", headers).response()

    def malformed(self, text: str) -> HttpResponse:
        """The response to a request that cannot be decoded."""
        return HttpError(400, text).response()

    def command(self, request: Request) -> str | None:
        """The name of the command that a request calls; None if there is none."""
        if self._describes(request):
            return SELF_DESCRIPTION
        try:
            return self._arguments.read(request, self._routes.matches(request)).match.command.name
        except HttpError:
            return None

    def objects(self, entity: str) -> list[Object]:
        """The current objects of a collection, by its path or the last segment of it."""
        return self._collections.named(entity)

    @property
    def secret_params(self) -> frozenset[str]:
        """The parameters of the query that are keys."""
        keys = (auth for auth in self._spec.api.auth if auth.scheme == "query")
        return frozenset(name for auth in keys for name in (auth.name, *auth.also) if name)

    def end_sessions(self) -> None:
        """Forget all tokens that were issued."""
        self._authenticator.end_sessions()

    def environment(self, endpoint: str) -> Mapping[str, str]:
        """The variables that generated clients read."""
        prefix = re.sub(r"\W+", "_", self._spec.api.name).upper()
        return {f"{prefix}_ENDPOINT": endpoint, **self._authenticator.environment(prefix)}

    def _describes(self, request: Request) -> bool:
        """Whether a request asks for the description of the server, at a path that the API does not have itself."""
        is_own = request.raw_path.partition("?")[0] == DESCRIPTION_PATH and request.method in ("GET", "HEAD")
        return is_own and not self._routes.has_fixed(DESCRIPTION_PATH)

    def _execute(self, request: Request, match: Match, arguments: Arguments) -> HttpResponse:
        behavior = self._behaviors[match.command.name]
        key, body = self._result(request, match, behavior, arguments)
        self.executed.append(Call(command=match.command.name, params=arguments.all(), id=key))
        return _response(match.command, body)

    def _result(
        self, request: Request, match: Match, behavior: Behavior, arguments: Arguments
    ) -> tuple[str | None, Any]:
        """The key of the object that a command is about, and what it responds with."""
        command, resource = match.command, behavior.resource
        if resource is None or behavior.kind == "other":
            return None, self._shown(command)
        if behavior.kind == "list":
            paging = paging_of(command, self._spec.api.paging)
            keys, objects = self._collections.keys(resource), self._collections.all(resource)
            return None, payload(command, paging, self._pagination.page(command, paging, request, keys, objects))
        if behavior.kind == "create":
            created = self._collections.create(resource, converted_fields(resource.model, arguments.fields))
            return str(created[resource.key or "id"]), self._object(command, created)
        key = [*match.variables.values()][-1]
        item = self._collections.get(resource, key)
        if item is None:
            raise HttpError(404, f"there is no `{key}` in {resource.name}")
        if behavior.kind == "delete":
            self._collections.remove(resource, key)
        elif behavior.kind == "update":
            changed = converted_fields(resource.model, arguments.fields)
            changed.pop(resource.key or "id", None)
            item.update(changed)
        return key, self._object(command, item)

    def _object(self, command: Command, item: Object) -> Any:
        """An object as a command responds with it; None if it responds with nothing."""
        response = command.response
        if response.shape == "object":
            return _inside(response.key, item)
        return [item] if response.shape == "list" else response.example

    def _shown(self, command: Command) -> Any:
        """The response of a command that belongs to no collection: its example, or a generated object."""
        response = command.response
        model = self._models.get(response.model or "")
        if response.example is not None or model is None:
            return response.example
        if response.shape == "list":
            objects = [self._factory.make(model, command.name, index) for index in range(self._count)]
            return _inside(response.key, objects)
        return _inside(response.key, self._factory.make(model, command.name, 0))


def _inside(key: str | None, value: Any) -> Any:
    """A value inside of the objects that a dotted key names."""
    for part in reversed(key.split(".") if key else ()):
        value = {part: value}
    return value


def _response(command: Command, body: Any) -> HttpResponse:
    content_type = command.response.content_type
    if content_type:
        text = body.encode() if isinstance(body, str) else _FILE
        return HttpResponse(_status(command, is_empty=False), text, content_type)
    status = _status(command, is_empty=body is None)
    encoded = b"" if body is None or status in _NO_BODY else msgspec.json.encode(body)
    return HttpResponse(status, encoded, JSON)


def _status(command: Command, *, is_empty: bool) -> int:
    """The documented status of success, else the usual one."""
    stated = command.response.status
    if isinstance(stated, int):
        return stated
    successes = [status.code for status in command.statuses if isinstance(status.code, int) and status.code // 100 == 2]
    return min(successes, default=_NO_CONTENT if is_empty else 200)
