"""A typed client for the Fernhill Cloud API Reference."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import models as models
    from .async_client import AsyncClient as AsyncClient
    from .client import Client as Client
    from .runtime import errors as errors
    from .runtime.jobs import AsyncJob as AsyncJob
    from .runtime.jobs import Job as Job
    from .runtime.pages import AsyncPages as AsyncPages
    from .runtime.pages import Pages as Pages

__version__ = "0.1.0"
__all__ = [
    "AsyncClient",
    "AsyncJob",
    "AsyncPages",
    "Client",
    "Job",
    "Pages",
    "errors",
    "models",
]

_HOMES = {
    "AsyncClient": ".async_client",
    "AsyncJob": ".runtime.jobs",
    "AsyncPages": ".runtime.pages",
    "Client": ".client",
    "Job": ".runtime.jobs",
    "Pages": ".runtime.pages",
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
        return module if name in ("errors", "models") else getattr(module, name)


def __dir__() -> list[str]:
    return sorted(__all__)
