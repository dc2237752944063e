"""What is meant literally in a sentence."""

import pytest

from slatebind.lint.literals import is_common_noun, mask_literals, mask_marked


@pytest.mark.parametrize(
    "text",
    [
        "details, a list of [all, nics, vm]",
        "reached by (tcp, udp, vm)",
        "(vm)",
        "valid values are id, url and vm",
        "Possible values: vm",
        "can be vm",
        "must be one of vm, pod",
        "supported types are Guest, vm or Storage",
        "either vm or pod",
        "defaults to vm",
        "the default value is vm",
        "such as vm",
        'say "vm"',
        "say 'vm'",
        "say `vm`",
        "zone/vm/pod",
        "kind=vm",
        "pod, vm, zone",
        "zone, vm or pod",
        "the mode is vm",
        "set to vm",
        "see http://host/vm",
        "vm-1 or vm_2",
        "e.g. vm",
        "pod | vm | zone",
        "all, none or the vm",
    ],
)
def test_values_are_blanked_out(text: str) -> None:
    """In any way of listing them; the length stays."""
    masked = mask_literals(text)
    assert "vm" not in masked
    assert len(masked) == len(text)


@pytest.mark.parametrize(
    "text",
    ["the vm", "the zone of the vm, with its disks", "one of many. The vm is new", "(new) vm", "Defaults to 1. A vm"],
)
def test_other_words_stay(text: str) -> None:
    """Also those of the sentence after one with values."""
    assert "vm" in mask_literals(text)


def test_marks_alone() -> None:
    """Doubled words are mistakes in a sentence with values, too, but not in brackets."""
    assert "is is" in mask_marked("the value is is 5")
    assert "is is" not in mask_marked("the [is is]")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the vm", True),
        ("of each vm that", True),
        ("the id of a pod", True),
        ("with the id", False),
        ("mutually exclusive with id", False),
        ("type vm", False),
        ("the Vm Works", False),
        ("vm", False),
    ],
)
def test_common_nouns_follow_articles(text: str, expected: bool) -> None:
    """A name of the document is one only before `of`; everything else may be a value or a name."""
    word = "id" if "id" in text else "Vm" if "Vm" in text else "vm"
    start = text.index(word)
    assert is_common_noun(text, start, start + len(word), {"id"}) is expected


@pytest.mark.parametrize("part", ["a", "a,", "a, ", "(", "'", "[", "a ", " ", "a:b", "e.g. ", "values ", ". "])
def test_long_descriptions_take_linear_time(part: str) -> None:
    """No expression starts over at each character: a text that is never finished would hang the suite."""
    assert len(mask_literals(part * 20_000)) == len(part) * 20_000
