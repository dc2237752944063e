"""Requests and responses of the commands in the group Snapshot."""

from ..runtime.protocol.operation import Operation, Param, Response

CREATE_SNAPSHOT = Operation(
    "createSnapshot",
    "POST",
    is_async=True,
    params=(
        Param(
            "volumeid",
            "uuid",
            required=True,
            doc="The volume",
        ),
        Param(
            "name",
            "string",
            length=255,
            doc="Its name",
        ),
        Param(
            "quiescevm",
            "boolean",
            doc="If true, the machine holds still meanwhile",
        ),
    ),
    response=Response(
        "object",
        model="Snapshot",
    ),
    doc="This command takes a snapshot of a volume.",
)
CREATE_VM_SNAPSHOT = Operation(
    "createVMSnapshot",
    "POST",
    is_async=True,
    params=(
        Param(
            "virtualmachineid",
            "uuid",
            required=True,
            doc="The machine",
        ),
        Param(
            "snapshotmemory",
            "boolean",
            doc="If true, with its memory",
        ),
    ),
    response=Response(
        "object",
        model="VMSnapshot",
    ),
    doc="This command takes a snapshot of a machine.",
)
LIST_SNAPSHOTS = Operation(
    "listSnapshots",
    "GET",
    params=(
        Param(
            "volumeid",
            "uuid",
            doc="Only snapshots of this volume",
        ),
        Param(
            "intervaltype",
            "string",
            length=255,
            doc="HOURLY, DAILY, WEEKLY or MONTHLY",
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
        model="Snapshot",
    ),
    doc="This command lists snapshots of volumes.",
)
