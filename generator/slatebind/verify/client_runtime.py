"""The runtime of generated Python clients as a package, so that a server is reached in the way that they reach it.

It reads their environment and files, signs requests, and hides secrets. It knows no documented command.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from itertools import count
from types import ModuleType
from typing import Any

import msgspec

from slatebind._version import __version__
from slatebind.rendering.targets.options import option_values
from slatebind.rendering.targets.target import load_target, shipped_folder
from slatebind.rendering.views.servers import servers_of
from slatebind.spec.model import Protocol, Spec

_NAME = "slatebind_client"
_NUMBERS = count(1)


class ClientFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A generated client: its protocol, its package, if its settings are named after it, and what its docs say."""

    protocol: Protocol
    package: str | None = None
    endpoint: str = ""
    servers: tuple[tuple[str, str], ...] = ()
    auth: tuple[tuple[str, str], ...] = ()
    key_prefix: str = ""


CLOUDSTACK = ClientFacts(protocol="cloudstack")
"""A client of any CloudStack server: their settings have the same names."""


def rest_client(spec: Spec, package: str | None) -> ClientFacts:
    """The client of an HTTP API, in a package of this name or of the one that it has by default."""
    target, _ = load_target("python")
    assert target is not None
    options, _ = option_values(target, {} if package is None else {"package": package}, spec)
    servers = servers_of(spec.api)
    prefixes = (auth.prefix for auth in spec.api.auth if auth.prefix and auth.scheme == "header")
    return ClientFacts(
        protocol="rest",
        package=options["package"],
        endpoint=servers[0].url if servers else "",
        servers=tuple((server.url, server.name) for server in servers),
        auth=tuple((auth.scheme, auth.name or auth.url or "") for auth in spec.api.auth),
        key_prefix=next(prefixes, ""),
    )


@contextmanager
def client_runtime(client: ClientFacts) -> Iterator[Any]:
    """A function that imports modules of the runtime by their names, such as ``sync_client``.

    Nothing is written next to the modules: their folder is copied into generated packages.
    """
    before = sys.dont_write_bytecode
    sys.dont_write_bytecode = True
    try:
        name = _package(client)
        yield lambda module: import_module(f"{name}.runtime.{module}")
    finally:
        sys.dont_write_bytecode = before


@cache
def _package(client: ClientFacts) -> str:
    """The name of a package that has the runtime's folders where a generated one has them."""
    root = f"{_NAME}_{client.protocol}_{next(_NUMBERS)}"
    runtime = shipped_folder() / "python" / "runtime"
    folders = {
        root: [],
        f"{root}.runtime": [runtime, runtime / "jobs"],
        f"{root}.runtime.protocol": [runtime / "protocols" / client.protocol],
        f"{root}.operations": [],
        f"{root}.operations.index": [],
    }
    for name, paths in folders.items():
        module = ModuleType(name)
        module.__path__ = [str(path) for path in paths]
        sys.modules[name] = module
        parent, _, attribute = name.rpartition(".")
        if parent:
            setattr(sys.modules[parent], attribute, module)
    sys.modules[root].__dict__["__version__"] = __version__
    sys.modules[f"{root}.operations.index"].__dict__.update(
        COMMANDS={},
        ENDPOINT=client.endpoint,
        SERVERS=dict(client.servers),
        AUTH=client.auth,
        KEY_PREFIX=client.key_prefix,
    )
    identity = import_module(f"{root}.runtime.identity")
    name = client.package or f"{_NAME}_{client.protocol}"
    identity.__dict__.update(PACKAGE=name, ENVIRONMENT_PREFIX=f"{name.upper()}_")
    return root
