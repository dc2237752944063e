"""The async client: every group of commands is a property, imported on first use."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from .runtime.async_client import AsyncBaseClient

if TYPE_CHECKING:
    from .commands.tools import AsyncToolsCommands
    from .commands.members import AsyncMembersCommands
    from .commands.loans import AsyncLoansCommands
    from .commands.repairs import AsyncRepairsCommands
    from .commands.reports import AsyncReportsCommands


class AsyncClient(AsyncBaseClient):
    """Calls Tallowmere Tool Library API from asyncio."""

    spec_version: ClassVar[str] = "4774007c425e"

    @cached_property
    def tools(self) -> AsyncToolsCommands:
        """Commands of the group Tools, awaited."""
        from .commands.tools import AsyncToolsCommands

        return AsyncToolsCommands(self._session)

    @cached_property
    def members(self) -> AsyncMembersCommands:
        """Commands of the group Members, awaited."""
        from .commands.members import AsyncMembersCommands

        return AsyncMembersCommands(self._session)

    @cached_property
    def loans(self) -> AsyncLoansCommands:
        """Commands of the group Loans, awaited."""
        from .commands.loans import AsyncLoansCommands

        return AsyncLoansCommands(self._session)

    @cached_property
    def repairs(self) -> AsyncRepairsCommands:
        """Commands of the group Repairs, awaited."""
        from .commands.repairs import AsyncRepairsCommands

        return AsyncRepairsCommands(self._session)

    @cached_property
    def reports(self) -> AsyncReportsCommands:
        """Commands of the group Reports, awaited."""
        from .commands.reports import AsyncReportsCommands

        return AsyncReportsCommands(self._session)
