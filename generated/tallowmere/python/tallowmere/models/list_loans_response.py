"""The model ListLoansResponse."""

from __future__ import annotations

from ..runtime.dates import Date, Timestamp
from ..runtime.model import Model


class ListLoansResponse(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    id: int | None = None
    member_id: int | None = None
    tool_ids: list[int] | None = None
    due_on: Date | None = None
    returned_at: Timestamp | None = None
