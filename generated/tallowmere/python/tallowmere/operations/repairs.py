"""Requests and responses of the commands in the group Repairs."""

from ..runtime.protocol.operation import Operation, Param, Response

LIST_OPEN_REPAIRS = Operation(
    "list_open_repairs",
    "GET",
    "/v1/repairs",
    params=(
        Param(
            "page",
            "integer",
            doc="The page, from 1.",
        ),
        Param(
            "per_page",
            "integer",
            doc="Repairs on a page.",
        ),
        Param(
            "mine",
            "boolean",
            doc="Only those that this key has opened.",
        ),
    ),
    response=Response(
        "none",
    ),
)
OPEN_REPAIR = Operation(
    "open_repair",
    "POST",
    "/v1/repairs",
    params=(
        Param(
            "tool_id",
            "integer",
            location="body",
            required=True,
            doc="The number on the tool.",
        ),
        Param(
            "fault",
            "object",
            location="body",
            items="RepairFault",
            required=True,
            doc="What is wrong.",
        ),
        Param(
            "parts",
            "list",
            location="body",
            items="Part",
            doc="What is needed, see below.",
        ),
    ),
    response=Response(
        "none",
    ),
)
CLOSE_REPAIR = Operation(
    "close_repair",
    "PUT",
    "/v1/repairs/{repair_id}/closing",
    body="form",
    params=(
        Param(
            "outcome",
            "string",
            location="body",
            required=True,
            values=(
                "fixed",
                "given_up",
            ),
            doc="One of: `fixed`, `given_up`.",
        ),
        Param(
            "repair_id",
            "string",
            location="path",
            required=True,
        ),
        Param(
            "cost",
            "object",
            location="body",
            items="RepairCost",
            doc="What it cost, see below.",
        ),
    ),
    response=Response(
        "none",
    ),
)
RECORD_SPARE_PART = Operation(
    "record_spare_part",
    "POST",
    "/v1/repairs/{repair_id}/parts",
    params=(
        Param(
            "part",
            "object",
            location="body",
            items="Part",
            required=True,
        ),
        Param(
            "repair_id",
            "string",
            location="path",
            required=True,
        ),
        Param(
            "X-Request-Id",
            "string",
            location="header",
            id="X_Request_Id",
            doc="A request that is repeated with the same value counts once.",
        ),
    ),
    response=Response(
        "none",
    ),
)
