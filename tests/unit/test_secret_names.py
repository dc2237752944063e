"""Names of secrets: slatebind knows each name that the runtime of Go hides, which it decides for."""

import re

import pytest

from documents import ROOT
from slatebind.secret_names import is_secret_name


def test_names_that_the_runtime_of_go_hides_are_known() -> None:
    """Parameters of such a name get the methods that hide them."""
    text = (ROOT / "templates/go/runtime/redact.go").read_text(encoding="utf-8")
    lists = re.findall(r"var secret(?:Parts|Ends) = \[\]string\{(.*?)\}", text, re.DOTALL)
    names = [name for each in lists for name in re.findall(r'"(\w+)"', each)]
    assert len(lists) == 2
    assert len(names) > 20
    assert [name for name in names if not is_secret_name(name)] == []


@pytest.mark.parametrize("name", ["X-Api-Key", "accountPassword", "user_data", "Session-Key", "sharedPsk"])
def test_case_and_separators_do_not_matter(name: str) -> None:
    """Headers and parameters are written in many ways."""
    assert is_secret_name(name)


@pytest.mark.parametrize("name", ["zoneid", "name", "signatureversion", "keyword", "passenger"])
def test_other_names_are_not_secret(name: str) -> None:
    """Words that contain a part of such a name are shown."""
    assert not is_secret_name(name)
