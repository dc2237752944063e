"""What --fix changes in real documents, word by word: each change was judged by hand, and none is a value or a name."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import pytest

from documents import SIDESCALE
from lint_documents import STRICT, dialect
from property.test_lint_fix import spec_without
from slatebind.lint import all_rules, fix_document

JUDGED = {
    "misspelled": {
        *("attahed attached", "availablility availability", "belongign belonging", "datas data"),
        *("explicitely explicitly", "priviledged privileged", "Souce Source"),
    },
    "terms": {"cpu CPU", "ip IP", "os OS", "ssh SSH", "vm VM", "vpc VPC", "vpn VPN"},
    "verbs": {"delete deletes", "list lists", "return returns", "update updates"},
    "references, as the table spells them": {
        *("domainId domainid", "securityGroupId securitygroupid", "securityGroupName securitygroupname"),
        *("snapshotId snapshotid", "virtualMachineIds virtualmachineids", "volumeId volumeid", "zoneId zoneid"),
        *("isSystem issystem",),
    },
    "headings": {"Parameters parameters", "Schema schema"},
    "starts of sentences": {"an An"},
    "words for one type": {"int integer"},
    "swapped cells": {"string ", " string", "integer ", " integer", " name Hypervisor", "Hypervisor name "},
    "a sentence about another command": {"lists hypervisors copies an ISO from one zone to another"},
    "repeated words": {"to "},
    "schemes of links": {" https"},
}
EXAMPLE = re.compile(r"^(?:\$ )?cmk \w+")
"""To the call of a command, names of parameters are added."""
VALUES = re.compile(
    r"\b(?:values|value (?:is|can)(?! not)|one of|can be|supported|such as|valid|possible)\b[^.;|]*$", re.I
)
LISTED = re.compile(r"[\[/'\"`]$")

DOCUMENTS = [pytest.param(path, id=path.name[:2]) for path in sorted(SIDESCALE.glob("*.md"))]


@cache
def fixed(path: str) -> tuple[str, str]:
    """A document before and after --fix with all rules."""
    result = fix_document(path, dialect(), STRICT, lambda file: file == path)
    return result.before[path].decode(), result.after[path].decode()


def changed_words(before: str, after: str) -> Iterator[tuple[str, str, str]]:
    """The words that were replaced, those in their place, and the line's text before them."""
    old, new = before.split("\n"), after.split("\n")
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        for old_line, new_line in zip(old[a:b], new[c:d], strict=False):
            yield from _changed_in_line(old_line, new_line)


def _changed_in_line(old: str, new: str) -> Iterator[tuple[str, str, str]]:
    words, others = (list(re.finditer(r"\w+", line)) for line in (old, new))
    matcher = SequenceMatcher(None, [word[0] for word in words], [word[0] for word in others], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            start = words[a].start() if a < len(words) else len(old)
            yield " ".join(w[0] for w in words[a:b]), " ".join(w[0] for w in others[c:d]), old[:start]


@pytest.mark.parametrize("path", DOCUMENTS)
def test_only_judged_words_change(path: Path) -> None:
    """Each change is one that was judged. None is in a list of values or a quotation."""
    judged = set().union(*JUDGED.values())
    for old, new, before in changed_words(*fixed(str(path))):
        assert f"{old} {new}" in judged or (not old and EXAMPLE.match(before)), (old, new, before)
        assert not VALUES.search(before), (old, new, before)
        assert not LISTED.search(before), (old, new, before)


@pytest.mark.parametrize("path", DOCUMENTS)
def test_the_facts_are_equal(path: Path) -> None:
    """Apart from descriptions, examples and the word for a type, the spec of the fixed document is the same."""
    changes = tuple({key for rule in all_rules().values() if rule.is_fixable for key in rule.changes})
    assert set(changes) <= {"description", "documented_type", "example", "notices", "prose", "text"}
    before, after = fixed(str(path))
    assert spec_without(after, changes) == spec_without(before, changes)
