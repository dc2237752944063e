"""The facts about a whole API in its docs, and what they and the samples add to each of its commands."""

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from slatebind.diagnostic import Position
from slatebind.dialects import ApiFacts, Dialect, Phrases, normalize
from slatebind.extraction.parsed_command import ParsedCommand
from slatebind.extraction.parts import Part
from slatebind.extraction.report import Report
from slatebind.extraction.requests.announcements.operations import Operation
from slatebind.extraction.requests.api_facts.auth import find_auth, first_authenticated
from slatebind.extraction.requests.api_facts.paging import with_paging
from slatebind.extraction.requests.api_facts.servers import Servers, find_servers
from slatebind.extraction.requests.body_formats import unknown_format
from slatebind.extraction.requests.operation_samples import DocumentSamples
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.extraction.requests.sample_bodies import with_sample_body
from slatebind.extraction.requests.samples import Sample
from slatebind.markdown import Content
from slatebind.spec.model import Body, Command

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
    auth = find_auth(parts, operations, [sample for sample, _ in samples.all], dialect)
    auth = tuple(replace(one, url=servers.at_endpoint(one.url)) if one.url else one for one in auth)
    if auth and auth[0].scheme == "signed" and not dialect.api.auth:
        message = f"requests are signed with `{auth[0].name}`; how is not a part of the spec"
        report.add("auth-signed", operations[0].line.at, message, "see the docs for how a signature is computed")
    if servers.endpoint is None and dialect.api.endpoint is None:
        hint = "state the base URL below a heading such as `Base URL`, or as `api: {endpoint: ...}` in a dialect file"
        report.add("endpoint-missing", operations[0].line.at, "the docs name no host that requests are sent to", hint)
    completed = tuple(
        _completed(command, operation, samples.of_operation(number), servers, dialect, report)
        for number, (command, operation) in enumerate(zip(commands, operations, strict=True))
    )
    positions = {"endpoint": servers.at} if servers.at else {}
    if servers.at and servers.all:
        positions["servers"] = servers.at
    if auth and (first := first_authenticated([sample for sample, _ in samples.all], dialect)):
        positions["auth"] = first
    paging, paged = with_paging(completed, dialect)
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
    dialect: Dialect,
    report: Report,
) -> ParsedCommand:
    server = servers.of(operation)
    if server is not None:
        message = f"`{parsed.command.name}` is sent to {server}, other operations to {servers.endpoint}"
        report.add("request-host", operation.line.at, message, "check that the host is intended")
    body = _body(parsed.command, operation, sample, dialect)
    kind = unknown_format(operation.url.path, sample) if parsed.command.method not in _WITHOUT_BODY else None
    if kind is None:
        parsed = with_sample_body(parsed, sample, dialect)
    else:
        body = "raw"
        message = f"the body of `{parsed.command.name}` is {kind}; what it contains is not in the spec"
        report.add("body-unknown", operation.line.at, message, "clients send it as it is given to them")
    command = replace(parsed.command, server=server, example=sample.text if sample else None, body=body)
    return replace(parsed, command=command)


def _body(command: Command, operation: Operation, sample: Sample | None, dialect: Dialect) -> Body | None:
    """The kind of an operation's body: by its sample, else by a heading."""
    of_sample = sample.body if sample else None
    if not any(param.location == "body" for param in command.params):
        return of_sample if sample and sample.data and command.method not in _WITHOUT_BODY else None
    if of_sample is not None:
        return of_sample
    headings = [normalize(plain_text(part.heading.text)) for part in operation.parts[1:]]
    for body, words in dialect.bodies.items():
        phrases = Phrases(words)
        if any(phrases.are_in(heading) for heading in headings):
            return body
    return None
