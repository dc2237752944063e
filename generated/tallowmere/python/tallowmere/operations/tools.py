"""Requests and responses of the commands in the group Tools."""

from ..runtime.protocol.operation import Operation, Paging, Param, Response

LIST_TOOLS = Operation(
    "list_tools",
    "GET",
    "/v1/tools",
    params=(
        Param(
            "page",
            "integer",
            doc="The page, from 1.",
        ),
        Param(
            "per_page",
            "integer",
            doc="Tools on a page.",
        ),
        Param(
            "branch_id",
            "integer",
            doc="Only tools of this branch.",
        ),
        Param(
            "state",
            "string",
            values=(
                "available",
                "lent",
                "in_repair",
            ),
            doc="One of `available`, `lent`, `in_repair`.",
        ),
    ),
    response=Response(
        "list",
        model="Tool",
        key="data",
    ),
    paging=Paging(
        "page",
        number="page",
        size="per_page",
        total="total",
    ),
    doc="This endpoint lists the tools of all branches.",
)
GET_TOOL = Operation(
    "get_tool",
    "GET",
    "/v1/tools/{tool_id}",
    params=(
        Param(
            "tool_id",
            "string",
            location="path",
            required=True,
            doc="The number on the tool.",
        ),
    ),
    response=Response(
        "object",
        model="Tool",
    ),
)
ADD_TOOL = Operation(
    "add_tool",
    "POST",
    "/v1/tools",
    params=(
        Param(
            "name",
            "string",
            location="body",
            required=True,
            doc="What it is called on the shelf.",
        ),
        Param(
            "branch_id",
            "integer",
            location="body",
            required=True,
            doc="The branch.",
        ),
        Param(
            "deposit",
            "float",
            location="body",
            doc="What a member leaves for it.",
        ),
        Param(
            "labels",
            "list",
            location="body",
            items="string",
            doc="For searching.",
        ),
        Param(
            "purchase",
            "object",
            location="body",
            items="ToolPurchase",
        ),
    ),
    response=Response(
        "object",
        model="Tool",
    ),
    statuses=(
        ("201", "The tool is on its shelf."),
        ("404", "There is no such branch."),
        ("422", "A value is missing or wrong."),
    ),
    doc="Puts a tool on a shelf. It can be lent at once.",
)
CHANGE_TOOL = Operation(
    "change_tool",
    "PATCH",
    "/v1/tools/{tool_id}",
    params=(
        Param(
            "tool_id",
            "integer",
            location="path",
            required=True,
            doc="The number on the tool.",
        ),
        Param(
            "name",
            "string",
            location="body",
            doc="What it is called on the shelf.",
        ),
        Param(
            "deposit",
            "float",
            location="body",
            doc="`null` for none.",
        ),
        Param(
            "state",
            "string",
            location="body",
            values=(
                "available",
                "in_repair",
            ),
            doc="One of `available`, `in_repair`.",
        ),
    ),
    response=Response(
        "object",
        model="Tool",
    ),
    doc="Changes what is sent, and nothing else.",
)
REMOVE_TOOL = Operation(
    "remove_tool",
    "DELETE",
    "/v1/tools/{tool_id}",
    params=(
        Param(
            "tool_id",
            "string",
            location="path",
            required=True,
        ),
    ),
    response=Response(
        "none",
    ),
    statuses=(
        ("204", "The tool is gone."),
        ("409", "The tool is lent."),
    ),
    doc="Takes a tool off its shelf for good.",
)
ATTACH_PHOTO = Operation(
    "attach_photo",
    "POST",
    "/v1/tools/{tool_id}/photos",
    server="https://files.tallowmere.example",
    authenticated=True,
    body="multipart",
    params=(
        Param(
            "photo",
            "file",
            location="body",
            required=True,
            doc="A JPEG of up to 5 MB.",
        ),
        Param(
            "tool_id",
            "string",
            location="path",
            required=True,
        ),
        Param(
            "caption",
            "string",
            location="body",
            doc="Shown below the photo.",
        ),
    ),
    response=Response(
        "object",
        model="Photo",
    ),
)
FETCH_PHOTO = Operation(
    "fetch_photo",
    "GET",
    "/v1/photos/{photo_id}",
    server="https://files.tallowmere.example",
    authenticated=True,
    params=(
        Param(
            "photo_id",
            "string",
            location="path",
            required=True,
        ),
        Param(
            "width",
            "integer",
            doc="In pixels; as it was sent if not given.",
        ),
    ),
    response=Response(
        "none",
    ),
)
