"""The model NetworkService."""

from __future__ import annotations

from ..runtime.model import Model


class NetworkService(Model, kw_only=True):
    """A service that a network offers."""

    name: str | None = None
    provider: list[NetworkServiceProvider] | None = None
    capability: list[NetworkServiceCapability] | None = None


# Below the class, since models may refer to each other.
from .network_service_capability import NetworkServiceCapability
from .network_service_provider import NetworkServiceProvider
