"""What the command line and the environment configure, but for the connection."""

import os
from typing import Literal, NamedTuple, TypeGuard, get_args

from .api import ENVIRONMENT_PREFIX
from .data import TOOLS

Ask = Literal["never", "destructive", "always"]
Tools = Literal["dynamic", "groups", "commands"]
KINDS_OF_TOOLS: tuple[Tools, ...] = get_args(Tools)
ASK = f"{ENVIRONMENT_PREFIX}MCP_ASK"
READ_ONLY = f"{ENVIRONMENT_PREFIX}MCP_READ_ONLY"
_ON, _OFF = ("1", "true", "yes", "on"), ("", "0", "false", "no", "off")


class OptionError(Exception):
    """An option has a value that it cannot have."""


class Options(NamedTuple):
    """``ask`` says for which changes the user is asked, ``only`` names groups and commands, ``tools`` what has a tool."""

    ask: Ask
    is_read_only: bool
    only: tuple[str, ...]
    tools: Tools = TOOLS


def options_from(only: str, tools: Tools = TOOLS) -> Options:
    """The options of the environment; an OptionError if one is invalid."""
    ask = os.environ.get(ASK) or "always"
    if not _is_ask(ask):
        raise OptionError(f"{ASK} is {ask!r}; it can be never, destructive or always")
    read_only = os.environ.get(READ_ONLY, "").lower()
    if read_only not in _ON + _OFF:
        raise OptionError(f"{READ_ONLY} is {read_only!r}; it can be 1 or 0")
    names = tuple(name.strip() for name in only.split(",") if name.strip())
    return Options(ask, read_only in _ON, names, tools)


def _is_ask(text: str) -> TypeGuard[Ask]:
    return text in ("never", "destructive", "always")
