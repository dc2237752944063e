"""All exceptions of this package: one ``except`` for all of them, or for exactly one kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .base_errors import ArgumentError as ArgumentError
from .base_errors import ConfigurationError as ConfigurationError
from .base_errors import ConnectionFailed as ConnectionFailed
from .base_errors import Error as Error
from .base_errors import InsecureWarning as InsecureWarning
from .base_errors import MultipleResultsFound as MultipleResultsFound
from .base_errors import NoResultFound as NoResultFound
from .base_errors import NotJson as NotJson
from .base_errors import Redirected as Redirected
from .base_errors import ResultCountError as ResultCountError
from .base_errors import TimedOut as TimedOut
from .base_errors import TlsError as TlsError
from .base_errors import TransportError as TransportError
from .base_errors import UnexpectedResponse as UnexpectedResponse
from .base_errors import Unreachable as Unreachable
from .base_errors import WaitTimedOut as WaitTimedOut
from .protocol.errors import *

_OLD_NAMES = {"NotOne": ResultCountError, "UnexpectedAnswer": UnexpectedResponse}

if TYPE_CHECKING:
    NotOne = ResultCountError
    UnexpectedAnswer = UnexpectedResponse
else:

    def __getattr__(name: str) -> Any:
        """The errors by their old names."""
        if name not in _OLD_NAMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        import warnings

        found = _OLD_NAMES[name]
        message = f"errors.{name} is now called errors.{found.__name__}"
        warnings.warn(message, DeprecationWarning, stacklevel=2)
        return found
