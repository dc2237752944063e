"""How servers are trusted and reached: one TLS context, and the proxy."""

from __future__ import annotations

import os
import warnings
from os import PathLike
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from .base_errors import ConfigurationError, InsecureWarning
from .settings import ConnectionSettings, is_loopback, validated_url

if TYPE_CHECKING:
    import ssl


def tls_context(settings: ConnectionSettings) -> ssl.SSLContext | None:
    """The context for an https endpoint; creating one is slow, so a client has one."""
    if not settings.get("endpoint", "").startswith("https:"):
        return None
    import ssl

    verify = settings.get("verify", True)
    cert = settings.get("cert")
    files: tuple[str, object] = ("verify", verify)
    try:
        context = _trusting(verify)
        if cert:
            files = ("cert", cert)
            file, key = (cert, None) if isinstance(cert, str | PathLike) else cert
            context.load_cert_chain(file, key)
    except (OSError, ssl.SSLError) as error:
        raise ConfigurationError(
            f"{files[0]}: {_paths(files[1])} cannot be loaded: {error.strerror or error}"
        ) from None
    if verify is False:
        warnings.warn(
            "verify=False: anybody between here and the server can read and change everything",
            InsecureWarning,
            stacklevel=4,
        )
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _paths(value: object) -> str:
    paths = value if isinstance(value, tuple) else (value,)
    return " and ".join(str(path) for path in paths)


def _trusting(verify: bool | str | PathLike[str]) -> ssl.SSLContext:
    import ssl

    if isinstance(verify, bool):
        return ssl.create_default_context()
    if os.path.isdir(verify):
        return ssl.create_default_context(capath=verify)
    return ssl.create_default_context(cafile=verify)


def proxy_from(settings: ConnectionSettings) -> str | None:
    """The URL of the proxy to use: the one that is set, else the environment's.

    This machine is reached without the environment's.
    """
    if "proxy" in settings:
        proxy = settings["proxy"] or None
    else:
        proxy = _proxy_from_environment(settings.get("endpoint", ""))
    if proxy is not None:
        validated_url("proxy", proxy)
    return proxy


def _proxy_from_environment(endpoint: str) -> str | None:
    if not any(name.lower().endswith("_proxy") for name in os.environ):
        return None
    from urllib.request import getproxies_environment, proxy_bypass

    parts = urlsplit(endpoint)
    proxies = getproxies_environment()
    if is_loopback(parts.hostname or "") or proxy_bypass(parts.netloc):
        return None
    return proxies.get(parts.scheme) or proxies.get("all")
