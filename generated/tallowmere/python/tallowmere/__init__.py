"""A typed client for the Tallowmere Tool Library API."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import models as models
    from .async_client import AsyncClient as AsyncClient
    from .client import Client as Client
    from .runtime import errors as errors
    from .runtime.flow import Send as Send
    from .runtime.http import HttpResponse as HttpResponse
    from .runtime.http import Request as Request
    from .runtime.model import Model as Model
    from .runtime.pages import AsyncPages as AsyncPages
    from .runtime.pages import Pages as Pages
    from .runtime.protocol.auth import Auth as Auth
    from .runtime.protocol.auth import Basic as Basic
    from .runtime.protocol.auth import Bearer as Bearer
    from .runtime.protocol.auth import Credentials as Credentials
    from .runtime.protocol.auth import HeaderKey as HeaderKey
    from .runtime.protocol.auth import Keys as Keys
    from .runtime.protocol.auth import NoAuth as NoAuth
    from .runtime.protocol.auth import QueryKey as QueryKey
    from .runtime.protocol.auth import Signed as Signed
    from .runtime.protocol.oauth import ClientCredentials as ClientCredentials
    from .runtime.protocol.settings import Settings as Settings
    from .runtime.protocol.values import NULL as NULL
    from .runtime.protocol.values import Null as Null
    from .runtime.settings import CallOptions as CallOptions

__version__ = "0.1.0"
__all__ = [
    "NULL",
    "AsyncClient",
    "AsyncPages",
    "Auth",
    "Basic",
    "Bearer",
    "CallOptions",
    "Client",
    "ClientCredentials",
    "Credentials",
    "HeaderKey",
    "HttpResponse",
    "Keys",
    "Model",
    "NoAuth",
    "Null",
    "Pages",
    "QueryKey",
    "Request",
    "Send",
    "Settings",
    "Signed",
    "errors",
    "models",
]

_HOMES = {
    "AsyncClient": ".async_client",
    "AsyncPages": ".runtime.pages",
    "Auth": ".runtime.protocol.auth",
    "Basic": ".runtime.protocol.auth",
    "Bearer": ".runtime.protocol.auth",
    "CallOptions": ".runtime.settings",
    "Client": ".client",
    "ClientCredentials": ".runtime.protocol.oauth",
    "Credentials": ".runtime.protocol.auth",
    "HeaderKey": ".runtime.protocol.auth",
    "HttpResponse": ".runtime.http",
    "Keys": ".runtime.protocol.auth",
    "Model": ".runtime.model",
    "NULL": ".runtime.protocol.values",
    "NoAuth": ".runtime.protocol.auth",
    "Null": ".runtime.protocol.values",
    "Pages": ".runtime.pages",
    "QueryKey": ".runtime.protocol.auth",
    "Request": ".runtime.http",
    "Send": ".runtime.flow",
    "Settings": ".runtime.protocol.settings",
    "Signed": ".runtime.protocol.auth",
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
