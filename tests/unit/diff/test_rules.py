"""Rules as a whole: each fact has its judge, each rule its opposite or a reason."""

from slatebind.diff.ignores import load_ignores
from slatebind.diff.registry import REGISTRY
from slatebind.diff.rules import RULES


def test_ids_are_names() -> None:
    """No two rules share an id, and each has a title and a reason."""
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(rule.title and rule.why.endswith(".") for rule in RULES)


def test_every_rule_has_its_opposite() -> None:
    """The opposite of a rule is a rule, or a sentence says why there is none."""
    assert [
        ident for ident, one in REGISTRY.items() if one.opposite not in REGISTRY and not one.opposite.endswith(".")
    ] == []


def test_opposites_know_each_other() -> None:
    """Where a rule has an opposite, this leads back to it, or to what stands for both."""
    alone = {
        ident
        for ident, one in REGISTRY.items()
        if one.opposite in REGISTRY and REGISTRY[one.opposite].opposite != ident
    }
    assert alone == {"param-added-required"}  # its opposite, a parameter that is gone, is that of `param-added` too


def test_rules_can_be_accepted_by_id() -> None:
    """An ignore file may name every rule, and is told what was meant by a wrong id."""
    text = "ignore:\n" + "".join(f"- {{id: {rule.id}, place: '*', reason: why}}\n" for rule in RULES)
    ignores, problems = load_ignores(text, "f.yaml")
    assert ignores is not None
    assert len(ignores.entries) == len(RULES)
    assert problems == ()
    ignores, (problem,) = load_ignores("ignore:\n- {id: param-remove, place: x, reason: y}\n", "f.yaml")
    assert ignores is None
    assert (problem.at.line, problem.hint) == (2, "did you mean `param-removed`?")
