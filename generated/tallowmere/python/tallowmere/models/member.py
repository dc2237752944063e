"""The model Member."""

from __future__ import annotations

from ..runtime.dates import Timestamp
from ..runtime.model import Model


class Member(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    id: int | None = None
    """[read-only] The number of the member."""
    card: str | None = None
    """[read-only] What is printed on the card."""
    name: str | None = None
    """First and last name."""
    email: str | None = None
    """For reminders."""
    phone: str | None = None
    """For reminders."""
    is_blocked: bool | None = None
    """Whether the member gets nothing new."""
    joined_at: Timestamp | None = None
    """[read-only] When the member was registered."""
    address: MemberAddress2 | None = None


# Below the class, since models may refer to each other.
from .member_address2 import MemberAddress2
