"""Rules on the API as a whole: its endpoint, protocol, name and texts."""

from slatebind.diff.changes import ApiChanged
from slatebind.diff.rule import BREAKING, INFO, WARNING, Rule
from slatebind.diff.verdict import Verdict, Witness


def _endpoint(change: ApiChanged) -> Verdict:
    before, after = change.old.endpoint, change.new.endpoint
    if before is None:
        return Verdict(message=f"endpoint `{after}` is now documented", wire=INFO, docs=INFO)
    if after is None:
        return Verdict(message=f"endpoint `{before}` is no longer documented", wire=WARNING, docs=INFO)
    witness = Witness(f"GET {before}", f"GET {after}", language="request")
    return Verdict(message=f"endpoint changed from `{before}` to `{after}`", wire=BREAKING, docs=INFO, witness=witness)


def _protocol(change: ApiChanged) -> Verdict:
    before, after = change.old.protocol, change.new.protocol
    message = f"protocol changed from `{before}` to `{after}`"
    witness = Witness(f"protocol: {before}", f"protocol: {after}", language="request")
    return Verdict(message=message, wire=BREAKING, sdk=WARNING, docs=INFO, witness=witness)


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
