"""Guessing what a misspelled word was meant to be."""

from slatebind.suggestions import closest, did_you_mean


def test_closest() -> None:
    """The most similar word is found whatever its case; a word like no other has none."""
    assert closest("intger", ["integer", "string"]) == "integer"
    assert closest("DOMAINID", ["domainId", "domain"]) == "domainId"
    assert closest("boolen", ["booléen", "boolean"]) == "boolean"
    assert closest("banana", ["integer", "string"]) is None


def test_did_you_mean() -> None:
    """The hint offers the closest word; if none is similar, it is the fallback."""
    assert did_you_mean("intger", ["integer"]) == "did you mean `integer`?"
    assert did_you_mean("banana", ["integer"], "known types: integer") == "known types: integer"
    assert did_you_mean("banana", ["integer"]) == ""
