"""Commands of the group Tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from ..operations import tools as _operations
from ..runtime.protocol.group import AsyncGroup, Group

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Literal

    from ..runtime.argument_types import Items
    from ..runtime.pages import AsyncPages, Pages
    from ..runtime.protocol.files import Upload
    from ..runtime.protocol.values import Null


class ToolsCommands(Group):
    """Commands of the group Tools."""

    def list_tools(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        branch_id: int | None = None,
        state: Literal["available", "lent", "in_repair"] | str | None = None,
    ) -> Pages[models.Tool]:
        """List all tools.

        This endpoint lists the tools of all branches.

        Args:
            page: The page, from 1.
            per_page: Tools on a page.
            branch_id: Only tools of this branch.
            state: One of `available`, `lent`, `in_repair`.

        Returns:
            All Tool objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the request.
        """
        return self._list(
            _operations.LIST_TOOLS,
            models.Tool,
            {
                "page": page,
                "per_page": per_page,
                "branch_id": branch_id,
                "state": state,
            },
        )

    def get_tool(
        self,
        *,
        tool_id: str,
    ) -> models.Tool:
        """Get a tool.

        Args:
            tool_id: The number on the tool. Required.

        Returns:
            One Tool.

        Raises:
            ApiError: The server refused the request.
        """
        return self._get(
            _operations.GET_TOOL,
            models.Tool,
            {
                "tool_id": tool_id,
            },
        )

    def add_tool(
        self,
        *,
        name: str,
        branch_id: int,
        deposit: float | None = None,
        labels: Items[str] | None = None,
        purchase: models.ToolPurchase | Mapping[str, object] | None = None,
    ) -> models.Tool:
        """Add a tool.

        Puts a tool on a shelf. It can be lent at once.

        Args:
            name: What it is called on the shelf. Required.
            branch_id: The branch. Required.
            deposit: What a member leaves for it.
            labels: For searching.
            purchase:

        Returns:
            One Tool.

        Raises:
            NotFound: There is no such branch.
            Invalid: A value is missing or wrong.
            ApiError: The server refused the request.
        """
        return self._get(
            _operations.ADD_TOOL,
            models.Tool,
            {
                "name": name,
                "branch_id": branch_id,
                "deposit": deposit,
                "labels": labels,
                "purchase": purchase,
            },
        )

    def change_tool(
        self,
        *,
        tool_id: int,
        name: str | None = None,
        deposit: float | Null | None = None,
        state: Literal["available", "in_repair"] | str | None = None,
    ) -> models.Tool:
        """Change a tool.

        Changes what is sent, and nothing else.

        Args:
            tool_id: The number on the tool. Required.
            name: What it is called on the shelf.
            deposit: `null` for none.
            state: One of `available`, `in_repair`.

        Returns:
            One Tool.

        Raises:
            ApiError: The server refused the request.
        """
        return self._get(
            _operations.CHANGE_TOOL,
            models.Tool,
            {
                "tool_id": tool_id,
                "name": name,
                "deposit": deposit,
                "state": state,
            },
        )

    def remove_tool(
        self,
        *,
        tool_id: str,
    ) -> None:
        """Remove a tool.

        Takes a tool off its shelf for good.

        Args:
            tool_id: Required.

        Raises:
            Conflict: The tool is lent.
            ApiError: The server refused the request.
        """
        self._run(
            _operations.REMOVE_TOOL,
            {
                "tool_id": tool_id,
            },
        )

    def attach_photo(
        self,
        *,
        photo: Upload,
        tool_id: str,
        caption: str | None = None,
    ) -> models.Photo:
        """Attach a photo.

        Args:
            photo: A JPEG of up to 5 MB. Required.
            tool_id: Required.
            caption: Shown below the photo.

        Returns:
            One Photo.

        Raises:
            ApiError: The server refused the request.
        """
        return self._get(
            _operations.ATTACH_PHOTO,
            models.Photo,
            {
                "photo": photo,
                "tool_id": tool_id,
                "caption": caption,
            },
        )

    def fetch_photo(
        self,
        *,
        photo_id: str,
        width: int | None = None,
    ) -> Any:
        """Fetch a photo.

        Args:
            photo_id: Required.
            width: In pixels; as it was sent if not given.

        Returns:
            What the server sends, of which the docs do not say more.

        Raises:
            ApiError: The server refused the request.
        """
        return self._get_value(
            _operations.FETCH_PHOTO,
            {
                "photo_id": photo_id,
                "width": width,
            },
        )


class AsyncToolsCommands(AsyncGroup):
    """Commands of the group Tools, awaited."""

    def list_tools(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        branch_id: int | None = None,
        state: Literal["available", "lent", "in_repair"] | str | None = None,
    ) -> AsyncPages[models.Tool]:
        """List all tools.

        This endpoint lists the tools of all branches.

        Args:
            page: The page, from 1.
            per_page: Tools on a page.
            branch_id: Only tools of this branch.
            state: One of `available`, `lent`, `in_repair`.

        Returns:
            All Tool objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the request.
        """
        return self._list(
            _operations.LIST_TOOLS,
            models.Tool,
            {
                "page": page,
                "per_page": per_page,
                "branch_id": branch_id,
                "state": state,
            },
        )

    async def get_tool(
        self,
        *,
        tool_id: str,
    ) -> models.Tool:
        """Get a tool.

        Args:
            tool_id: The number on the tool. Required.

        Returns:
            One Tool.

        Raises:
            ApiError: The server refused the request.
        """
        return await self._get(
            _operations.GET_TOOL,
            models.Tool,
            {
                "tool_id": tool_id,
            },
        )

    async def add_tool(
        self,
        *,
        name: str,
        branch_id: int,
        deposit: float | None = None,
        labels: Items[str] | None = None,
        purchase: models.ToolPurchase | Mapping[str, object] | None = None,
    ) -> models.Tool:
        """Add a tool.

        Puts a tool on a shelf. It can be lent at once.

        Args:
            name: What it is called on the shelf. Required.
            branch_id: The branch. Required.
            deposit: What a member leaves for it.
            labels: For searching.
            purchase:

        Returns:
            One Tool.

        Raises:
            NotFound: There is no such branch.
            Invalid: A value is missing or wrong.
            ApiError: The server refused the request.
        """
        return await self._get(
            _operations.ADD_TOOL,
            models.Tool,
            {
                "name": name,
                "branch_id": branch_id,
                "deposit": deposit,
                "labels": labels,
                "purchase": purchase,
            },
        )

    async def change_tool(
        self,
        *,
        tool_id: int,
        name: str | None = None,
        deposit: float | Null | None = None,
        state: Literal["available", "in_repair"] | str | None = None,
    ) -> models.Tool:
        """Change a tool.

        Changes what is sent, and nothing else.

        Args:
            tool_id: The number on the tool. Required.
            name: What it is called on the shelf.
            deposit: `null` for none.
            state: One of `available`, `in_repair`.

        Returns:
            One Tool.

        Raises:
            ApiError: The server refused the request.
        """
        return await self._get(
            _operations.CHANGE_TOOL,
            models.Tool,
            {
                "tool_id": tool_id,
                "name": name,
                "deposit": deposit,
                "state": state,
            },
        )

    async def remove_tool(
        self,
        *,
        tool_id: str,
    ) -> None:
        """Remove a tool.

        Takes a tool off its shelf for good.

        Args:
            tool_id: Required.

        Raises:
            Conflict: The tool is lent.
            ApiError: The server refused the request.
        """
        await self._run(
            _operations.REMOVE_TOOL,
            {
                "tool_id": tool_id,
            },
        )

    async def attach_photo(
        self,
        *,
        photo: Upload,
        tool_id: str,
        caption: str | None = None,
    ) -> models.Photo:
        """Attach a photo.

        Args:
            photo: A JPEG of up to 5 MB. Required.
            tool_id: Required.
            caption: Shown below the photo.

        Returns:
            One Photo.

        Raises:
            ApiError: The server refused the request.
        """
        return await self._get(
            _operations.ATTACH_PHOTO,
            models.Photo,
            {
                "photo": photo,
                "tool_id": tool_id,
                "caption": caption,
            },
        )

    async def fetch_photo(
        self,
        *,
        photo_id: str,
        width: int | None = None,
    ) -> Any:
        """Fetch a photo.

        Args:
            photo_id: Required.
            width: In pixels; as it was sent if not given.

        Returns:
            What the server sends, of which the docs do not say more.

        Raises:
            ApiError: The server refused the request.
        """
        return await self._get_value(
            _operations.FETCH_PHOTO,
            {
                "photo_id": photo_id,
                "width": width,
            },
        )
