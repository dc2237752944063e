"""Requests and responses of the commands in the group Members."""

from ..runtime.protocol.operation import Operation, Paging, Param, Response

SEARCH_MEMBERS = Operation(
    "search_members",
    "GET",
    "/v1/members",
    params=(
        Param(
            "q",
            "string",
            required=True,
            doc="The text to look for, three letters or more.",
        ),
        Param(
            "page",
            "integer",
            doc="The page, from 1.",
        ),
        Param(
            "per_page",
            "integer",
            doc="Members on a page.",
        ),
    ),
    response=Response(
        "list",
        model="Member",
        key="data",
    ),
    paging=Paging(
        "page",
        number="page",
        size="per_page",
        total="total",
    ),
    doc="Finds members by a part of their name or card.",
)
REGISTER_MEMBER = Operation(
    "register_member",
    "POST",
    "/v1/members",
    params=(
        Param(
            "name",
            "string",
            location="body",
            required=True,
            doc="First and last name.",
        ),
        Param(
            "address",
            "object",
            location="body",
            items="MemberAddress",
            required=True,
        ),
        Param(
            "email",
            "string",
            location="body",
            doc="For reminders.",
        ),
        Param(
            "phone",
            "string",
            location="body",
            doc="For reminders, if there is no `email`.",
        ),
    ),
    response=Response(
        "object",
        model="Member",
    ),
)
READ_MEMBER = Operation(
    "read_member",
    "GET",
    "/v1/members/{member_id}",
    params=(
        Param(
            "member_id",
            "string",
            location="path",
            required=True,
        ),
    ),
    response=Response(
        "object",
        model="Member",
    ),
)
UPDATE_MEMBER = Operation(
    "update_member",
    "PUT",
    "/v1/members/{member_id}",
    params=(
        Param(
            "name",
            "string",
            location="body",
            required=True,
            doc="First and last name.",
        ),
        Param(
            "member_id",
            "string",
            location="path",
            required=True,
        ),
        Param(
            "email",
            "string",
            location="body",
            doc="For reminders.",
        ),
        Param(
            "phone",
            "string",
            location="body",
            doc="For reminders.",
        ),
    ),
    response=Response(
        "none",
    ),
)
BLOCK_OR_UNBLOCK_MEMBER = Operation(
    "block_or_unblock_member",
    "POST",
    "/v1/members/{member_id}/block",
    params=(
        Param(
            "member_id",
            "string",
            location="path",
            required=True,
        ),
    ),
    response=Response(
        "none",
    ),
    statuses=(
        ("204", "Done."),
        ("404", "There is no such member."),
    ),
    doc="A blocked member keeps what is lent, but gets nothing new.",
)
BLOCK_OR_UNBLOCK_MEMBER_BY_MEMBER_ID = Operation(
    "block_or_unblock_member_by_member_id",
    "DELETE",
    "/v1/members/{member_id}/block",
    params=(
        Param(
            "member_id",
            "string",
            location="path",
            required=True,
        ),
    ),
    response=Response(
        "none",
    ),
    statuses=(
        ("204", "Done."),
        ("404", "There is no such member."),
    ),
    doc="A blocked member keeps what is lent, but gets nothing new.",
)
