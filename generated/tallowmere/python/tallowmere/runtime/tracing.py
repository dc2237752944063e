"""Spans of OpenTelemetry around calls. Its API is only imported if spans are asked for."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

from .base_errors import ConfigurationError
from .http import HttpResponse, Request
from .identity import PACKAGE, user_agent


class Tracer:
    """Makes a span for each call, and tells it what was sent and received."""

    def __init__(self, endpoint: str) -> None:
        try:
            self._api: Any = import_module("opentelemetry.trace")
        except ImportError:
            raise ConfigurationError(
                f"tracing needs OpenTelemetry: pip install '{PACKAGE}[opentelemetry]'"
            ) from None
        self._tracer = self._api.get_tracer(PACKAGE, user_agent().partition("/")[2])
        parts = urlsplit(endpoint)
        self._attributes = {"server.address": parts.hostname or ""}

    def span(self, command: str) -> AbstractContextManager[Any]:
        """The span of a call; an exception that leaves it is recorded, and its status."""
        return self._tracer.start_as_current_span(  # type: ignore[no-any-return]
            command, kind=self._api.SpanKind.CLIENT, attributes=self._attributes
        )

    def add(self, request: Request, response: HttpResponse) -> None:
        """Tell the current span about an attempt."""
        span = self._api.get_current_span()
        span.set_attribute("http.request.method", request.method)
        span.set_attribute("http.response.status_code", response.status)
        if request.attempt > 1:
            span.set_attribute("http.request.resend_count", request.attempt - 1)


class NoTracer:
    """Makes no spans."""

    def span(self, _command: str) -> AbstractContextManager[None]:
        """Nothing is recorded."""
        return nullcontext()

    def add(self, request: Request, response: HttpResponse) -> None:
        """Nothing is recorded."""
