"""The model AsyncJob."""

from __future__ import annotations

from typing import Any

from ..runtime.dates import Timestamp
from ..runtime.model import Model


class AsyncJob(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    jobid: str | None = None
    """The job"""
    cmd: str | None = None
    """The command it runs"""
    jobstatus: int | None = None
    """0 pending, 1 done, 2 failed"""
    jobresultcode: int | None = None
    """The code of its outcome"""
    jobresult: dict[str, Any] | None = None
    """Its outcome"""
    created: Timestamp | None = None
    """When it was started"""
