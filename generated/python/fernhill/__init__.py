"""A typed client for the Fernhill Cloud API Reference."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import models as models
    from .async_client import AsyncClient as AsyncClient
    from .client import Client as Client
    from .runtime import errors as errors
    from .runtime.flow import Send as Send
    from .runtime.http import HttpResponse as HttpResponse
    from .runtime.http import Request as Request
    from .runtime.jobs import AsyncJob as AsyncJob
    from .runtime.jobs import Job as Job
    from .runtime.jobs import JobStatus as JobStatus
    from .runtime.model import Model as Model
    from .runtime.pages import AsyncPages as AsyncPages
    from .runtime.pages import Pages as Pages
    from .runtime.protocol.settings import Settings as Settings
    from .runtime.settings import CallOptions as CallOptions

__version__ = "0.1.0"
__all__ = [
    "AsyncClient",
    "AsyncJob",
    "AsyncPages",
    "CallOptions",
    "Client",
    "HttpResponse",
    "Job",
    "JobStatus",
    "Model",
    "Pages",
    "Request",
    "Send",
    "Settings",
    "errors",
    "models",
]

_HOMES = {
    "AsyncClient": ".async_client",
    "AsyncJob": ".runtime.jobs",
    "AsyncPages": ".runtime.pages",
    "CallOptions": ".runtime.settings",
    "Client": ".client",
    "HttpResponse": ".runtime.http",
    "Job": ".runtime.jobs",
    "JobStatus": ".runtime.jobs",
    "Model": ".runtime.model",
    "Pages": ".runtime.pages",
    "Request": ".runtime.http",
    "Send": ".runtime.flow",
    "Settings": ".runtime.protocol.settings",
    "errors": ".runtime.errors",
    "models": ".models",
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        """Imports a name on first use."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        home = _HOMES[name]
        module = import_module(home, __name__)
        found = module if name in ("errors", "models") else getattr(module, name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    return sorted(__all__)
