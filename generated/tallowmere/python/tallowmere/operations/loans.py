"""Requests and responses of the commands in the group Loans."""

from ..runtime.protocol.operation import Operation, Paging, Param, Response

LIST_LOANS = Operation(
    "list_loans",
    "GET",
    "/v1/loans",
    params=(
        Param(
            "member_id",
            "string",
            doc="Only loans of this member.",
        ),
        Param(
            "due_before",
            "string",
            doc="Only loans that are due before this day, as `YYYY-MM-DD`.",
        ),
        Param(
            "page",
            "string",
            doc="The page, from 1.",
        ),
        Param(
            "per_page",
            "string",
            doc="Loans on a page.",
        ),
    ),
    response=Response(
        "list",
        model="ListLoansResponse",
    ),
    paging=Paging(
        "page",
        number="page",
        size="per_page",
        total="total",
    ),
)
LEND_TOOLS = Operation(
    "lend_tools",
    "POST",
    "/v1/loans",
    params=(
        Param(
            "member_id",
            "integer",
            location="body",
            required=True,
            doc="Who takes them.",
        ),
        Param(
            "items",
            "list",
            location="body",
            items="ToolItem",
            required=True,
            doc="The tools.",
        ),
        Param(
            "days",
            "integer",
            location="body",
            doc="How long, at most 28. Default: `14`.",
        ),
    ),
    response=Response(
        "none",
    ),
    statuses=(
        ("201", "Lent."),
        ("403", "The member is blocked."),
        ("409", "One of the tools is lent already."),
    ),
    doc="Lends one tool or several to a member.",
)
EXTEND_LOAN = Operation(
    "extend_loan",
    "POST",
    "/v1/loans/{loan_id}/extension",
    params=(
        Param(
            "days",
            "integer",
            location="body",
            required=True,
            doc="How many more days.",
        ),
        Param(
            "loan_id",
            "string",
            location="path",
            required=True,
        ),
        Param(
            "reason",
            "string",
            location="body",
            doc="Shown to the branch.",
        ),
    ),
    response=Response(
        "none",
    ),
)
RETURN_TOOLS = Operation(
    "return_tools",
    "POST",
    "/v1/loans/{loan_id}/returns",
    params=(
        Param(
            "loan_id",
            "string",
            location="path",
            required=True,
        ),
        Param(
            "tool_ids",
            "list",
            location="body",
            items="integer",
            doc="all of them if it is left out",
        ),
        Param(
            "damage",
            "list",
            location="body",
            items="ToolDamage",
        ),
        Param(
            "deposit_kept",
            "float",
            location="body",
        ),
    ),
    response=Response(
        "none",
    ),
    doc="Only what is named comes back; the loan goes on for what is not.",
)
HISTORY_LOAN = Operation(
    "history_loan",
    "GET",
    "/v1/loans/{loan_id}/events",
    params=(
        Param(
            "loan_id",
            "string",
            location="path",
            required=True,
        ),
    ),
    response=Response(
        "object",
        model="Loan",
    ),
)
CANCEL_LOAN = Operation(
    "cancel_loan",
    "DELETE",
    "/v1/loans/{loan_id}",
    params=(
        Param(
            "loan_id",
            "string",
            location="path",
            required=True,
        ),
    ),
    response=Response(
        "none",
    ),
    doc="Only as long as nothing was taken.",
)
