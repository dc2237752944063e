"""Fingerprints of findings, which stay the same from one run to the next when only line numbers change."""

from collections.abc import Iterator, Sequence

from slatebind.diff.verdict import Finding
from slatebind.digests import fingerprints


def with_fingerprints(findings: Sequence[Finding]) -> Iterator[tuple[Finding, str]]:
    """Each finding with 16 hexadecimal digits."""
    identities = ("\0".join((finding.rule, finding.place, finding.message, *finding.commands)) for finding in findings)
    yield from zip(findings, fingerprints(identities, 16), strict=True)
