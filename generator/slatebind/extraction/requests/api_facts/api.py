"""The facts about a whole API in its docs, and what they and the samples add to each of its commands."""

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from slatebind.diagnostic import Position
from slatebind.dialects import ApiFacts, Dialect
from slatebind.extraction.commands.parsed_command import ParsedCommand
from slatebind.extraction.parts import Part
from slatebind.extraction.report import Report
from slatebind.extraction.requests.announcements.operations import Operation
from slatebind.extraction.requests.announcements.urls import read_url
from slatebind.extraction.requests.api_facts.auth import find_auth, first_authenticated
from slatebind.extraction.requests.api_facts.credentials import sample_evidence
from slatebind.extraction.requests.api_facts.paging import with_paging
from slatebind.extraction.requests.api_facts.paging_sections import stated_links, with_stated_pages
from slatebind.extraction.requests.api_facts.public_api import is_public_api
from slatebind.extraction.requests.api_facts.public_operations import headings_above, is_public
from slatebind.extraction.requests.api_facts.servers import Servers, find_servers, path_before
from slatebind.extraction.requests.body_formats import unknown_format
from slatebind.extraction.requests.body_kinds import BodyKinds
from slatebind.extraction.requests.operation_samples import DocumentSamples
from slatebind.extraction.requests.sample_bodies import with_sample_body, with_sample_query
from slatebind.extraction.requests.samples import Sample
from slatebind.markdown import Content
from slatebind.spec.model import Auth

_WITHOUT_BODY: tuple[str | None, ...] = ("GET", "HEAD", "DELETE")


class ApiReading(msgspec.Struct, frozen=True):
    """The facts, where they are stated, and the commands with what the samples say of them."""

    facts: ApiFacts
    positions: dict[str, Position]
    commands: tuple[ParsedCommand, ...]


def read_api(
    blocks: Sequence[Content],
    parts: Sequence[Part],
    operations: Sequence[Operation],
    commands: Sequence[ParsedCommand],
    dialect: Dialect,
    report: Report,
) -> ApiReading:
    """What a document says about its API. A fact in the dialect's file stands in place of what the docs say."""
    if not operations:
        return ApiReading(ApiFacts(), {}, ())
    samples = DocumentSamples(blocks, operations)
    servers = find_servers(parts, operations, samples.all, dialect)
    auth = find_auth(parts, operations, [sample for sample, _ in samples.all], servers.endpoint, dialect)
    auth = tuple(_at_endpoint(way, servers) for way in auth)
    if auth and auth[0].scheme == "signed" and not dialect.api.auth:
        message = f"requests are signed with `{auth[0].name}`; how is not a part of the spec"
        report.add("auth-signed", operations[0].line.at, message, "see the docs for how a signature is computed")
    if servers.endpoint is None and dialect.api.endpoint is None:
        hint = "state the base URL below a heading such as `Base URL`, or as `api: {endpoint: ...}` in a dialect file"
        report.add("endpoint-missing", operations[0].line.at, "the docs name no host that requests are sent to", hint)
    bodies = BodyKinds(parts, operations, dialect)
    completed = []
    for number, (command, operation) in enumerate(zip(commands, operations, strict=True)):
        sample = samples.of_operation(number)
        parsed = _completed(command, operation, sample, servers, bodies, dialect, report)
        completed.append(_without_keys(parsed, auth))
    is_open = not auth and not dialect.api.auth and is_public_api(blocks, parts, operations, dialect)
    completed = _with_access(completed, parts, operations, samples, dialect, is_open=is_open)
    positions = {"endpoint": servers.at} if servers.at else {}
    if servers.at and servers.all:
        positions["servers"] = servers.at
    if auth and (first := first_authenticated([sample for sample, _ in samples.all], dialect)):
        positions["auth"] = first
    completed = with_stated_pages(completed, parts, operations, dialect)
    paging, paged = with_paging(completed, dialect)
    paging = paging or stated_links(completed, parts, operations, dialect)
    return ApiReading(
        ApiFacts(endpoint=servers.endpoint, servers=servers.all, auth=auth, paging=paging),
        positions,
        tuple(replace(parsed, command=command) for parsed, command in zip(completed, paged, strict=True)),
    )


def _completed(
    parsed: ParsedCommand,
    operation: Operation,
    sample: Sample | None,
    servers: Servers,
    bodies: BodyKinds,
    dialect: Dialect,
    report: Report,
) -> ParsedCommand:
    server = servers.of(operation)
    if server is not None and not servers.has(server):
        message = f"`{parsed.command.name}` is sent to {server}, other operations to {servers.endpoint}"
        report.add("request-host", operation.line.at, message, "check that the host is intended")
    body = bodies.find(parsed.command, operation, sample)
    kind = unknown_format(operation.url.path, sample) if parsed.command.method not in _WITHOUT_BODY else None
    if kind is None:
        parsed = with_sample_body(parsed, sample, dialect)
    else:
        body = "raw"
        message = f"the body of `{parsed.command.name}` is {kind}; what it contains is not in the spec"
        report.add("body-unknown", operation.line.at, message, "clients send it as it is given to them")
    parsed = with_sample_query(parsed, sample, dialect)
    path = parsed.command.path
    path = servers.path_below(path) if path and server is None else path
    if path and path != "/" and _ends_with_slash(operation, sample):
        path += "/"
    command = replace(parsed.command, path=path, server=server, example=sample.text if sample else None, body=body)
    return replace(parsed, command=command)


def _ends_with_slash(operation: Operation, sample: Sample | None) -> bool:
    """Whether the path has a slash at its end. A sample without it was run, and is believed."""
    sent = read_url(sample.url) if sample else None
    if sent and path_before(sent.path, operation.url.path) is not None:
        return operation.url.ends_with_slash and sent.ends_with_slash
    return operation.url.ends_with_slash


def _at_endpoint(auth: Auth, servers: Servers) -> Auth:
    url, authorize_url = (address and servers.at_endpoint(address) for address in (auth.url, auth.authorize_url))
    return replace(auth, url=url, authorize_url=authorize_url)


def _without_keys(parsed: ParsedCommand, auth: Sequence[Auth]) -> ParsedCommand:
    """A command without the keys that only the URL of its request line or sample shows: they are those of the API."""
    keys = {name for way in auth if way.scheme == "query" for name in (way.name, *way.also)}
    shown = [
        row
        for row in parsed.params
        if row.param.location == "query" and (row.at.at == parsed.positions.at or row.param.origin == "sample")
    ]
    kept = [row for row in parsed.params if row not in shown or row.param.name not in keys]
    return parsed.with_params(kept) if len(kept) < len(parsed.params) else parsed


def _with_access(
    commands: Sequence[ParsedCommand],
    parts: Sequence[Part],
    operations: Sequence[Operation],
    samples: DocumentSamples,
    dialect: Dialect,
    *,
    is_open: bool,
) -> list[ParsedCommand]:
    """The commands with whether they are sent with credentials, where that is not as usual.

    ``is_open`` says that the docs say of all operations that they need none. A sample with credentials says so, for
    all that is sent to its server, against what a text says.
    """
    above = headings_above(parts, operations)
    found = [samples.of_operation(number) for number in range(len(operations))]
    shown = [sample is not None and next(sample_evidence(sample, dialect), None) is not None for sample in found]
    servers = {parsed.command.server for parsed, is_shown in zip(commands, shown, strict=True) if is_shown} - {None}
    result = []
    for parsed, operation, is_shown, parts_above in zip(commands, operations, shown, above, strict=True):
        command = parsed.command
        if not is_shown and (is_open or is_public(operation, parts_above, dialect)):
            command = replace(command, authenticated=False, origin={"authenticated": "prose"})
        elif command.server in servers:
            command = replace(command, authenticated=True, origin={"authenticated": "sample"})
        result.append(replace(parsed, command=command))
    return result
