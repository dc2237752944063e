"""Functions that sign requests, named in the configuration or on the command line."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module, util
from types import ModuleType
from typing import Any

from ..base_errors import ConfigurationError
from ..http import Request
from .auth import Signed


def signed_by(name: str) -> Signed:
    """The function of a name such as ``module:function`` or ``folder/file.py:function``.

    It gets each request as it will be sent, and returns it with a signature. A
    ConfigurationError if there is none.
    """
    source, mark, function = name.strip().rpartition(":")
    if not mark or not source or not function.isidentifier():
        raise ConfigurationError(
            f"sign: {name!r} is neither module:function nor FILE.py:function"
        )
    found = getattr(_module(source), function, None)
    if not callable(found):
        raise ConfigurationError(f"sign: {source} has no function {function!r}")
    return Signed(_checked(found, name))


def _module(source: str) -> ModuleType:
    try:
        return _from_file(source) if source.endswith(".py") else import_module(source)
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        raise ConfigurationError(
            f"sign: {source} cannot be imported: {reason}"
        ) from error


def _from_file(path: str) -> ModuleType:
    spec = util.spec_from_file_location("_signing", path)
    assert spec is not None and spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _checked(
    function: Callable[[Request], Any], name: str
) -> Callable[[Request], Request]:
    def sign(request: Request) -> Request:
        signed = function(request)
        if not isinstance(signed, Request):
            kind = type(signed).__name__
            raise ConfigurationError(f"{name} has to return a Request, not {kind}")
        return signed

    return sign
