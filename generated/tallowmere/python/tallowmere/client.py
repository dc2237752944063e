"""The sync client: every group of commands is a property, imported on first use."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from .runtime.sync_client import BaseClient

if TYPE_CHECKING:
    from .commands.tools import ToolsCommands
    from .commands.members import MembersCommands
    from .commands.loans import LoansCommands
    from .commands.repairs import RepairsCommands
    from .commands.reports import ReportsCommands


class Client(BaseClient):
    """Calls Tallowmere Tool Library API and waits for the response."""

    spec_version: ClassVar[str] = "4774007c425e"

    @cached_property
    def tools(self) -> ToolsCommands:
        """Commands of the group Tools."""
        from .commands.tools import ToolsCommands

        return ToolsCommands(self._session)

    @cached_property
    def members(self) -> MembersCommands:
        """Commands of the group Members."""
        from .commands.members import MembersCommands

        return MembersCommands(self._session)

    @cached_property
    def loans(self) -> LoansCommands:
        """Commands of the group Loans."""
        from .commands.loans import LoansCommands

        return LoansCommands(self._session)

    @cached_property
    def repairs(self) -> RepairsCommands:
        """Commands of the group Repairs."""
        from .commands.repairs import RepairsCommands

        return RepairsCommands(self._session)

    @cached_property
    def reports(self) -> ReportsCommands:
        """Commands of the group Reports."""
        from .commands.reports import ReportsCommands

        return ReportsCommands(self._session)
