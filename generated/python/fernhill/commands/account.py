"""Commands of the group Account."""

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

CREATE_ACCOUNT = Command(
    name="createAccount",
    method="POST",
    is_async=False,
    params=(
        Param(
            id="accounttype",
            name="accounttype",
            type="integer",
            required=True,
        ),
        Param(
            id="email",
            name="email",
            type="string",
            required=True,
            length=255,
        ),
        Param(
            id="username",
            name="username",
            type="string",
            required=True,
            length=255,
        ),
        Param(
            id="password",
            name="password",
            type="string",
            required=True,
            length=255,
        ),
        Param(
            id="accountdetails",
            name="accountdetails",
            type="map",
            required=False,
        ),
        Param(
            id="domainid",
            name="domainid",
            type="uuid",
            required=False,
        ),
    ),
    response=Response(
        shape="object",
    ),
)
DELETE_ACCOUNT = Command(
    name="deleteAccount",
    method="POST",
    is_async=True,
    params=(
        Param(
            id="id",
            name="id",
            type="uuid",
            required=True,
        ),
    ),
    response=Response(
        shape="success",
    ),
)
LIST_ACCOUNTS = Command(
    name="listAccounts",
    method="GET",
    is_async=False,
    params=(
        Param(
            id="id",
            name="id",
            type="uuid",
            required=False,
        ),
        Param(
            id="state",
            name="state",
            type="string",
            required=False,
            length=255,
        ),
        Param(
            id="listall",
            name="listall",
            type="boolean",
            required=False,
        ),
        Param(
            id="keyword",
            name="keyword",
            type="string",
            required=False,
            length=255,
        ),
        Param(
            id="page",
            name="page",
            type="integer",
            required=False,
        ),
        Param(
            id="pagesize",
            name="pagesize",
            type="integer",
            required=False,
        ),
    ),
    response=Response(
        shape="list",
    ),
)


class AccountCommands(Group):
    """Commands of the group Account."""

    def create_account(
        self,
        *,
        accounttype: int,
        email: str,
        username: str,
        password: str,
        accountdetails: (
            Mapping[str, object] | Sequence[Mapping[str, object]] | None
        ) = None,
        domainid: UUID | str | None = None,
    ) -> models.Account:
        """This command creates an account.

        Args:
            accounttype: What the account may do. Required.
            email: Where its owner is reached. Required. At most 255 characters.
            username: The name to log in with. Required. At most 255 characters.
            password: The password to log in with. Required. At most 255 characters.
            accountdetails: Settings of the account.
            domainid: The domain to put it in.

        Returns:
            One Account.

        Raises:
            ApiError: The server refused the command.
        """
        return self._get(
            CREATE_ACCOUNT,
            models.Account,
            {
                "accounttype": accounttype,
                "email": email,
                "username": username,
                "password": password,
                "accountdetails": accountdetails,
                "domainid": domainid,
            },
        )

    def delete_account(
        self,
        *,
        id: UUID | str,
    ) -> Job[models.Success]:
        """This command deletes an account and everything in it.

        Asynchronous: returns a job.

        Args:
            id: The account. Required.

        Returns:
            The job; its result is one Success.

        Raises:
            ApiError: The server refused the command.
        """
        return self._start(
            DELETE_ACCOUNT,
            models.Success,
            {
                "id": id,
            },
        )

    def list_accounts(
        self,
        *,
        id: UUID | str | None = None,
        state: str | None = None,
        listall: bool | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> list[models.Account]:
        """This command lists accounts.

        Args:
            id: Only this account.
            state: enabled, disabled or locked. At most 255 characters.
            listall: If true, every account the caller may see. Defaults to false.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            Every Account of the answer.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            LIST_ACCOUNTS,
            models.Account,
            {
                "id": id,
                "state": state,
                "listall": listall,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )


class AsyncAccountCommands(AsyncGroup):
    """Commands of the group Account, awaited."""

    async def create_account(
        self,
        *,
        accounttype: int,
        email: str,
        username: str,
        password: str,
        accountdetails: (
            Mapping[str, object] | Sequence[Mapping[str, object]] | None
        ) = None,
        domainid: UUID | str | None = None,
    ) -> models.Account:
        """This command creates an account.

        Args:
            accounttype: What the account may do. Required.
            email: Where its owner is reached. Required. At most 255 characters.
            username: The name to log in with. Required. At most 255 characters.
            password: The password to log in with. Required. At most 255 characters.
            accountdetails: Settings of the account.
            domainid: The domain to put it in.

        Returns:
            One Account.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._get(
            CREATE_ACCOUNT,
            models.Account,
            {
                "accounttype": accounttype,
                "email": email,
                "username": username,
                "password": password,
                "accountdetails": accountdetails,
                "domainid": domainid,
            },
        )

    async def delete_account(
        self,
        *,
        id: UUID | str,
    ) -> Job[models.Success]:
        """This command deletes an account and everything in it.

        Asynchronous: returns a job.

        Args:
            id: The account. Required.

        Returns:
            The job; its result is one Success.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._start(
            DELETE_ACCOUNT,
            models.Success,
            {
                "id": id,
            },
        )

    async def list_accounts(
        self,
        *,
        id: UUID | str | None = None,
        state: str | None = None,
        listall: bool | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> list[models.Account]:
        """This command lists accounts.

        Args:
            id: Only this account.
            state: enabled, disabled or locked. At most 255 characters.
            listall: If true, every account the caller may see. Defaults to false.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            Every Account of the answer.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._list(
            LIST_ACCOUNTS,
            models.Account,
            {
                "id": id,
                "state": state,
                "listall": listall,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )
