"""Findings about request lines, by which docs of HTTP APIs announce operations."""

from slatebind.diagnostic import Severity
from slatebind.findings.definition import Explanation, FindingDefinition

FINDINGS = (
    FindingDefinition(
        code="request-ignored",
        max_single=9,
        severity=Severity.INFO,
        preset="recommended",
        needs=("requests",),
        explanation=Explanation(
            title="A request line is not an operation",
            what=(
                "Reports a method and URL that are not read as an operation and repeat none: in an example, a sample, "
                "a text or a comment only, or with a URL that the dialect ignores, such as that of a websocket."
            ),
            why="If it is an operation, clients lack it.",
            example="""\
## Examples

### HTTP Request

`GET /trees/oldest`
""",
            instead="""\
## Get the oldest tree

### HTTP Request

`GET /trees/oldest`
""",
        ),
    ),
    FindingDefinition(
        code="request-unannounced",
        severity=Severity.WARNING,
        preset="recommended",
        needs=("requests",),
        explanation=Explanation(
            title="The request of a section is in a sample only",
            what=(
                "Reports a section next to those of operations that has no request line, no parameters and no answer, "
                "but a sample of a request that no operation has. It is not read as an operation."
            ),
            why="If it is an operation, clients lack it.",
            example="""\
## Water a tree

```shell
curl -X POST https://api.example.com/trees/1/water
```

## Get a tree

`GET https://api.example.com/trees/{id}`
""",
            instead="""\
## Water a tree

`POST https://api.example.com/trees/{id}/water`
""",
        ),
    ),
    FindingDefinition(
        code="table-outside-operations",
        severity=Severity.INFO,
        preset="recommended",
        needs=("requests",),
        explanation=Explanation(
            title="A table of parameters or fields belongs to no operation",
            what=(
                "Reports a table with a column of names and one of types or of what is required, in a section that is "
                "neither a part of an operation nor a resource. It is kept as text."
            ),
            why="Nothing in such a table is a parameter or a field in the spec.",
            example="""\
## Sorting

| Parameter | Type | Description |
| --- | --- | --- |
| sort | string | Name of a field. |
""",
            instead="""\
## List trees

`GET /trees`

| Parameter | Type | Description |
| --- | --- | --- |
| sort | string | Name of a field. |
""",
        ),
    ),
    FindingDefinition(
        code="path-malformed",
        severity=Severity.WARNING,
        preset="minimal",
        needs=("requests",),
        explanation=Explanation(
            title="The path of a request cannot be read",
            what=(
                "Reports a line that begins as a request and whose path is not one: a variable is not closed, or text "
                "is glued to it. The line is left out."
            ),
            why="The operation is missing from the spec.",
            example="""\
### HTTP Request

`GET /trees/{id/branches`
""",
            instead="""\
### HTTP Request

`GET /trees/{id}/branches`
""",
        ),
    ),
    FindingDefinition(
        code="base-path-unclear",
        severity=Severity.WARNING,
        preset="recommended",
        needs=("requests",),
        explanation=Explanation(
            title="The base path of requests without a host is unclear",
            what=(
                "Reports docs that print some requests with their host and others without it, if those with it begin "
                "with a path such as `/v2`, those without it do not, and neither a base URL nor a sample shows whether "
                "it belongs to them."
            ),
            why="Clients send the requests without a host to a path that may not exist.",
            example="""\
### HTTP Request

`GET https://api.orchard.example/v2/trees`

### HTTP Request

`DELETE /trees/{id}`
""",
            instead="""\
## Base URL

https://api.orchard.example/v2

### HTTP Request

`GET /trees`

### HTTP Request

`DELETE /trees/{id}`
""",
        ),
    ),
    FindingDefinition(
        code="request-method-missing",
        severity=Severity.WARNING,
        preset="minimal",
        needs=("requests",),
        explanation=Explanation(
            title="A request has no method",
            what=(
                "Reports a URL that announces an operation, for which no method is printed and no sample has one. It "
                "is read as GET."
            ),
            why="A client that guesses the method calls something else, or nothing.",
            example="""\
### HTTP Request

`/trees/{id}`
""",
            instead="""\
### HTTP Request

`DELETE /trees/{id}`
""",
        ),
    ),
    FindingDefinition(
        code="body-unknown",
        severity=Severity.WARNING,
        preset="recommended",
        explanation=Explanation(
            title="The body of a request is neither JSON nor a form",
            what=(
                "Reports an operation whose body is XML, or a query of GraphQL or JSON-RPC. The spec says that there "
                "is a body, and not what it contains."
            ),
            why="Clients can only send such a body as it is given to them.",
            example="""\
`POST /trees`

```shell
curl -X POST https://api.orchard.example/trees -d '<tree age="7"/>'
```
""",
            instead="""\
`POST /trees`

```shell
curl -X POST https://api.orchard.example/trees -d '{"age": 7}'
```
""",
        ),
    ),
)
