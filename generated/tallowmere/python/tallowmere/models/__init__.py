"""The models of responses, one class per shape; each is imported on first use."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .tool import Tool as Tool
    from .member_address2 import MemberAddress2 as MemberAddress2
    from .member import Member as Member
    from .tool_purchase import ToolPurchase as ToolPurchase
    from .photo import Photo as Photo
    from .member_address import MemberAddress as MemberAddress
    from .list_loans_response import ListLoansResponse as ListLoansResponse
    from .tool_item import ToolItem as ToolItem
    from .tool_damage import ToolDamage as ToolDamage
    from .loan import Loan as Loan
    from .repair_fault import RepairFault as RepairFault
    from .part import Part as Part
    from .repair_cost import RepairCost as RepairCost
    from .report import Report as Report

_HOMES = {
    "Tool": ".tool",
    "MemberAddress2": ".member_address2",
    "Member": ".member",
    "ToolPurchase": ".tool_purchase",
    "Photo": ".photo",
    "MemberAddress": ".member_address",
    "ListLoansResponse": ".list_loans_response",
    "ToolItem": ".tool_item",
    "ToolDamage": ".tool_damage",
    "Loan": ".loan",
    "RepairFault": ".repair_fault",
    "Part": ".part",
    "RepairCost": ".repair_cost",
    "Report": ".report",
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        """Imports a model on first use."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        home = _HOMES[name]
        found = getattr(import_module(home, __name__), name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    return sorted(_HOMES)
