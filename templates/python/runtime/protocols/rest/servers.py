"""Where requests are sent: the server that the docs name, another one of them, or any URL."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from ..base_errors import ConfigurationError
from ..settings import validated_endpoint
from .documented import default_endpoint, schemes, servers
from .settings import Settings


def endpoint_of(settings: Settings) -> str:
    """The base URL, by default that of the docs; it may be called by the name of a documented server.

    A ConfigurationError if there is none, or it cannot be used.
    """
    url = _chosen(settings)
    if not url:
        raise ConfigurationError("the docs do not say where the API is: give endpoint")
    if "{" in url:
        raise ConfigurationError(
            f"the endpoint {url} has variables: give endpoint with their values"
        )
    chosen: Settings = {**settings, "endpoint": url}
    return validated_endpoint(chosen)


def token_url_of(settings: Settings) -> str:
    """Where tokens are fetched: the URL of the docs, on the server that is chosen if it is on the default one.

    Secrets for one server, such as a sandbox, are not sent to another. Empty if no URL
    is known.
    """
    if url := settings.get("token_url"):
        return url
    documented = schemes().get("oauth2", "")
    default, chosen = default_endpoint().rstrip("/"), _chosen(settings).rstrip("/")
    if documented.startswith(f"{default}/"):
        return chosen + documented.removeprefix(default)
    if urlsplit(documented)[:2] == urlsplit(default)[:2]:
        return urljoin(chosen, urlsplit(documented).path)
    return documented


def _chosen(settings: Settings) -> str:
    url = settings.get("endpoint") or default_endpoint()
    return servers().get(url.lower(), url)
