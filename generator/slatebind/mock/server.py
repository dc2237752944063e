"""The mock server: an HTTP server in a thread of its own, on a local socket."""

import asyncio
import socket
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

import uvicorn
from starlette.types import Scope
from uvicorn.protocols.http.h11_impl import H11Protocol

from slatebind.diagnostic import Severity
from slatebind.mock.application import Endpoint, HandledRequest, RequestListener, create_application
from slatebind.mock.cloudstack import CloudStackService
from slatebind.mock.faults import Faults, read_fault
from slatebind.mock.rest import RestService
from slatebind.mock.service import Call, Credentials, ServiceFactory, Settings, path_of_endpoint
from slatebind.mock.stoppable_server import StoppableServer
from slatebind.project.steps import apply_shipped_overlay, open_spec
from slatebind.protocols import protocol_named
from slatebind.spec.codec import Loaded
from slatebind.spec.model import Spec

_SERVICES: Mapping[str, ServiceFactory] = {"cloudstack": CloudStackService, "rest": RestService}


class SpecError(ValueError):
    """A spec that cannot be served; the message contains the findings."""


class MockServer:
    """A server that behaves like a real one for a spec, from ``start`` to ``stop``, or in a ``with`` block.

    ``spec`` is the path of a spec or of docs, or a loaded spec. ``faults`` are spelled as on the command line:
    ``429=0.1``, ``slow=0.1:2.0``. Without a ``port``, a free one is used. ``Settings`` describes the other arguments.
    ``on_request`` is called with each request that was handled. Raises a SpecError, and an OSError on start.
    """

    def __init__(  # noqa: PLR0913 - one argument a setting
        self,
        spec: str | Path | Spec | Loaded,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        key: str = Credentials().key,
        secret: str = Credentials().secret,
        username: str = Credentials().username,
        password: str = Credentials().password,
        seed: int = 0,
        job_seconds: float = Settings().job_seconds,
        page_limit: int = Settings().page_limit,
        page_cap: int | None = None,
        dropped_rows: float = 0.0,
        objects: int = Settings().objects,
        faults: Iterable[str] = (),
        is_strict: bool = False,
        refuses_unknown_params: bool = False,
        origins: Iterable[str] = (),
        on_request: RequestListener | None = None,
    ) -> None:
        self.key, self.secret = key, secret
        self.username, self.password = username, password
        documented, completed = _specs(spec)
        settings = Settings(
            credentials=Credentials(key=key, secret=secret, username=username, password=password),
            seed=seed,
            job_seconds=job_seconds,
            page_limit=page_limit,
            page_cap=page_cap,
            dropped_rows=dropped_rows,
            objects=objects,
            faults=tuple(map(read_fault, faults)),
            is_strict=is_strict,
            refuses_unknown_params=refuses_unknown_params,
            origins=tuple(origins),
        )
        self._origins = settings.origins
        own = protocol_named(completed.api.protocol).own_commands
        self._faults = Faults(settings.faults, seed, completed.commands, own)
        self._service = _SERVICES[completed.api.protocol](completed, settings, self._faults, documented)
        self._path = path_of_endpoint(completed.api.endpoint) or self._service.default_path
        self._address = (host, port)
        self._on_request = on_request or _ignore_request
        self._running: StoppableServer | None = None
        self.endpoint = ""

    @property
    def executed(self) -> tuple[Call, ...]:
        """The calls that were executed so far, in order, including those whose responses were dropped."""
        return tuple(self._service.executed)

    def objects(self, entity: str) -> tuple[dict[str, Any], ...]:
        """The current objects of an entity: ``server.objects("virtualmachine")``."""
        return tuple(dict(item) for item in self._service.objects(entity))

    @property
    def login(self) -> str:
        """How else to log in, for people; empty if there is no other way."""
        return self._service.login

    @property
    def description(self) -> str:
        """The address of the OpenAPI document of the server; empty if a command describes it."""
        path = self._service.description_path
        return f"{self.endpoint.removesuffix(self._path)}{path}" if path else ""

    @property
    def environment(self) -> Mapping[str, str]:
        """The variables of the environment in which clients look for the server, and for their credentials."""
        return self._service.environment(self.endpoint)

    def end_sessions(self) -> None:
        """End all login sessions, as servers do after a while."""
        self._service.end_sessions()

    def start(self) -> "MockServer":
        """Start listening, unless started already. ``endpoint`` is the address from then on."""
        if self._running:
            return self
        family = socket.AF_INET6 if ":" in self._address[0] else socket.AF_INET
        listener = socket.create_server(self._address, family=family, backlog=512)
        host, port = listener.getsockname()[:2]
        self.endpoint = f"http://{f'[{host}]' if ':' in host else host}:{port}{self._path}"
        connections = _Connections()
        endpoint = Endpoint(self._service, self._faults, self._on_request, connections.abort)
        config = uvicorn.Config(
            create_application(endpoint, self._path, self._service.methods, self._origins),
            http=connections.protocol(),
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
        )

        def drop_connections() -> None:
            connections.abort_all()
            endpoint.cancel_sleepers()

        self._running = StoppableServer(config, "slatebind mock", drop_connections)
        self._running.start(listener)
        return self

    def stop(self) -> None:
        """Stop the server."""
        if self._running:
            self._running.stop()
            self._running = None

    def __enter__(self) -> "MockServer":
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


class _Connections:
    """The open connections by client address, so that they can be dropped."""

    def __init__(self) -> None:
        self._open: dict[tuple[Any, ...], asyncio.Transport] = {}

    def protocol(self) -> type[asyncio.Protocol]:
        """A protocol that registers its connections."""
        connections = self._open

        class Protocol(H11Protocol):
            def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
                super().connection_made(transport)
                if self.client:
                    connections[self.client] = transport

            def connection_lost(self, exc: Exception | None) -> None:
                if self.client:
                    connections.pop(self.client, None)
                super().connection_lost(exc)

        return Protocol

    def abort(self, scope: Scope) -> None:
        """Drop a connection without a response."""
        transport = self._open.get(tuple(scope["client"] or ()))
        if transport:
            transport.abort()

    def abort_all(self) -> None:
        """Drop all connections."""
        for transport in list(self._open.values()):
            transport.abort()


def _specs(given: str | Path | Spec | Loaded) -> tuple[Spec, Spec]:
    """The spec, and the same completed with what its protocol needs."""
    if isinstance(given, Spec):
        loaded = Loaded(spec=given, positions={}, diagnostics=())
    else:
        loaded = given if isinstance(given, Loaded) else open_spec(str(given))
    if loaded.spec is None:
        raise SpecError("\n".join(map(str, loaded.diagnostics)))
    completed = apply_shipped_overlay(loaded)
    problems = [found for found in completed.diagnostics if found not in loaded.diagnostics]
    if completed.spec is None or any(found.severity is Severity.ERROR for found in problems):
        raise SpecError("\n".join(map(str, problems)))
    return loaded.spec, completed.spec


def _ignore_request(_: HandledRequest) -> None:
    pass
