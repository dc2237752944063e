"""Keeps secrets out of what urllib3 logs: it logs the URL of each request."""

from __future__ import annotations

import logging
import re

from .redact import HIDDEN, is_secret

_QUERY_VALUE = re.compile(r"(?<=[?&])([^=&\s]+)=([^&\s]*)")


class _RedactingFilter(logging.Filter):
    """Hides secret values of queries in the arguments of a record."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Every record passes."""
        if isinstance(record.args, tuple):
            record.args = tuple(
                _QUERY_VALUE.sub(_hide, value) if isinstance(value, str) else value
                for value in record.args
            )
        return True


def _hide(value: re.Match[str]) -> str:
    return f"{value[1]}={HIDDEN if is_secret(value[1]) else value[2]}"


_filter = _RedactingFilter()


def redact_wire_logs() -> None:
    """Redact the records of urllib3. Doing so again changes nothing."""
    logging.getLogger("urllib3.connectionpool").addFilter(_filter)
