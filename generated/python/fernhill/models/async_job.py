"""The model AsyncJob."""

from __future__ import annotations

from typing import Any

import msgspec


class AsyncJob(msgspec.Struct, kw_only=True, omit_defaults=True):
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
    created: str | None = None
    """When it was started"""
