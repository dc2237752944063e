"""What a finding is known by from one run to the next, whichever lines it stands at by then."""

from collections.abc import Iterator, Sequence

from slatebind.diff.verdict import Finding
from slatebind.digests import fingerprints


def fingerprinted(findings: Sequence[Finding]) -> Iterator[tuple[Finding, str]]:
    """Each finding with 16 hexadecimal digits."""
    identities = ("\0".join((one.rule, one.place, one.message, *one.commands)) for one in findings)
    yield from zip(findings, fingerprints(identities, 16), strict=True)
