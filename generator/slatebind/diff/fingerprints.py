"""What a finding is known by from one run to the next, whichever lines it stands at by then."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from slatebind.diff.verdict import Finding


def fingerprinted(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Each finding with 16 hexadecimal digits. Findings that say the same of the same place are counted apart."""
    seen: Counter[str] = Counter()
    for finding in findings:
        said = "\0".join((finding.rule, finding.place, finding.message, *finding.commands))
        seen[said] += 1
        text = f"{said}\0{seen[said]}"
        yield finding, hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:16]
