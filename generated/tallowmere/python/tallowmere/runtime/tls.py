"""How servers are trusted and reached: one TLS context, and the proxy."""

from __future__ import annotations

import base64
import os
import warnings
from os import PathLike
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import unquote, urlsplit

from .base_errors import ConfigurationError, InsecureWarning
from .settings import ConnectionSettings, is_loopback, validated_proxy

if TYPE_CHECKING:
    import ssl

_File: TypeAlias = "str | PathLike[str]"
_BUNDLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
"""Environment variables with certificates to trust, as other clients in Python read them."""


def tls_context(settings: ConnectionSettings) -> ssl.SSLContext | None:
    """The context for an https endpoint or proxy; creating one is slow, so a client has one."""
    urls = settings.get("endpoint", ""), proxy_from(settings) or ""
    if not any(url.startswith("https:") for url in urls):
        return None
    import ssl

    source, verify = _trusted(settings)
    cert = settings.get("cert")
    files: tuple[object, ...] = (verify,)
    try:
        context = _trusting(verify)
        if cert:
            source = "cert"
            certificate, key = _certificate_and_key(cert)
            files = (certificate, key) if key else (certificate,)
            context.load_cert_chain(certificate, key)
    except (OSError, ssl.SSLError) as error:
        paths = " and ".join(str(file) for file in files)
        reason = error.strerror or error
        raise ConfigurationError(
            f"{source}: {paths} cannot be loaded: {reason}"
        ) from None
    if verify is False:
        warnings.warn(
            "verify=False: anybody between here and the server can read and change everything",
            InsecureWarning,
            stacklevel=5,
        )
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _certificate_and_key(
    cert: _File | tuple[_File, _File],
) -> tuple[_File, _File | None]:
    return (cert, None) if isinstance(cert, str | PathLike) else cert


def _trusted(settings: ConnectionSettings) -> tuple[str, bool | _File]:
    """What is trusted, and the name of the setting or environment variable that says so."""
    verify = settings.get("verify", True)
    if verify is True:
        for name in _BUNDLES:
            if path := os.environ.get(name):
                return name, path
    return "verify", verify


def _trusting(verify: bool | _File) -> ssl.SSLContext:
    import ssl

    if isinstance(verify, bool):
        return ssl.create_default_context()
    if os.path.isdir(verify):
        return ssl.create_default_context(capath=verify)
    return ssl.create_default_context(cafile=verify)


def proxy_from(settings: ConnectionSettings) -> str | None:
    """The URL of the proxy to use: the one that is set, else the environment's.

    This machine is reached without the environment's. A URL without a scheme is an http
    one. It may contain credentials.
    """
    if "proxy" in settings:
        proxy: str | None = settings["proxy"]
    else:
        proxy = _proxy_from_environment(settings.get("endpoint", ""))
    return validated_proxy(proxy)[0].geturl() if proxy else None


def proxy_headers(proxy: str) -> dict[str, str]:
    """The headers with the credentials in a proxy's URL, where they are percent-encoded."""
    parts = urlsplit(proxy)
    if parts.username is None:
        return {}
    user, password = unquote(parts.username), unquote(parts.password or "")
    token = base64.b64encode(f"{user}:{password}".encode()).decode()
    return {"Proxy-Authorization": f"Basic {token}"}


def _proxy_from_environment(endpoint: str) -> str | None:
    if not any(name.lower().endswith("_proxy") for name in os.environ):
        return None
    from urllib.request import getproxies_environment, proxy_bypass

    parts = urlsplit(endpoint)
    proxies = getproxies_environment()
    if is_loopback(parts.hostname or "") or proxy_bypass(parts.netloc):
        return None
    return proxies.get(parts.scheme) or proxies.get("all")
