"""Whether a document was read with the right dialect: one finding in place of all that a wrong one reports."""

from collections.abc import Iterable

from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.dialects import Detection, Dialect, detect, request_dialect
from slatebind.findings import cells, diagnostic, tables
from slatebind.plurals import counted

NO_COMMANDS = "no-commands"
"""The code of the finding that a document was written for another dialect, or for another purpose."""
_MAX_FEW_COMMANDS = 20
_ABOUT_TABLES = frozenset(finding.code for finding in (*tables.FINDINGS, *cells.FINDINGS))
_HIDING = frozenset({"comment-hides-content", "code-hides-rows"})
_MIN_EVIDENCE = 3
_CLEARLY_MORE = 10
"""Another dialect is the right one if it would find so many times as much."""


def check_dialect(
    count: int, dialect: Dialect, at: Position, texts: Iterable[str], findings: tuple[Diagnostic, ...]
) -> tuple[Diagnostic, ...]:
    """The findings about a document in which ``count`` commands were found.

    If there are none, or few although another dialect would find many, ``no-commands`` takes the place of what was
    reported about a document that is of another kind. Errors stay, and comments and code that hide headings or rows:
    they can be the reason why nothing was found, unless the dialect is. Rows of tables are no reason where no request
    line says what they are about.
    """
    if count > _MAX_FEW_COMMANDS:
        return findings
    detection = detect(texts)
    own, other = detection.request_lines, detection.command_names
    if dialect.requests is None:
        own, other = other, own
    is_other = other > own and other >= max(_MIN_EVIDENCE, _CLEARLY_MORE * count)
    if is_other:
        return (_wrong_dialect(count, dialect, detection, at),)
    if count:
        return findings
    kept = (found for found in findings if _can_be_reason(found, dialect))
    return (_nothing_found(dialect, detection, at), *kept)


def _can_be_reason(found: Diagnostic, dialect: Dialect) -> bool:
    """Whether a finding may say why nothing was found. Rows of tables do not announce operations of HTTP APIs."""
    if dialect.requests is None:
        return found.severity is Severity.ERROR or found.code in _HIDING
    return found.severity is Severity.ERROR and found.code not in _ABOUT_TABLES


def _noun(dialect: Dialect) -> str:
    return "command" if dialect.requests is None else "endpoint"


def _wrong_dialect(count: int, dialect: Dialect, detection: Detection, at: Position) -> Diagnostic:
    found = f"only {counted(count, _noun(dialect))}" if count else f"no {_noun(dialect)}s"
    message = f"{found} found in the dialect `{dialect.dialect}`; the document has {detection.evidence}"
    return diagnostic("no-commands", at, message, f"read it with the dialect `{detection.dialect}`, or with `auto`")


def _nothing_found(dialect: Dialect, detection: Detection, at: Position) -> Diagnostic:
    if detection.dialect:
        message = (
            f"no {_noun(dialect)}s found in the dialect `{dialect.dialect}`; the document has {detection.evidence}"
        )
        hint = "are they in examples or sentences only?"
    else:
        message = (
            "no commands found: neither request lines such as `GET /trees/{id}`, nor headings that are command names "
            "such as `listTrees`"
        )
        hint = "is it the entry page of the reference, and are its includes there?"
        if dialect.requests is None:
            hint += f" If it describes an HTTP API, read it with `--dialect {request_dialect()}`."
    return diagnostic("no-commands", at, message, hint)
