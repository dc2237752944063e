"""Rules on HTTP endpoints: their bodies, servers, pages, statuses and content types."""

from collections.abc import Iterable

from slatebind.diff.changes import CommandChanged
from slatebind.diff.pages import is_other_paging, paging_of
from slatebind.diff.rule import BREAKING, INFO, WARNING, Rule
from slatebind.diff.verdict import NOT_REPORTED, Level, Verdict, Witness
from slatebind.spec.access import needs_credentials
from slatebind.spec.model import Status

_CONTENT_TYPES = {
    "json": "application/json",
    "form": "application/x-www-form-urlencoded",
    "multipart": "multipart/form-data",
    "raw": "application/octet-stream",
}
_Code = int | str


def _body(change: CommandChanged) -> Verdict:
    before, after = (command.body or "json" for command in (change.old, change.new))
    if before == after:
        return NOT_REPORTED
    old_type, new_type = (f"Content-Type: {_CONTENT_TYPES[kind]}" for kind in (before, after))
    return Verdict(
        message=f"body of `{change.new.name}` is sent as {after}, not as {before}",
        wire=BREAKING,
        docs=INFO,
        witness=Witness(old_type, new_type),
    )


def _server(change: CommandChanged) -> Verdict:
    api = change.comparison.old.api, change.comparison.new.api
    before, after = change.old.server or api[0].endpoint, change.new.server or api[1].endpoint
    if before == after:
        return NOT_REPORTED
    return Verdict(
        message=f"`{change.new.name}` moved from `{before}` to `{after}`",
        wire=BREAKING,
        docs=INFO,
        witness=Witness(str(before), str(after)),
    )


def _access(change: CommandChanged) -> Verdict:
    old, new = change.old, change.new
    before, after = needs_credentials(old, change.comparison.old.api), needs_credentials(new, change.comparison.new.api)
    if before == after:
        return NOT_REPORTED
    if before:
        return Verdict(message=f"`{new.name}` is now called without credentials", wire=INFO, docs=INFO)
    is_read = old.is_inferred("authenticated") or new.is_inferred("authenticated")
    return Verdict(
        message=f"`{new.name}` now needs credentials",
        wire=WARNING if is_read else BREAKING,
        docs=INFO,
        witness=Witness("without credentials", "with credentials"),
    )


def _paging(change: CommandChanged) -> Verdict:
    before = paging_of(change.old, change.comparison.old.api)
    after = paging_of(change.new, change.comparison.new.api)
    if before == after or (before and after and not is_other_paging(before, after)):
        return NOT_REPORTED
    verb = "changed" if before and after else "is no longer documented"
    if before is None:
        verb = "is now documented"
    message = f"paging of `{change.new.name}` {verb}"
    return Verdict(message=message, wire=WARNING if before else INFO, docs=INFO)


def _status_removed(change: CommandChanged) -> Verdict | None:
    removed, added = _changed_codes(change)
    if not removed:
        return None
    message = f"status {_list(removed)} of `{change.new.name}` {_are(removed)} no longer documented"
    message += f"; {_list(added)} {_are(added)} now" if added else ""
    return Verdict(message=message, wire=_level(removed), docs=INFO)


def _status_added(change: CommandChanged) -> Verdict | None:
    _, added = _changed_codes(change)
    if not added:
        return None
    message = f"status {_list(added)} of `{change.new.name}` {_are(added)} now documented"
    return Verdict(message=message, wire=_level(added) if change.old.statuses else INFO, docs=INFO)


def _status_changed(change: CommandChanged) -> Verdict:
    old = {status.code: status for status in change.old.statuses}
    changed = [status for status in change.new.statuses if status != old[status.code]]
    if not changed:
        return NOT_REPORTED  # only their order is another one
    codes = [status.code for status in changed]
    is_other = any((status.shape, status.model) != _response(old[status.code]) for status in changed)
    message = f"documentation of status {_list(codes)} of `{change.new.name}` changed"
    return Verdict(message=message, wire=WARNING if is_other else None, docs=INFO)


def _response(status: Status) -> tuple[str, str | None]:
    return status.shape, status.model


def _changed_codes(change: CommandChanged) -> tuple[list[_Code], list[_Code]]:
    """The statuses that are gone, and those that are new."""
    before, after = ([status.code for status in command.statuses] for command in (change.old, change.new))
    return [code for code in before if code not in after], [code for code in after if code not in before]


def _list(codes: Iterable[_Code]) -> str:
    return ", ".join(map(str, codes))


def _are(codes: Iterable[_Code]) -> str:
    return "are" if len(list(codes)) > 1 else "is"


def _level(codes: Iterable[_Code]) -> Level:
    """Code tests for statuses of success; errors that are not documented occur in any case."""
    return WARNING if any(str(code).startswith("2") for code in codes) else INFO


def _success(change: CommandChanged) -> Verdict:
    before, after = change.old.response.status, change.new.response.status
    if before is None or after is None:
        verb = "now documented" if before is None else "no longer documented"
        return Verdict(message=f"success status of `{change.new.name}` is {verb}: {after or before}", docs=INFO)
    return Verdict(
        message=f"success status of `{change.new.name}` changed from {before} to {after}",
        wire=WARNING,
        docs=INFO,
        witness=Witness(f"status == {before}", f"status == {after}"),
        subsumes=("statuses",),
    )


def _content_type(change: CommandChanged) -> Verdict:
    before, after = (command.response.content_type or "application/json" for command in (change.old, change.new))
    return Verdict(
        message=f"response of `{change.new.name}` changed from `{before}` to `{after}`",
        wire=BREAKING,
        sdk=BREAKING,
        docs=INFO,
        witness=Witness(f"Content-Type: {before}", f"Content-Type: {after}"),
    )


def _title(change: CommandChanged) -> Verdict:
    return Verdict(message=f"title of `{change.new.name}` changed", docs=INFO)


RULES = (
    Rule(
        id="body-kind-changed",
        title="Body of a request is sent in another form",
        why="The server cannot read the old form; a regenerated client sends the new one.",
        opposite="body-kind-changed",
        on=(CommandChanged,),
        keys=("body",),
        check=_body,
    ),
    Rule(
        id="command-access-changed",
        title="Request needs credentials, or no longer does",
        why="Requests without credentials are rejected. Only a warning if it was read from texts or samples.",
        opposite="command-access-changed",
        on=(CommandChanged,),
        keys=("authenticated",),
        check=_access,
    ),
    Rule(
        id="command-server-changed",
        title="Request goes to another server",
        why="Requests to the old server may no longer be answered.",
        opposite="command-server-changed",
        on=(CommandChanged,),
        keys=("server",),
        check=_server,
    ),
    Rule(
        id="paging-changed",
        title="Paging of a list changed",
        why="Code that asks for the next page in the old way may get the first one again, or none.",
        opposite="paging-changed",
        on=(CommandChanged,),
        keys=("paging",),
        check=_paging,
    ),
    Rule(
        id="success-status-changed",
        title="Success status changed",
        why="Code that tests for the old status takes a success for a failure.",
        opposite="success-status-changed",
        on=(CommandChanged,),
        keys=("response.status",),
        check=_success,
    ),
    Rule(
        id="status-removed",
        title="Status is no longer documented",
        why="Code that tests for a success status may never get it; code for errors still works.",
        opposite="status-added",
        on=(CommandChanged,),
        keys=("statuses",),
        check=_status_removed,
    ),
    Rule(
        id="status-added",
        title="Status is now documented",
        why="Code that tests for one success status may not expect another one.",
        opposite="status-removed",
        on=(CommandChanged,),
        keys=("statuses",),
        check=_status_added,
    ),
    Rule(
        id="status-changed",
        title="Documentation of a status changed",
        why="The code is the same; another model means that its response has other fields.",
        opposite="status-changed",
        on=(CommandChanged,),
        keys=("statuses",),
        check=_status_changed,
    ),
    Rule(
        id="content-type-changed",
        title="Response has another content type",
        why="Code that parses the old form fails on the new one.",
        opposite="content-type-changed",
        on=(CommandChanged,),
        keys=("response.content_type",),
        check=_content_type,
    ),
    Rule(
        id="command-title-changed",
        title="Title of a command changed",
        why="The name of its method in the generated client stays the same.",
        opposite="command-title-changed",
        on=(CommandChanged,),
        keys=("title",),
        check=_title,
    ),
)
