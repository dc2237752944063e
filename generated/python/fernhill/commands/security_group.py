"""Commands of the group Security group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from ..operations import security_group as _operations
from ..runtime.group import AsyncGroup, Group

if TYPE_CHECKING:
    from uuid import UUID

    from ..runtime.argument_types import Entries
    from ..runtime.jobs import AsyncJob, Job
    from ..runtime.pages import AsyncPages, Pages


class SecurityGroupCommands(Group):
    """Commands of the group Security group."""

    def authorize_security_group_ingress(
        self,
        *,
        securitygroupid: UUID | str | None = None,
        protocol: str | None = None,
        startport: int | None = None,
        endport: int | None = None,
        usersecuritygrouplist: Entries | None = None,
    ) -> Job[models.SecurityGroupIngress]:
        """This command lets traffic in.

        Args:
            securitygroupid: The group.
            protocol: tcp, udp or icmp. At most 255 characters.
            startport: The first port.
            endport: The last port.
            usersecuritygrouplist: Accounts and groups that traffic may come from.

        Returns:
            The job; its result is one SecurityGroupIngress.

        Raises:
            ApiError: The server refused the command.
        """
        return self._start(
            _operations.AUTHORIZE_SECURITY_GROUP_INGRESS,
            models.SecurityGroupIngress,
            {
                "securitygroupid": securitygroupid,
                "protocol": protocol,
                "startport": startport,
                "endport": endport,
                "usersecuritygrouplist": usersecuritygrouplist,
            },
        )

    def create_security_group(
        self,
        *,
        name: str,
        description: str | None = None,
    ) -> models.SecurityGroup:
        """This command creates a security group.

        Args:
            name: Its name. Required. At most 255 characters.
            description: A sentence about it. At most 255 characters.

        Returns:
            One SecurityGroup.

        Raises:
            ApiError: The server refused the command.
        """
        return self._get(
            _operations.CREATE_SECURITY_GROUP,
            models.SecurityGroup,
            {
                "name": name,
                "description": description,
            },
        )

    def list_security_groups(
        self,
        *,
        id: UUID | str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> Pages[models.SecurityGroup]:
        """This command lists security groups.

        Args:
            id: Only this group.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            All SecurityGroup objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            _operations.LIST_SECURITY_GROUPS,
            models.SecurityGroup,
            {
                "id": id,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )


class AsyncSecurityGroupCommands(AsyncGroup):
    """Commands of the group Security group, awaited."""

    async def authorize_security_group_ingress(
        self,
        *,
        securitygroupid: UUID | str | None = None,
        protocol: str | None = None,
        startport: int | None = None,
        endport: int | None = None,
        usersecuritygrouplist: Entries | None = None,
    ) -> AsyncJob[models.SecurityGroupIngress]:
        """This command lets traffic in.

        Args:
            securitygroupid: The group.
            protocol: tcp, udp or icmp. At most 255 characters.
            startport: The first port.
            endport: The last port.
            usersecuritygrouplist: Accounts and groups that traffic may come from.

        Returns:
            The job; its result is one SecurityGroupIngress.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._start(
            _operations.AUTHORIZE_SECURITY_GROUP_INGRESS,
            models.SecurityGroupIngress,
            {
                "securitygroupid": securitygroupid,
                "protocol": protocol,
                "startport": startport,
                "endport": endport,
                "usersecuritygrouplist": usersecuritygrouplist,
            },
        )

    async def create_security_group(
        self,
        *,
        name: str,
        description: str | None = None,
    ) -> models.SecurityGroup:
        """This command creates a security group.

        Args:
            name: Its name. Required. At most 255 characters.
            description: A sentence about it. At most 255 characters.

        Returns:
            One SecurityGroup.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._get(
            _operations.CREATE_SECURITY_GROUP,
            models.SecurityGroup,
            {
                "name": name,
                "description": description,
            },
        )

    def list_security_groups(
        self,
        *,
        id: UUID | str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> AsyncPages[models.SecurityGroup]:
        """This command lists security groups.

        Args:
            id: Only this group.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            All SecurityGroup objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            _operations.LIST_SECURITY_GROUPS,
            models.SecurityGroup,
            {
                "id": id,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )
