"""Where requests are sent: the server that the docs name, another one of them, or any URL."""

from __future__ import annotations

from ..base_errors import ConfigurationError
from ..settings import validated_endpoint
from .documented import default_endpoint, servers
from .settings import Settings


def endpoint_of(settings: Settings) -> str:
    """The base URL, by default that of the docs; it may be called by the name of a documented server.

    A ConfigurationError if there is none, or it cannot be used.
    """
    url = settings.get("endpoint") or default_endpoint()
    url = servers().get(url.lower(), url)
    if not url:
        raise ConfigurationError("the docs do not say where the API is: give endpoint")
    if "{" in url:
        raise ConfigurationError(
            f"the endpoint {url} has variables: give endpoint with their values"
        )
    chosen: Settings = {**settings, "endpoint": url}
    return validated_endpoint(chosen)
