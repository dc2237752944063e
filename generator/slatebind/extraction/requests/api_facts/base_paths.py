"""Documents that print some requests with their host and others without: which path is before those without."""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from slatebind.dialects import Dialect
from slatebind.extraction.parts import Part
from slatebind.extraction.report import Report
from slatebind.extraction.requests.announcements.operations import Operation
from slatebind.extraction.requests.api_facts.hosts import is_same_host, path_of, placeholder_host, server_url
from slatebind.extraction.requests.api_facts.servers import base_of
from slatebind.extraction.requests.api_facts.stated_servers import stated_servers
from slatebind.extraction.requests.operation_samples import DocumentSamples
from slatebind.markdown import Content

_BASE_SEGMENT = re.compile(r"/(?:v\d+(?:\.\d+)*|api|rest)(?=/)", re.I)
"""The beginning of a path that is seldom the name of something."""


def without_base_path(
    blocks: Sequence[Content],
    parts: Sequence[Part],
    operations: list[Operation],
    dialect: Dialect,
    report: Report,
) -> list[Operation]:
    """The operations, those that print the base URL without it, if others leave it out.

    A base URL has a path if the docs state it, or if samples of the requests without a host have it.
    """
    relative = [
        operation for operation in operations if not operation.url.server and not placeholder_host(operation.line.url)
    ]
    counts = Counter(server_url(operation.url.server) for operation in operations if operation.url.server)
    if not relative or not counts:
        return operations
    server = counts.most_common(1)[0][0]
    full = [
        operation for operation in operations if operation.url.server and server_url(operation.url.server) == server
    ]
    bases = [base for base in _bases(blocks, parts, operations, dialect) if is_same_host(server, base)]
    base = path_of(bases[0]) if bases else ""
    if base and all(operation.url.path.startswith(f"{base}/") for operation in full):
        lines = {operation.line for operation in full}
        return [_without(operation, base) if operation.line in lines else operation for operation in operations]
    prefixes = {match[0] if (match := _BASE_SEGMENT.match(operation.url.path)) else "" for operation in full}
    prefix = next(iter(prefixes))
    if (
        not bases
        and len(prefixes) == 1
        and prefix
        and not any(operation.url.path.startswith(prefix) for operation in relative)
    ):
        message = f"requests with a host begin with `{prefix}`, those without one do not; they are sent to `{server}`"
        report.add("base-path-unclear", relative[0].line.at, message, "state the base URL with its path")
    return operations


def _bases(
    blocks: Sequence[Content], parts: Sequence[Part], operations: Sequence[Operation], dialect: Dialect
) -> list[str]:
    """The base URLs that the docs state, the main ones first; else those of samples of requests without a host."""
    stated = stated_servers(parts, operations, dialect)
    if stated:
        return [server.url for server in sorted(stated, key=lambda server: not server.is_main)]
    samples = DocumentSamples(blocks, operations).all
    found = Counter(
        base_of(sample, operation)
        for sample, operation in samples
        if operation is not None and not operation.url.server
    )
    return [base for base, _ in found.most_common() if base]


def _without(operation: Operation, base: str) -> Operation:
    return replace(operation, url=operation.url._replace(server="", path=operation.url.path.removeprefix(base)))
