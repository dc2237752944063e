"""Compares a spec with what a source says of the same API."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from slatebind.protocols import Protocol, protocol_named
from slatebind.spec.model import Command, Spec
from slatebind.suggestions import did_you_mean
from slatebind.verify.compare_fields import FieldComparison
from slatebind.verify.compare_params import ParamComparison
from slatebind.verify.compare_statuses import compare_statuses
from slatebind.verify.disagreement import Disagreement, excerpt
from slatebind.verify.facts import OperationFacts, SourceFacts
from slatebind.verify.matching import match_operations


def compare(spec: Spec, source: SourceFacts, *, wants_texts: bool = False) -> Iterator[Disagreement]:
    """All disagreements, in the order of the docs; then what the docs lack. ``wants_texts`` compares descriptions."""
    protocol = protocol_named(spec.api.protocol)
    matches = match_operations(spec, source.operations, is_named=source.is_partial)
    models = {model.name: model for model in spec.models}
    yield from _compare_versions(spec, source)
    seen: set[tuple[str, int]] = set()
    same: dict[int, list[Command]] = defaultdict(list)
    for command in spec.commands:
        if command.name in matches:
            same[id(matches[command.name])].append(command)
    for command in spec.commands:
        operation = matches.get(command.name)
        if operation is not None:
            others = [other for other in same[id(operation)] if other is not command]
            # The texts of an operation that several commands are, are those of none of them.
            has_texts = wants_texts and not others
            yield from _compare_flags(command, operation, source, wants_texts=has_texts)
            yield from ParamComparison(command, operation, source, spec, others).run(wants_texts=has_texts)
            yield from FieldComparison(
                command, operation, source, models, seen=seen, is_alone=not others, wants_texts=has_texts
            ).run()
            yield from compare_statuses(command, spec, operation, source, others)
        elif not source.is_partial:
            yield _missing(command, source, matches, protocol)
    yield from _undocumented(spec, source, matches, protocol)


def _compare_flags(
    command: Command, operation: OperationFacts, source: SourceFacts, *, wants_texts: bool
) -> Iterator[Disagreement]:
    path = ("commands", command.name)
    if operation.unread:
        yield Disagreement(
            rule="verify-answer-unread",
            command=command.name,
            path=path,
            message="a recorded response is not JSON, although its fields are documented",
            at=operation.unread,
        )
    if operation.is_async is not None and operation.is_async != command.is_async:
        documented, actual = _ASYNC[command.is_async], _ASYNC[operation.is_async]
        yield Disagreement(
            rule="verify-async-differs",
            command=command.name,
            path=(*path, "async"),
            message=f"the command is documented as {documented}; the {source.title} has it as {actual}",
            at=operation.at,
            facts=operation,
        )
    # Where there is no description, documents repeat the title.
    texts = (command.description.strip(), command.title)
    if wants_texts and operation.description and operation.description.strip() not in texts:
        yield Disagreement(
            rule="verify-description-differs",
            command=command.name,
            path=path,
            message=f"the {source.title} describes it as {excerpt(operation.description)}",
            at=operation.at,
            facts=operation,
        )


_ASYNC = {True: "asynchronous", False: "synchronous"}


def _missing(
    command: Command, source: SourceFacts, matches: Mapping[str, OperationFacts], protocol: Protocol
) -> Disagreement:
    matched = {id(operation) for operation in matches.values()}
    others = [str(operation) for operation in source.operations if id(operation) not in matched]
    shown = f"{protocol.method(command)} {command.path}" if protocol.has_paths else command.name
    return Disagreement(
        rule="verify-command-missing",
        command=command.name,
        path=("commands", command.name),
        message=f"the {source.title} has no such {protocol.noun}{f': `{shown}`' if protocol.has_paths else ''}",
        at="",
        hint=did_you_mean(shown, others),
    )


def _undocumented(
    spec: Spec, source: SourceFacts, matches: Mapping[str, OperationFacts], protocol: Protocol
) -> Iterator[Disagreement]:
    matched = {id(operation) for operation in matches.values()}
    for operation in source.operations:
        if id(operation) not in matched:
            yield Disagreement(
                rule="verify-command-undocumented",
                command="",
                path=(),
                name=str(operation),
                message=f"{protocol.noun} `{operation}` of the {source.noun} is not documented",
                at=operation.at,
                facts=operation,
            )
    for request in source.unmatched:
        yield Disagreement(
            rule="verify-request-unmatched",
            command="",
            path=(),
            name=request.text,
            message=f"no documented {protocol.noun} matches the request `{request.text}`",
            at=request.at,
        )


_VERSION = re.compile(r"\bv?(\d{1,5}(?:\.\d{1,5}){1,3})\b")
_CLAIM = re.compile(r"\bversion\s+v?(\d{1,5}(?:\.\d{1,5}){1,3})\b", re.IGNORECASE)
_VERSION_KEYS = ("version", "api_version", "apiVersion")


def documented_version(spec: Spec) -> str:
    """The version of the API that docs claim to describe, in their front matter, title or introduction; or ""."""
    for key in _VERSION_KEYS:
        value = spec.api.front_matter.get(key)
        if isinstance(value, str | int | float) and (found := _VERSION.search(str(value))):
            return found[1]
    found = _VERSION.search(spec.api.title) or _CLAIM.search(spec.api.description[:_MAX_INTRODUCTION])
    return found[1] if found else ""


_MAX_INTRODUCTION = 10_000
"""Characters in which a version is searched for."""


def _compare_versions(spec: Spec, source: SourceFacts) -> Iterator[Disagreement]:
    """A version agrees with a longer one that begins with it: ``4.15`` with ``4.15.1``."""
    claimed, actual = documented_version(spec), _VERSION.search(source.version)
    if not claimed or not actual:
        return
    pairs = zip(claimed.split("."), actual[1].split("."), strict=False)
    if any(documented != of_source for documented, of_source in pairs):
        yield Disagreement(
            rule="verify-version-differs",
            command="",
            path=("api",),
            message=f"the docs describe version {claimed}; the {source.title} has version {actual[1]}",
            at="",
        )
