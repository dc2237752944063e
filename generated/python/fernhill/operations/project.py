"""Requests and responses of the commands in the group Project."""

from ..runtime.protocol.operation import Operation, Param, Response

CREATE_PROJECT = Operation(
    "createProject",
    "POST",
    is_async=True,
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
    ),
    response=Response(
        "object",
        model="Project",
    ),
    doc="This command creates a project.",
)
LIST_PROJECTS = Operation(
    "listProjects",
    "GET",
    params=(
        Param(
            "id",
            "uuid",
            doc="Only this project",
        ),
        Param(
            "tags",
            "map",
            doc="Only projects with these tags",
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
        model="Project",
    ),
    doc="This command lists projects.",
)
DELETE_PROJECT = Operation(
    "deleteProject",
    "POST",
    is_async=True,
    params=(
        Param(
            "id",
            "uuid",
            required=True,
            doc="The project",
        ),
    ),
    response=Response(
        "success",
        model="Success",
    ),
    doc="This command deletes a project.",
)
