"""Commands of the group Configuration."""

from __future__ import annotations

from .. import models
from ..operations import configuration as _operations
from ..runtime.group import AsyncGroup, Group


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
            _operations.LIST_CAPABILITIES,
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
            _operations.LIST_CAPABILITIES,
            models.Capabilities,
            {},
        )
