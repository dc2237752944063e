"""Commands of the group Repairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from ..operations import repairs as _operations
from ..runtime.protocol.group import AsyncGroup, Group

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Literal

    from ..runtime.argument_types import Items


class RepairsCommands(Group):
    """Commands of the group Repairs."""

    def list_open_repairs(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        mine: bool | None = None,
    ) -> Any:
        """List open repairs.

        Args:
            page: The page, from 1.
            per_page: Repairs on a page.
            mine: Only those that this key has opened.

        Returns:
            What the server sends, of which the docs do not say more.

        Raises:
            ApiError: The server refused the request.
        """
        return self._get_value(
            _operations.LIST_OPEN_REPAIRS,
            {
                "page": page,
                "per_page": per_page,
                "mine": mine,
            },
        )

    def open_repair(
        self,
        *,
        tool_id: int,
        fault: models.RepairFault | Mapping[str, object],
        parts: Items[models.Part | Mapping[str, object]] | None = None,
    ) -> Any:
        """Open a repair.

        Args:
            tool_id: The number on the tool. Required.
            fault: What is wrong. Required.
            parts: What is needed, see below.

        Returns:
            What the server sends, of which the docs do not say more.

        Raises:
            ApiError: The server refused the request.
        """
        return self._get_value(
            _operations.OPEN_REPAIR,
            {
                "tool_id": tool_id,
                "fault": fault,
                "parts": parts,
            },
        )

    def close_repair(
        self,
        *,
        outcome: Literal["fixed", "given_up"] | str,
        repair_id: str,
        cost: models.RepairCost | Mapping[str, object] | None = None,
    ) -> Any:
        """Close a repair.

        Args:
            outcome: One of: `fixed`, `given_up`. Required.
            repair_id: Required.
            cost: What it cost, see below.

        Returns:
            What the server sends, of which the docs do not say more.

        Raises:
            ApiError: The server refused the request.
        """
        return self._get_value(
            _operations.CLOSE_REPAIR,
            {
                "outcome": outcome,
                "repair_id": repair_id,
                "cost": cost,
            },
        )

    def record_spare_part(
        self,
        *,
        part: models.Part | Mapping[str, object],
        repair_id: str,
        X_Request_Id: str | None = None,
    ) -> Any:
        """Record a spare part.

        Args:
            part: Required.
            repair_id: Required.
            X_Request_Id: A request that is repeated with the same value counts once.

        Returns:
            What the server sends, of which the docs do not say more.

        Raises:
            ApiError: The server refused the request.
        """
        return self._get_value(
            _operations.RECORD_SPARE_PART,
            {
                "part": part,
                "repair_id": repair_id,
                "X_Request_Id": X_Request_Id,
            },
        )


class AsyncRepairsCommands(AsyncGroup):
    """Commands of the group Repairs, awaited."""

    async def list_open_repairs(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        mine: bool | None = None,
    ) -> Any:
        """List open repairs.

        Args:
            page: The page, from 1.
            per_page: Repairs on a page.
            mine: Only those that this key has opened.

        Returns:
            What the server sends, of which the docs do not say more.

        Raises:
            ApiError: The server refused the request.
        """
        return await self._get_value(
            _operations.LIST_OPEN_REPAIRS,
            {
                "page": page,
                "per_page": per_page,
                "mine": mine,
            },
        )

    async def open_repair(
        self,
        *,
        tool_id: int,
        fault: models.RepairFault | Mapping[str, object],
        parts: Items[models.Part | Mapping[str, object]] | None = None,
    ) -> Any:
        """Open a repair.

        Args:
            tool_id: The number on the tool. Required.
            fault: What is wrong. Required.
            parts: What is needed, see below.

        Returns:
            What the server sends, of which the docs do not say more.

        Raises:
            ApiError: The server refused the request.
        """
        return await self._get_value(
            _operations.OPEN_REPAIR,
            {
                "tool_id": tool_id,
                "fault": fault,
                "parts": parts,
            },
        )

    async def close_repair(
        self,
        *,
        outcome: Literal["fixed", "given_up"] | str,
        repair_id: str,
        cost: models.RepairCost | Mapping[str, object] | None = None,
    ) -> Any:
        """Close a repair.

        Args:
            outcome: One of: `fixed`, `given_up`. Required.
            repair_id: Required.
            cost: What it cost, see below.

        Returns:
            What the server sends, of which the docs do not say more.

        Raises:
            ApiError: The server refused the request.
        """
        return await self._get_value(
            _operations.CLOSE_REPAIR,
            {
                "outcome": outcome,
                "repair_id": repair_id,
                "cost": cost,
            },
        )

    async def record_spare_part(
        self,
        *,
        part: models.Part | Mapping[str, object],
        repair_id: str,
        X_Request_Id: str | None = None,
    ) -> Any:
        """Record a spare part.

        Args:
            part: Required.
            repair_id: Required.
            X_Request_Id: A request that is repeated with the same value counts once.

        Returns:
            What the server sends, of which the docs do not say more.

        Raises:
            ApiError: The server refused the request.
        """
        return await self._get_value(
            _operations.RECORD_SPARE_PART,
            {
                "part": part,
                "repair_id": repair_id,
                "X_Request_Id": X_Request_Id,
            },
        )
