"""The runtime of emitted Python clients as a package, so that a server is reached in the way that they reach it.

It reads their environment and files, signs requests, and hides secrets. It knows no documented command.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from slatebind._version import __version__
from slatebind.rendering.target import shipped_folder
from slatebind.spec.model import Protocol

_NAME = "slatebind_client"


@contextmanager
def client_runtime(protocol: Protocol) -> Iterator[Any]:
    """A function that imports modules of the runtime by their names, such as ``sync_client``.

    Nothing is written next to the modules: their folder is copied into generated packages.
    """
    before = sys.dont_write_bytecode
    sys.dont_write_bytecode = True
    try:
        name = _package(protocol)
        yield lambda module: import_module(f"{name}.runtime.{module}")
    finally:
        sys.dont_write_bytecode = before


@cache
def _package(protocol: Protocol) -> str:
    """The name of a package that has the runtime's folders where an emitted one has them."""
    root = f"{_NAME}_{protocol}"
    runtime = shipped_folder() / "python" / "runtime"
    folders = {
        root: [],
        f"{root}.runtime": [runtime, runtime / "jobs"],
        f"{root}.runtime.protocol": [runtime / "protocols" / protocol],
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
    sys.modules[f"{root}.operations.index"].__dict__["COMMANDS"] = {}
    return root
