"""How servers are trusted and reached: one TLS context, and the proxy on the way."""

from __future__ import annotations

import os
import warnings
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from .errors import ConfigurationError, InsecureWarning
from .settings import Settings, checked_url, is_loopback

if TYPE_CHECKING:
    import ssl


def tls_context(settings: Settings) -> ssl.SSLContext | None:
    """The context for an https endpoint; making one is dear, so a client has one."""
    if not settings.get("endpoint", "").startswith("https:"):
        return None
    import ssl

    verify = settings.get("verify", True)
    try:
        context = _trusting(verify)
        if cert := settings.get("cert"):
            file, key = (cert, None) if isinstance(cert, str) else cert
            context.load_cert_chain(file, key)
    except (OSError, ssl.SSLError) as problem:
        raise ConfigurationError(f"certificates cannot be loaded: {problem}") from None
    if verify is False:
        warnings.warn(
            "verify=False: any machine on the way can read and change everything",
            InsecureWarning,
            stacklevel=4,
        )
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _trusting(verify: bool | str) -> ssl.SSLContext:
    import ssl

    if not isinstance(verify, str):
        return ssl.create_default_context()
    if os.path.isdir(verify):
        return ssl.create_default_context(capath=verify)
    return ssl.create_default_context(cafile=verify)


def proxy_of(settings: Settings) -> str | None:
    """The proxy to go through: the one that is set, else the environment's.

    What runs on this machine is reached without the environment's.
    """
    if "proxy" in settings:
        proxy = settings["proxy"] or None
    else:
        proxy = _proxy_of_environment(settings.get("endpoint", ""))
    if proxy is not None:
        checked_url("proxy", proxy)
    return proxy


def _proxy_of_environment(endpoint: str) -> str | None:
    if not any(name.lower().endswith("_proxy") for name in os.environ):
        return None
    from urllib.request import getproxies_environment, proxy_bypass

    parts = urlsplit(endpoint)
    found = getproxies_environment()
    if is_loopback(parts.hostname or "") or proxy_bypass(parts.netloc):
        return None
    return found.get(parts.scheme) or found.get("all")
