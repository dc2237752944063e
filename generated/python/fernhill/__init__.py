"""A typed client for the Fernhill Cloud API Reference."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import models as models
    from .client import AsyncClient as AsyncClient
    from .client import Client as Client
    from .runtime import errors as errors

__version__ = "0.1.0"
__all__ = ["AsyncClient", "Client", "errors", "models"]

_HOMES = {
    "AsyncClient": ".client",
    "Client": ".client",
    "errors": ".runtime.errors",
    "models": ".models",
}


def __getattr__(name: str) -> Any:
    """Imports what is asked for when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module = import_module(_HOMES[name], __name__)
    return module if name in ("errors", "models") else getattr(module, name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
