"""Logging that an environment variable turns on, without a line of code."""

from __future__ import annotations

import logging
import os

from .base_errors import ConfigurationError
from .identity import ENVIRONMENT_PREFIX, PACKAGE

VARIABLE = f"{ENVIRONMENT_PREFIX}LOG"
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
    # For all clients, the handler is added once.
    if not any(handler.name == VARIABLE for handler in log.handlers):
        handler = logging.StreamHandler()
        handler.name = VARIABLE
        text = "%(asctime)s %(levelname)s %(name)s: %(message)s"
        handler.setFormatter(logging.Formatter(text))
        log.addHandler(handler)
