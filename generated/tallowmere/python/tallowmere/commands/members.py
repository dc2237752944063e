"""Commands of the group Members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from ..operations import members as _operations
from ..runtime.protocol.group import AsyncGroup, Group

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..runtime.pages import AsyncPages, Pages
    from ..runtime.protocol.values import Null


class MembersCommands(Group):
    """Commands of the group Members."""

    def search_members(
        self,
        *,
        q: str,
        page: int | None = None,
        per_page: int | None = None,
    ) -> Pages[models.Member]:
        """Search members.

        Finds members by a part of their name or card.

        Args:
            q: The text to look for, three letters or more. Required.
            page: The page, from 1.
            per_page: Members on a page.

        Returns:
            All Member objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the request.
        """
        return self._list(
            _operations.SEARCH_MEMBERS,
            models.Member,
            {
                "q": q,
                "page": page,
                "per_page": per_page,
            },
        )

    def register_member(
        self,
        *,
        name: str,
        address: models.MemberAddress | Mapping[str, object],
        email: str | None = None,
        phone: str | None = None,
    ) -> models.Member:
        """Register a member.

        Args:
            name: First and last name. Required.
            address: Required.
            email: For reminders.
            phone: For reminders, if there is no `email`.

        Returns:
            One Member.

        Raises:
            ApiError: The server refused the request.
        """
        return self._get(
            _operations.REGISTER_MEMBER,
            models.Member,
            {
                "name": name,
                "address": address,
                "email": email,
                "phone": phone,
            },
        )

    def read_member(
        self,
        *,
        member_id: str,
    ) -> models.Member:
        """Read a member.

        Args:
            member_id: Required.

        Returns:
            One Member.

        Raises:
            ApiError: The server refused the request.
        """
        return self._get(
            _operations.READ_MEMBER,
            models.Member,
            {
                "member_id": member_id,
            },
        )

    def update_member(
        self,
        *,
        name: str,
        member_id: str,
        email: str | Null | None = None,
        phone: str | Null | None = None,
    ) -> Any:
        """Update a member.

        Args:
            name: First and last name. Required.
            member_id: Required.
            email: For reminders.
            phone: For reminders.

        Returns:
            What the server sends, of which the docs do not say more.

        Raises:
            ApiError: The server refused the request.
        """
        return self._get_value(
            _operations.UPDATE_MEMBER,
            {
                "name": name,
                "member_id": member_id,
                "email": email,
                "phone": phone,
            },
        )

    def block_or_unblock_member(
        self,
        *,
        member_id: str,
    ) -> None:
        """Block or unblock a member.

        A blocked member keeps what is lent, but gets nothing new.

        Args:
            member_id: Required.

        Raises:
            NotFound: There is no such member.
            ApiError: The server refused the request.
        """
        self._run(
            _operations.BLOCK_OR_UNBLOCK_MEMBER,
            {
                "member_id": member_id,
            },
        )

    def block_or_unblock_member_by_member_id(
        self,
        *,
        member_id: str,
    ) -> None:
        """Block or unblock a member.

        A blocked member keeps what is lent, but gets nothing new.

        Args:
            member_id: Required.

        Raises:
            NotFound: There is no such member.
            ApiError: The server refused the request.
        """
        self._run(
            _operations.BLOCK_OR_UNBLOCK_MEMBER_BY_MEMBER_ID,
            {
                "member_id": member_id,
            },
        )


class AsyncMembersCommands(AsyncGroup):
    """Commands of the group Members, awaited."""

    def search_members(
        self,
        *,
        q: str,
        page: int | None = None,
        per_page: int | None = None,
    ) -> AsyncPages[models.Member]:
        """Search members.

        Finds members by a part of their name or card.

        Args:
            q: The text to look for, three letters or more. Required.
            page: The page, from 1.
            per_page: Members on a page.

        Returns:
            All Member objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the request.
        """
        return self._list(
            _operations.SEARCH_MEMBERS,
            models.Member,
            {
                "q": q,
                "page": page,
                "per_page": per_page,
            },
        )

    async def register_member(
        self,
        *,
        name: str,
        address: models.MemberAddress | Mapping[str, object],
        email: str | None = None,
        phone: str | None = None,
    ) -> models.Member:
        """Register a member.

        Args:
            name: First and last name. Required.
            address: Required.
            email: For reminders.
            phone: For reminders, if there is no `email`.

        Returns:
            One Member.

        Raises:
            ApiError: The server refused the request.
        """
        return await self._get(
            _operations.REGISTER_MEMBER,
            models.Member,
            {
                "name": name,
                "address": address,
                "email": email,
                "phone": phone,
            },
        )

    async def read_member(
        self,
        *,
        member_id: str,
    ) -> models.Member:
        """Read a member.

        Args:
            member_id: Required.

        Returns:
            One Member.

        Raises:
            ApiError: The server refused the request.
        """
        return await self._get(
            _operations.READ_MEMBER,
            models.Member,
            {
                "member_id": member_id,
            },
        )

    async def update_member(
        self,
        *,
        name: str,
        member_id: str,
        email: str | Null | None = None,
        phone: str | Null | None = None,
    ) -> Any:
        """Update a member.

        Args:
            name: First and last name. Required.
            member_id: Required.
            email: For reminders.
            phone: For reminders.

        Returns:
            What the server sends, of which the docs do not say more.

        Raises:
            ApiError: The server refused the request.
        """
        return await self._get_value(
            _operations.UPDATE_MEMBER,
            {
                "name": name,
                "member_id": member_id,
                "email": email,
                "phone": phone,
            },
        )

    async def block_or_unblock_member(
        self,
        *,
        member_id: str,
    ) -> None:
        """Block or unblock a member.

        A blocked member keeps what is lent, but gets nothing new.

        Args:
            member_id: Required.

        Raises:
            NotFound: There is no such member.
            ApiError: The server refused the request.
        """
        await self._run(
            _operations.BLOCK_OR_UNBLOCK_MEMBER,
            {
                "member_id": member_id,
            },
        )

    async def block_or_unblock_member_by_member_id(
        self,
        *,
        member_id: str,
    ) -> None:
        """Block or unblock a member.

        A blocked member keeps what is lent, but gets nothing new.

        Args:
            member_id: Required.

        Raises:
            NotFound: There is no such member.
            ApiError: The server refused the request.
        """
        await self._run(
            _operations.BLOCK_OR_UNBLOCK_MEMBER_BY_MEMBER_ID,
            {
                "member_id": member_id,
            },
        )
