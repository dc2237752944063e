"""Requests and responses of the commands in the group Async job."""

from ..runtime.protocol.operation import Operation, Param, Response

LIST_ASYNC_JOBS = Operation(
    "listAsyncJobs",
    "GET",
    params=(
        Param(
            "startdate",
            "datetime",
            doc="Only jobs started since then",
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
        model="AsyncJob",
        key="asyncjobs",
    ),
    doc="This command lists jobs that are not done.",
)
QUERY_ASYNC_JOB_RESULT = Operation(
    "queryAsyncJobResult",
    "GET",
    params=(
        Param(
            "jobid",
            "uuid",
            required=True,
            doc="The job",
        ),
    ),
    response=Response(
        "object",
        model="AsyncJob",
    ),
    doc="This command tells how far a job has come.",
)
