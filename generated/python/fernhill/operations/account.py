"""Requests and responses of the commands in the group Account."""

from ..runtime.protocol.operation import Operation, Param, Response

CREATE_ACCOUNT = Operation(
    "createAccount",
    "POST",
    params=(
        Param(
            "accounttype",
            "integer",
            required=True,
            doc="What the account may do",
        ),
        Param(
            "email",
            "string",
            required=True,
            length=255,
            doc="Where its owner is reached",
        ),
        Param(
            "username",
            "string",
            required=True,
            length=255,
            doc="The name to log in with",
        ),
        Param(
            "password",
            "string",
            required=True,
            length=255,
            doc="The password to log in with",
        ),
        Param(
            "accountdetails",
            "map",
            doc="Settings of the account",
        ),
        Param(
            "domainid",
            "uuid",
            doc="The domain to put it in",
        ),
    ),
    response=Response(
        "object",
        model="Account",
    ),
    doc="This command creates an account.",
)
DELETE_ACCOUNT = Operation(
    "deleteAccount",
    "POST",
    is_async=True,
    params=(
        Param(
            "id",
            "uuid",
            required=True,
            doc="The account",
        ),
    ),
    response=Response(
        "success",
        model="Success",
    ),
    doc="This command deletes an account and everything in it.",
)
LIST_ACCOUNTS = Operation(
    "listAccounts",
    "GET",
    params=(
        Param(
            "id",
            "uuid",
            doc="Only this account",
        ),
        Param(
            "state",
            "string",
            length=255,
            doc="enabled, disabled or locked",
        ),
        Param(
            "listall",
            "boolean",
            doc="If true, every account the caller may see. Defaults to false.",
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
        model="Account",
    ),
    doc="This command lists accounts.",
)
