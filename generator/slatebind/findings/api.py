"""Findings about what docs say of a whole API: where it is, and how requests are authenticated."""

from slatebind.diagnostic import Severity
from slatebind.findings.definition import Explanation, FindingDefinition

FINDINGS = (
    FindingDefinition(
        code="endpoint-missing",
        severity=Severity.WARNING,
        preset="recommended",
        needs=("requests",),
        explanation=Explanation(
            title="The docs name no host",
            what="Reports docs in which no request line, no base URL and no sample call says where requests are sent.",
            why="Readers have to guess the host, and a client has to be told it.",
            example="""\
### HTTP Request

`GET /trees`
""",
            instead="""\
## Base URL

All requests are sent to `https://api.orchard.example`.
""",
        ),
    ),
    FindingDefinition(
        code="request-host",
        severity=Severity.INFO,
        preset="recommended",
        needs=("requests",),
        explanation=Explanation(
            title="A request is sent to another host",
            what="Reports an operation whose request line has another host than those of most operations.",
            why="It may be intended, or left over from a copy: a client sends it where the docs say.",
            example="`GET https://staging.orchard.example/trees`",
            instead="`GET https://api.orchard.example/trees`",
        ),
    ),
    FindingDefinition(
        code="auth-signed",
        severity=Severity.INFO,
        preset="recommended",
        needs=("requests",),
        explanation=Explanation(
            title="Requests are signed",
            what="Reports sample calls with a signature. The spec says that requests are signed, not how.",
            why="Only prose describes how a signature is computed from a request: a client needs code for it.",
            example='curl -H "X-Signature: 7d1f..." https://api.orchard.example/trees',
        ),
    ),
)
