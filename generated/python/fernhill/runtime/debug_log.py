"""Logging that an environment variable turns on, without a line of code."""

from __future__ import annotations

import logging
import os

from .base_errors import ConfigurationError
from .identity import PACKAGE

VARIABLE = f"{PACKAGE.rpartition('.')[2].upper()}_LOG"
"""``debug`` shows requests and responses on standard error, ``info`` retries alone."""
_LEVELS = {"debug": logging.DEBUG, "info": logging.INFO}


def configure_from_environment() -> None:
    """Show the package's log as ``VARIABLE`` asks for. No message contains a secret."""
    wanted = os.environ.get(VARIABLE, "").lower()
    if not wanted:
        return
    if wanted not in _LEVELS:
        levels = " or ".join(_LEVELS)
        raise ConfigurationError(f"{VARIABLE} must be {levels}, not {wanted!r}")
    log = logging.getLogger(PACKAGE)
    log.setLevel(_LEVELS[wanted])
    if not any(isinstance(handler, _EnvironmentHandler) for handler in log.handlers):
        log.addHandler(_EnvironmentHandler())


class _EnvironmentHandler(logging.StreamHandler):  # type: ignore[type-arg]
    """The handler that is added once, for all clients."""

    def __init__(self) -> None:
        super().__init__()
        text = "%(asctime)s %(levelname)s %(name)s: %(message)s"
        self.setFormatter(logging.Formatter(text))
