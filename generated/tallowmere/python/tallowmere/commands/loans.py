"""Commands of the group Loans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from ..operations import loans as _operations
from ..runtime.protocol.group import AsyncGroup, Group

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..runtime.argument_types import Items
    from ..runtime.pages import AsyncPages, Pages


class LoansCommands(Group):
    """Commands of the group Loans."""

    def list_loans(
        self,
        *,
        member_id: str | None = None,
        due_before: str | None = None,
        page: str | None = None,
        per_page: str | None = None,
    ) -> Pages[models.ListLoansResponse]:
        """List loans.

        Args:
            member_id: Only loans of this member.
            due_before: Only loans that are due before this day, as `YYYY-MM-DD`.
            page: The page, from 1.
            per_page: Loans on a page.

        Returns:
            All ListLoansResponse objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the request.
        """
        return self._list(
            _operations.LIST_LOANS,
            models.ListLoansResponse,
            {
                "member_id": member_id,
                "due_before": due_before,
                "page": page,
                "per_page": per_page,
            },
        )

    def lend_tools(
        self,
        *,
        member_id: int,
        items: Items[models.ToolItem | Mapping[str, object]],
        days: int | None = None,
    ) -> Any:
        """Lend tools.

        Lends one tool or several to a member.

        Args:
            member_id: Who takes them. Required.
            items: The tools. Required.
            days: How long, at most 28. Default: `14`.

        Returns:
            What the server sends, of which the docs do not say more.

        Raises:
            PermissionDenied: The member is blocked.
            Conflict: One of the tools is lent already.
            ApiError: The server refused the request.
        """
        return self._get_value(
            _operations.LEND_TOOLS,
            {
                "member_id": member_id,
                "items": items,
                "days": days,
            },
        )

    def extend_loan(
        self,
        *,
        days: int,
        loan_id: str,
        reason: str | None = None,
    ) -> Any:
        """Extend a loan.

        Args:
            days: How many more days. Required.
            loan_id: Required.
            reason: Shown to the branch.

        Returns:
            What the server sends, of which the docs do not say more.

        Raises:
            ApiError: The server refused the request.
        """
        return self._get_value(
            _operations.EXTEND_LOAN,
            {
                "days": days,
                "loan_id": loan_id,
                "reason": reason,
            },
        )

    def return_tools(
        self,
        *,
        loan_id: str,
        tool_ids: Items[int] | None = None,
        damage: Items[models.ToolDamage | Mapping[str, object]] | None = None,
        deposit_kept: float | None = None,
    ) -> Any:
        """Return tools.

        Only what is named comes back; the loan goes on for what is not.

        Args:
            loan_id: Required.
            tool_ids: all of them if it is left out.
            damage:
            deposit_kept:

        Returns:
            What the server sends, of which the docs do not say more.

        Raises:
            ApiError: The server refused the request.
        """
        return self._get_value(
            _operations.RETURN_TOOLS,
            {
                "loan_id": loan_id,
                "tool_ids": tool_ids,
                "damage": damage,
                "deposit_kept": deposit_kept,
            },
        )

    def history_loan(
        self,
        *,
        loan_id: str,
    ) -> models.Loan:
        """History of a loan.

        Args:
            loan_id: Required.

        Returns:
            One Loan.

        Raises:
            ApiError: The server refused the request.
        """
        return self._get(
            _operations.HISTORY_LOAN,
            models.Loan,
            {
                "loan_id": loan_id,
            },
        )

    def cancel_loan(
        self,
        *,
        loan_id: str,
    ) -> None:
        """Cancel a loan.

        Only as long as nothing was taken.

        Args:
            loan_id: Required.

        Raises:
            ApiError: The server refused the request.
        """
        self._run(
            _operations.CANCEL_LOAN,
            {
                "loan_id": loan_id,
            },
        )


class AsyncLoansCommands(AsyncGroup):
    """Commands of the group Loans, awaited."""

    def list_loans(
        self,
        *,
        member_id: str | None = None,
        due_before: str | None = None,
        page: str | None = None,
        per_page: str | None = None,
    ) -> AsyncPages[models.ListLoansResponse]:
        """List loans.

        Args:
            member_id: Only loans of this member.
            due_before: Only loans that are due before this day, as `YYYY-MM-DD`.
            page: The page, from 1.
            per_page: Loans on a page.

        Returns:
            All ListLoansResponse objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the request.
        """
        return self._list(
            _operations.LIST_LOANS,
            models.ListLoansResponse,
            {
                "member_id": member_id,
                "due_before": due_before,
                "page": page,
                "per_page": per_page,
            },
        )

    async def lend_tools(
        self,
        *,
        member_id: int,
        items: Items[models.ToolItem | Mapping[str, object]],
        days: int | None = None,
    ) -> Any:
        """Lend tools.

        Lends one tool or several to a member.

        Args:
            member_id: Who takes them. Required.
            items: The tools. Required.
            days: How long, at most 28. Default: `14`.

        Returns:
            What the server sends, of which the docs do not say more.

        Raises:
            PermissionDenied: The member is blocked.
            Conflict: One of the tools is lent already.
            ApiError: The server refused the request.
        """
        return await self._get_value(
            _operations.LEND_TOOLS,
            {
                "member_id": member_id,
                "items": items,
                "days": days,
            },
        )

    async def extend_loan(
        self,
        *,
        days: int,
        loan_id: str,
        reason: str | None = None,
    ) -> Any:
        """Extend a loan.

        Args:
            days: How many more days. Required.
            loan_id: Required.
            reason: Shown to the branch.

        Returns:
            What the server sends, of which the docs do not say more.

        Raises:
            ApiError: The server refused the request.
        """
        return await self._get_value(
            _operations.EXTEND_LOAN,
            {
                "days": days,
                "loan_id": loan_id,
                "reason": reason,
            },
        )

    async def return_tools(
        self,
        *,
        loan_id: str,
        tool_ids: Items[int] | None = None,
        damage: Items[models.ToolDamage | Mapping[str, object]] | None = None,
        deposit_kept: float | None = None,
    ) -> Any:
        """Return tools.

        Only what is named comes back; the loan goes on for what is not.

        Args:
            loan_id: Required.
            tool_ids: all of them if it is left out.
            damage:
            deposit_kept:

        Returns:
            What the server sends, of which the docs do not say more.

        Raises:
            ApiError: The server refused the request.
        """
        return await self._get_value(
            _operations.RETURN_TOOLS,
            {
                "loan_id": loan_id,
                "tool_ids": tool_ids,
                "damage": damage,
                "deposit_kept": deposit_kept,
            },
        )

    async def history_loan(
        self,
        *,
        loan_id: str,
    ) -> models.Loan:
        """History of a loan.

        Args:
            loan_id: Required.

        Returns:
            One Loan.

        Raises:
            ApiError: The server refused the request.
        """
        return await self._get(
            _operations.HISTORY_LOAN,
            models.Loan,
            {
                "loan_id": loan_id,
            },
        )

    async def cancel_loan(
        self,
        *,
        loan_id: str,
    ) -> None:
        """Cancel a loan.

        Only as long as nothing was taken.

        Args:
            loan_id: Required.

        Raises:
            ApiError: The server refused the request.
        """
        await self._run(
            _operations.CANCEL_LOAN,
            {
                "loan_id": loan_id,
            },
        )
