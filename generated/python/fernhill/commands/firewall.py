"""Commands of the group Firewall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from ..operations import firewall as _operations
from ..runtime.group import AsyncGroup, Group

if TYPE_CHECKING:
    from uuid import UUID

    from ..runtime.argument_types import Items, ListItem
    from ..runtime.jobs import AsyncJob, Job
    from ..runtime.pages import AsyncPages, Pages


class FirewallCommands(Group):
    """Commands of the group Firewall."""

    def create_firewall_rule(
        self,
        *,
        ipaddressid: UUID | str,
        protocol: str,
        startport: int | None = None,
        endport: int | None = None,
        cidrlist: Items[ListItem] | None = None,
    ) -> Job[models.FirewallRule]:
        """This command opens ports of an address.

        Args:
            ipaddressid: The address. Required.
            protocol: `tcp|udp` or icmp. Required. At most 255 characters.
            startport: The first port.
            endport: The last port.
            cidrlist: Where traffic may come from.

        Returns:
            The job; its result is one FirewallRule.

        Raises:
            ApiError: The server refused the command.
        """
        return self._start(
            _operations.CREATE_FIREWALL_RULE,
            models.FirewallRule,
            {
                "ipaddressid": ipaddressid,
                "protocol": protocol,
                "startport": startport,
                "endport": endport,
                "cidrlist": cidrlist,
            },
        )

    def delete_firewall_rule(
        self,
        *,
        id: UUID | str,
    ) -> Job[models.Success]:
        """This command closes ports again.

        Args:
            id: The rule. Required.

        Returns:
            The job; its result is one Success.

        Raises:
            ApiError: The server refused the command.
        """
        return self._start(
            _operations.DELETE_FIREWALL_RULE,
            models.Success,
            {
                "id": id,
            },
        )

    def list_egress_firewall_rules(
        self,
        *,
        networkid: UUID | str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> Pages[models.FirewallRule]:
        """This command lists what may leave networks.

        Args:
            networkid: Only rules of this network.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            All FirewallRule objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            _operations.LIST_EGRESS_FIREWALL_RULES,
            models.FirewallRule,
            {
                "networkid": networkid,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )

    def list_firewall_rules(
        self,
        *,
        ipaddressid: UUID | str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> Pages[models.FirewallRule]:
        """This command lists open ports.

        Args:
            ipaddressid: Only rules of this address.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            All FirewallRule objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            _operations.LIST_FIREWALL_RULES,
            models.FirewallRule,
            {
                "ipaddressid": ipaddressid,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )


class AsyncFirewallCommands(AsyncGroup):
    """Commands of the group Firewall, awaited."""

    async def create_firewall_rule(
        self,
        *,
        ipaddressid: UUID | str,
        protocol: str,
        startport: int | None = None,
        endport: int | None = None,
        cidrlist: Items[ListItem] | None = None,
    ) -> AsyncJob[models.FirewallRule]:
        """This command opens ports of an address.

        Args:
            ipaddressid: The address. Required.
            protocol: `tcp|udp` or icmp. Required. At most 255 characters.
            startport: The first port.
            endport: The last port.
            cidrlist: Where traffic may come from.

        Returns:
            The job; its result is one FirewallRule.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._start(
            _operations.CREATE_FIREWALL_RULE,
            models.FirewallRule,
            {
                "ipaddressid": ipaddressid,
                "protocol": protocol,
                "startport": startport,
                "endport": endport,
                "cidrlist": cidrlist,
            },
        )

    async def delete_firewall_rule(
        self,
        *,
        id: UUID | str,
    ) -> AsyncJob[models.Success]:
        """This command closes ports again.

        Args:
            id: The rule. Required.

        Returns:
            The job; its result is one Success.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._start(
            _operations.DELETE_FIREWALL_RULE,
            models.Success,
            {
                "id": id,
            },
        )

    def list_egress_firewall_rules(
        self,
        *,
        networkid: UUID | str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> AsyncPages[models.FirewallRule]:
        """This command lists what may leave networks.

        Args:
            networkid: Only rules of this network.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            All FirewallRule objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            _operations.LIST_EGRESS_FIREWALL_RULES,
            models.FirewallRule,
            {
                "networkid": networkid,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )

    def list_firewall_rules(
        self,
        *,
        ipaddressid: UUID | str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> AsyncPages[models.FirewallRule]:
        """This command lists open ports.

        Args:
            ipaddressid: Only rules of this address.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            All FirewallRule objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            _operations.LIST_FIREWALL_RULES,
            models.FirewallRule,
            {
                "ipaddressid": ipaddressid,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )
