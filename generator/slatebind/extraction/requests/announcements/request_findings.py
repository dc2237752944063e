"""Reports about request lines: those that are no operations and repeat none, and those that are not whole."""

from collections.abc import Iterable, Iterator, Sequence

from slatebind.dialects import Dialect
from slatebind.extraction.parts import Part
from slatebind.extraction.report import Report
from slatebind.extraction.requests.announcements.candidates import Candidate, is_ignored
from slatebind.extraction.requests.announcements.malformed_lines import malformed_lines
from slatebind.extraction.requests.announcements.mentioned_requests import mentioned_requests
from slatebind.extraction.requests.announcements.operations import FoundOperations
from slatebind.extraction.requests.announcements.path_shapes import ends_in, path_shape, shape_endings
from slatebind.extraction.requests.announcements.records import RequestLine, Trust
from slatebind.extraction.requests.announcements.urls import has_dot_segments, read_url
from slatebind.extraction.requests.headings import heading_kind

_MAX_URL_LENGTH = 120


def report_requests(found: FoundOperations, parts: Sequence[Part], dialect: Dialect, report: Report) -> None:
    """Report each request line that is lost, and operations whose method is not printed."""
    for operation in found.operations:
        if not operation.is_method_stated:
            message = f"no method is printed for `{_shortened(operation.line.url)}`; taken as GET"
            report.add("request-method-missing", operation.line.at, message, f"write `GET {operation.url.path}`")
    for candidate in found.unannounced:
        text = f"{candidate.line.method} {_shortened(candidate.line.url)}"
        message = f"`{text}` is in a sample only; its section is not read as an operation"
        report.add("request-unannounced", candidate.line.at, message, f"write `{text}` in a line of its own")
    taken = {operation.line for operation in found.operations} | {candidate.line for candidate in found.unannounced}
    left = [candidate for candidate in found.candidates if candidate.line not in taken]
    owners = {candidate.owner for candidate in found.candidates if candidate.line in taken}
    known = {path_shape(operation.url.path) for operation in found.operations}
    for candidate in _lost(left, owners, known):
        path = read_url(candidate.line.url).path
        known.add(path_shape(path))
        if has_dot_segments(path):
            message = f"the path of `{_shortened(candidate.line.url)}` contains `.` or `..`; skipping the line"
            report.add("path-malformed", candidate.line.at, message, "write the path without `.` and `..`")
            continue
        _report_ignored(candidate.line, _reason(candidate, parts[candidate.part], dialect), report)
    _report_mentions(parts, known, dialect, report)
    whole = {candidate.part for candidate in found.candidates if candidate.line.trust >= Trust.OWN}
    _report_malformed((part for number, part in enumerate(parts) if number not in whole), dialect, report)


def _report_ignored(line: RequestLine, reason: str, report: Report) -> None:
    text = f"{line.method} {_shortened(line.url)}".strip()
    report.add("request-ignored", line.at, f"`{text}` is not read as an operation: {reason}")


def _report_mentions(parts: Iterable[Part], known: set[str], dialect: Dialect, report: Report) -> None:
    """Report the requests in texts and comments whose path nothing else has, each path once."""
    assert dialect.requests is not None
    blocks = (block for part in parts for block in part.blocks)
    # Texts leave out what all paths start with.
    seen = {ending for shape in known for ending in shape_endings(shape)}
    for line, reason in mentioned_requests(blocks, dialect.requests):
        shape = path_shape(read_url(line.url).path)
        if shape not in seen and not ends_in(shape, known):
            seen.add(shape)
            _report_ignored(line, reason, report)


def _report_malformed(parts: Iterable[Part], dialect: Dialect, report: Report) -> None:
    assert dialect.requests is not None
    for part in parts:
        is_asked = heading_kind(part.heading.text, dialect).is_announcing
        for text, at in malformed_lines(part, dialect.requests, is_asked=is_asked):
            message = f"cannot read the path of `{_shortened(text)}`; skipping the line"
            report.add("path-malformed", at, message, "write it as `GET /trees/{id}`")


def _lost(left: Iterable[Candidate], owners: set[int], known: set[str]) -> Iterator[Candidate]:
    """The request lines that repeat no operation, each path once.

    What an operation's section shows in a sample is that operation, with values and under another base URL.
    """
    seen = set(known)
    for candidate in left:
        shape = path_shape(read_url(candidate.line.url).path)
        trust = candidate.line.trust
        is_repeated = trust <= Trust.FENCE and (candidate.owner in owners or ends_in(shape, known))
        if trust is Trust.MENTION or shape in seen or is_repeated:
            continue
        seen.add(shape)
        yield candidate


def _reason(candidate: Candidate, part: Part, dialect: Dialect) -> str:
    if is_ignored(candidate.line, dialect):
        return "`ignore` of the dialect has a pattern for it"
    kind = heading_kind(part.heading.text, dialect)
    if kind.is_example or kind.is_history:
        return f"it is below `{part.heading.text[:_MAX_URL_LENGTH]}`"
    if candidate.line.trust is Trust.SENTENCE:
        return "it is in running text"
    if candidate.line.trust <= Trust.FENCE:
        return "it is in a sample only"
    return "it is not written like the request lines of the other operations"


def _shortened(text: str) -> str:
    return text if len(text) <= _MAX_URL_LENGTH else f"{text[:_MAX_URL_LENGTH]}..."
