"""Requests and responses of the commands in the group Template."""

from ..runtime.protocol.operation import Operation, Param, Response

LIST_TEMPLATES = Operation(
    "listTemplates",
    "GET",
    params=(
        Param(
            "templatefilter",
            "string",
            required=True,
            length=255,
            doc="featured, self, selfexecutable, executable or community",
        ),
        Param(
            "zoneid",
            "uuid",
            doc="Only templates of this zone",
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
        model="Template",
    ),
    doc="This command lists templates.",
)
REGISTER_TEMPLATE = Operation(
    "registerTemplate",
    "POST",
    params=(
        Param(
            "name",
            "string",
            required=True,
            length=255,
            doc="Its name",
        ),
        Param(
            "displaytext",
            "string",
            required=True,
            length=255,
            doc="A sentence about it",
        ),
        Param(
            "url",
            "url",
            required=True,
            length=2048,
            doc="Where to fetch it",
        ),
        Param(
            "format",
            "string",
            required=True,
            length=255,
            doc="How it is stored: QCOW2, RAW, VHD or OVA",
        ),
        Param(
            "hypervisor",
            "string",
            required=True,
            length=255,
            doc="What runs it",
        ),
        Param(
            "ostypeid",
            "uuid",
            required=True,
            doc="The operating system in it",
        ),
        Param(
            "details",
            "map",
            encoding="zero",
            doc="Settings of machines made from it",
        ),
    ),
    response=Response(
        "object",
        model="Template",
        key="template",
        single=True,
    ),
    doc="This command registers a template.",
)
