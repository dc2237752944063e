"""Commands of the group Configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from ..runtime.command import Command, Param, Response
from ..runtime.group import AsyncGroup, Group

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from ..runtime.command import Job

LIST_CAPABILITIES = Command(
    name="listCapabilities",
    method="GET",
    is_async=False,
    params=(),
    response=Response(
        shape="object",
        key="capability",
    ),
)


class ConfigurationCommands(Group):
    """Commands of the group Configuration."""

    def list_capabilities(
        self,
    ) -> models.Capabilities:
        """This command tells what the server can do.

        Returns:
            One Capabilities.

        Raises:
            ApiError: The server refused the command.
        """
        return self._get(
            LIST_CAPABILITIES,
            models.Capabilities,
            {},
        )


class AsyncConfigurationCommands(AsyncGroup):
    """Commands of the group Configuration, awaited."""

    async def list_capabilities(
        self,
    ) -> models.Capabilities:
        """This command tells what the server can do.

        Returns:
            One Capabilities.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._get(
            LIST_CAPABILITIES,
            models.Capabilities,
            {},
        )
