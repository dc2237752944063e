"""What the server asks of a protocol, and the settings and records that all protocols have in common."""

import re
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any, Protocol

import msgspec

from slatebind.mock.data import Object
from slatebind.mock.faults import Fault, Faults
from slatebind.mock.http_messages import HttpResponse, Request
from slatebind.spec.model import Spec


def path_of_endpoint(endpoint: str | None) -> str:
    """The path of a documented endpoint, if it has no special characters; else empty."""
    found = re.fullmatch(r"https?://[^/?#]+((?:/[\w.-]+)+)/?", endpoint or "", re.ASCII)
    return found[1] if found else ""


class Credentials(msgspec.Struct, frozen=True, kw_only=True):
    """The credentials that the server accepts."""

    key: str = "mock-api-key"
    secret: str = "mock-secret-key"
    username: str = "admin"
    password: str = "password"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How the server behaves. ``objects`` is the initial number of objects of each entity.

    ``seed`` decides their values, and the faults; ``job_seconds`` is how long a job takes. A server that ``is_strict``
    rejects GET for what changes something, and requests that never expire.
    Browsers may read responses from pages of the ``origins``.
    A page of more than ``page_limit`` objects is refused; one of more than ``page_cap`` is cut to it without an error.
    ``dropped_rows`` is the share of objects, from 0 to 1, that are missing in a page although they are counted.
    """

    credentials: Credentials = Credentials()
    seed: int = 0
    job_seconds: float = 0.5
    page_limit: int = 500
    page_cap: int | None = None
    dropped_rows: float = 0.0
    objects: int = 3
    faults: tuple[Fault, ...] = ()
    is_strict: bool = False
    refuses_unknown_params: bool = False
    origins: tuple[str, ...] = ()

    def drops_row(self, command: str, index: int) -> bool:
        """Whether the object of an index, from 0, is missing in pages of a command."""
        return self.dropped_rows > 0 and Random(f"{self.seed}/{command}/{index}").random() < self.dropped_rows


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """A command that was executed, whether or not its response arrived. ``id`` is that of the object it changed.

    ``params`` are those of the request wherever they were sent, as text or, in a JSON body, as any value.
    """

    command: str
    params: Mapping[str, Any]
    job: str | None = None
    id: Any = None


class Service(Protocol):
    """A server without the network. Handles one request at a time."""

    @property
    def executed(self) -> Sequence[Call]:
        """The calls that were executed, in order."""

    @property
    def default_path(self) -> str:
        """The path of the endpoint if the spec states none."""

    @property
    def methods(self) -> Sequence[str] | None:
        """The HTTP methods that are handled at the endpoint's path; None for any, at any path."""

    def objects(self, entity: str) -> list[Object]:
        """The current objects of an entity."""

    def handle(self, request: Request) -> HttpResponse:
        """The response to a request."""

    def failure(self, request: Request, status: int, seconds: float) -> HttpResponse:
        """The response for an injected fault; ``seconds`` are those until a retry."""

    def malformed(self, text: str) -> HttpResponse:
        """The response to a request that cannot be decoded."""

    def command(self, request: Request) -> str | None:
        """The name of the command of the spec, or of the server itself, that a request calls; None if there is none."""

    @property
    def secret_params(self) -> frozenset[str]:
        """The parameters of requests whose values are credentials, by names that do not say so."""

    def end_sessions(self) -> None:
        """End all login sessions."""

    def environment(self, endpoint: str) -> Mapping[str, str]:
        """The variables of the environment in which clients look for a server, and for their credentials."""

    @property
    def description_path(self) -> str:
        """Where the server describes itself as a document; empty if a command does."""

    @property
    def login(self) -> str:
        """How else to log in, for people; empty if there is no other way."""


class ServiceFactory(Protocol):
    """Creates the service of a protocol."""

    def __call__(self, spec: Spec, settings: Settings, faults: Faults, documented: Spec) -> Service:
        """A service for a spec; ``faults`` draws the jobs that fail.

        The server describes itself as ``documented``, without what was added to the spec for its protocol.
        """
