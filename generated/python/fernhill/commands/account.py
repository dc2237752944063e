"""Commands of the group Account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from ..operations import account as _operations
from ..runtime.group import AsyncGroup, Group

if TYPE_CHECKING:
    from uuid import UUID

    from ..runtime.argument_types import Entries
    from ..runtime.jobs import AsyncJob, Job
    from ..runtime.pages import AsyncPages, Pages


class AccountCommands(Group):
    """Commands of the group Account."""

    def create_account(
        self,
        *,
        accounttype: int,
        email: str,
        username: str,
        password: str,
        accountdetails: Entries | None = None,
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
            _operations.CREATE_ACCOUNT,
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

        Args:
            id: The account. Required.

        Returns:
            The job; its result is one Success.

        Raises:
            ApiError: The server refused the command.
        """
        return self._start(
            _operations.DELETE_ACCOUNT,
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
    ) -> Pages[models.Account]:
        """This command lists accounts.

        Args:
            id: Only this account.
            state: enabled, disabled or locked. At most 255 characters.
            listall: If true, every account the caller may see. Defaults to false.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            All Account objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            _operations.LIST_ACCOUNTS,
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
        accountdetails: Entries | None = None,
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
            _operations.CREATE_ACCOUNT,
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
    ) -> AsyncJob[models.Success]:
        """This command deletes an account and everything in it.

        Args:
            id: The account. Required.

        Returns:
            The job; its result is one Success.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._start(
            _operations.DELETE_ACCOUNT,
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
    ) -> AsyncPages[models.Account]:
        """This command lists accounts.

        Args:
            id: Only this account.
            state: enabled, disabled or locked. At most 255 characters.
            listall: If true, every account the caller may see. Defaults to false.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            All Account objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            _operations.LIST_ACCOUNTS,
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
