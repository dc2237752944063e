"""Rules on the API as a whole: its endpoint, protocol, name and texts."""

from slatebind.diff.changes import ApiChanged
from slatebind.diff.pages import is_other_paging, paging_of
from slatebind.diff.pairs import CommandPair
from slatebind.diff.rule import BREAKING, INFO, WARNING, Rule
from slatebind.diff.verdict import NOT_REPORTED, Verdict, Witness
from slatebind.spec.model import Auth


def _endpoint(change: ApiChanged) -> Verdict:
    before, after = change.old.endpoint, change.new.endpoint
    if before is None:
        return Verdict(message=f"endpoint `{after}` is now documented", wire=INFO, docs=INFO)
    if after is None:
        return Verdict(message=f"endpoint `{before}` is no longer documented", wire=WARNING, docs=INFO)
    witness = Witness(f"GET {before}", f"GET {after}")
    message = f"endpoint changed from `{before}` to `{after}`"
    subsumes = ("servers",) if _changed_servers(change) == ([before], [after]) else ()
    return Verdict(message=message, wire=BREAKING, docs=INFO, witness=witness, subsumes=subsumes)


def _protocol(change: ApiChanged) -> Verdict:
    before, after = change.old.protocol, change.new.protocol
    message = f"protocol changed from `{before}` to `{after}`"
    witness = Witness(f"protocol: {before}", f"protocol: {after}")
    return Verdict(message=message, wire=BREAKING, sdk=WARNING, docs=INFO, witness=witness)


def _auth_added(change: ApiChanged) -> Verdict | None:
    before, after = (set(map(_scheme, api.auth)) for api in (change.old, change.new))
    if before - after or (after and not before):
        return None
    added = sorted(after - before)
    if not added:
        return NOT_REPORTED if _is_described_otherwise(change) else None
    return Verdict(message=f"the API now also accepts {', '.join(added)} for authentication", wire=INFO, docs=INFO)


def _auth_changed(change: ApiChanged) -> Verdict:
    before, after = (", ".join(sorted(map(_scheme, api.auth))) or "nothing" for api in (change.old, change.new))
    is_read = any(auth.origin for api in (change.old, change.new) for auth in api.auth)
    return Verdict(
        message=f"authentication changed from {before} to {after}",
        # What samples show may be how they are written, and not how the server decides.
        wire=WARNING if is_read else BREAKING,
        sdk=WARNING,
        docs=INFO,
        witness=Witness(before, after),
    )


def _is_described_otherwise(change: ApiChanged) -> bool:
    """Whether the ways are the same but for texts, and where they were read."""
    return sorted(map(_scheme, change.old.auth)) == sorted(map(_scheme, change.new.auth))


def _scheme(auth: Auth) -> str:
    details = " ".join(filter(None, (auth.name, auth.prefix, *auth.also, auth.url, auth.authorize_url)))
    return f"{auth.scheme} ({details})" if details else auth.scheme


def _servers(change: ApiChanged) -> Verdict:
    removed, added = _changed_servers(change)
    if not removed and not added:
        return Verdict(message="names of the API's servers changed", docs=INFO)
    changes = ("no longer documented", removed), ("now documented", added)
    text = "; ".join(f"{', '.join(urls)} {verb}" for verb, urls in changes if urls)
    return Verdict(message=f"servers: {text}", wire=WARNING if removed else INFO, docs=INFO)


def _changed_servers(change: ApiChanged) -> tuple[list[str], list[str]]:
    """The URLs of servers that are gone, and of those that are new."""
    before, after = ({server.url for server in api.servers} for api in (change.old, change.new))
    return sorted(before - after), sorted(after - before)


def _paging(change: ApiChanged) -> Verdict:
    if change.old.paging is None:
        return Verdict(message="paging of lists is now documented", wire=INFO, docs=INFO)
    paged = [pair for pair in change.comparison.command_pairs if paging_of(pair.old, change.old)]
    if paged and not any(_is_paged_otherwise(pair, change) for pair in paged):
        return NOT_REPORTED  # that of most commands is another one, but it changed for none
    verb = "changed" if change.new.paging else "is no longer documented"
    return Verdict(message=f"paging of lists {verb}", wire=WARNING, docs=INFO)


def _is_paged_otherwise(command: CommandPair, change: ApiChanged) -> bool:
    """Whether a command without paging of its own follows the change of that of the API."""
    before, after = paging_of(command.old, change.old), paging_of(command.new, change.new)
    has_own = command.old.paging or command.new.paging
    return not has_own and before is not None and (after is None or is_other_paging(before, after))


def _name(change: ApiChanged) -> Verdict:
    message = f"API was renamed from `{change.old.name}` to `{change.new.name}`"
    return Verdict(message=message, sdk=WARNING, docs=INFO)


def _text(change: ApiChanged) -> Verdict:
    return Verdict(message=f"{change.key.replace('_', ' ')} of the API changed", docs=INFO)


RULES = (
    Rule(
        id="api-endpoint-changed",
        title="Endpoint changed",
        why="Requests to the old endpoint may no longer be answered.",
        opposite="api-endpoint-changed",
        on=(ApiChanged,),
        keys=("endpoint",),
        check=_endpoint,
    ),
    Rule(
        id="api-protocol-changed",
        title="Protocol changed",
        why="Requests and responses are encoded differently.",
        opposite="api-protocol-changed",
        on=(ApiChanged,),
        keys=("protocol",),
        check=_protocol,
    ),
    Rule(
        id="auth-added",
        title="API accepts further ways of authentication",
        why="Those of today are still accepted.",
        opposite="auth-changed",
        on=(ApiChanged,),
        keys=("auth",),
        check=_auth_added,
    ),
    Rule(
        id="auth-changed",
        title="Authentication changed",
        why="Requests with the old credentials are rejected. Only a warning if it was read from samples.",
        opposite="auth-changed",
        on=(ApiChanged,),
        keys=("auth",),
        check=_auth_changed,
    ),
    Rule(
        id="servers-changed",
        title="Servers of the API changed",
        why="Requests to a server that is no longer documented may not be answered.",
        opposite="servers-changed",
        on=(ApiChanged,),
        keys=("servers",),
        check=_servers,
    ),
    Rule(
        id="api-paging-changed",
        title="Paging of the API changed",
        why="Code that asks for the next page in the old way may get the first one again, or none.",
        opposite="api-paging-changed",
        on=(ApiChanged,),
        keys=("paging",),
        check=_paging,
    ),
    Rule(
        id="api-renamed",
        title="API renamed",
        why="The generated package is named after the API, unless its `package` option is set.",
        opposite="api-renamed",
        on=(ApiChanged,),
        keys=("name",),
        check=_name,
    ),
    Rule(
        id="api-text-changed",
        title="Title, introduction or front matter of the API changed",
        why="Only the text of the docs changed.",
        opposite="api-text-changed",
        on=(ApiChanged,),
        keys=("title", "description", "front_matter"),
        check=_text,
    ),
)
