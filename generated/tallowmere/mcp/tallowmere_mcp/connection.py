"""The connection to the API, with the settings that the package's client reads."""

import threading

from mcp.server.mcpserver.exceptions import ToolError

from .api import CREDENTIALS_HELP, Session, Transport, calls, errors, load_settings


class Connection:
    """Opened by the first call, so that commands can be searched without credentials."""

    def __init__(self, profile: str | None) -> None:
        self._profile = profile
        self._lock = threading.Lock()
        self._session: Session | None = None

    def session(self) -> Session:
        """The session; a ToolError if server or credentials are missing or invalid."""
        with self._lock:
            if self._session is None:
                try:
                    settings = load_settings(self._profile, {})
                    self._session = Session(
                        calls.context_from(settings), Transport(settings)
                    )
                except errors.ConfigurationError as problem:
                    help_text = " ".join(CREDENTIALS_HELP.split())
                    raise ToolError(f"{problem}. {help_text}") from None
            return self._session

    def close(self) -> None:
        """Close the connections, if there are any."""
        if self._session is not None:
            self._session.close()
