"""Requests and responses of the commands in the group Event."""

from ..runtime.protocol.operation import Operation, Param, Response

ARCHIVE_EVENTS = Operation(
    "archiveEvents",
    "POST",
    params=(
        Param(
            "ids",
            "list",
            doc="The events",
        ),
        Param(
            "type",
            "string",
            length=255,
            doc="Events of this type",
        ),
        Param(
            "startdate",
            "date",
            doc="Events since this day",
        ),
        Param(
            "enddate",
            "date",
            doc="Events until this day",
        ),
    ),
    response=Response(
        "success",
        model="Success",
    ),
    doc="This command archives events.",
)
LIST_EVENTS = Operation(
    "listEvents",
    "GET",
    params=(
        Param(
            "level",
            "string",
            length=255,
            doc="INFO, WARN or ERROR",
        ),
        Param(
            "duration",
            "integer",
            doc="Seconds that the event took",
        ),
        Param(
            "keyword",
            "string",
            length=255,
            doc="Words to look for",
        ),
        Param(
            "page",
            "integer",
            requires=("pagesize",),
            doc="Which page, from 1; must be used with pagesize",
        ),
        Param(
            "pagesize",
            "integer",
            doc="How many on a page, 500 at most",
        ),
    ),
    response=Response(
        "list",
        model="Event",
    ),
    doc="This command lists events.",
)
