"""Text of findings as the formats can carry it."""

import re

from slatebind.diagnostic import Diagnostic

_NO_XML = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


def with_hint(finding: Diagnostic) -> str:
    """What is wrong and what to do about it, as one text."""
    return f"{finding.message} ({finding.hint})" if finding.hint else finding.message


def encodable(text: str) -> str:
    """Halves of pairs, which no UTF-8 file can hold, as escapes."""
    return text.encode("utf-8", "backslashreplace").decode()


def xml_text(text: str) -> str:
    """Without the characters that no XML document may hold, not even as references."""
    return re.sub(_NO_XML, "", text)
