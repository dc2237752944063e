"""Requests and responses of the commands in the group Reports."""

from ..runtime.protocol.operation import Operation, Param, Response

USAGE_REPORT = Operation(
    "usage_report",
    "GET",
    "/v1/reports",
    params=(
        Param(
            "month",
            "string",
            required=True,
            doc="As `YYYY-MM`.",
        ),
        Param(
            "branch_id",
            "integer",
            doc="Only this branch.",
        ),
        Param(
            "kind",
            "string",
            required=True,
            values=("usage",),
        ),
    ),
    response=Response(
        "list",
        model="Report",
        key="tools",
    ),
)
WEAR_REPORT = Operation(
    "wear_report",
    "GET",
    "/v1/reports",
    params=(
        Param(
            "year",
            "integer",
            required=True,
            doc="Four digits.",
        ),
        Param(
            "kind",
            "string",
            required=True,
            values=("wear",),
        ),
    ),
    response=Response(
        "none",
    ),
)
DOWNLOAD_EXPORT = Operation(
    "download_export",
    "GET",
    "/v1/exports/{export_id}",
    params=(
        Param(
            "export_id",
            "string",
            location="path",
            required=True,
        ),
    ),
    response=Response(
        "none",
    ),
    doc="Lists that are too long for pages. Exports that are not fetched within a week are deleted.",
)
