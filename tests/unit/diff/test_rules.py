"""The rules as a whole: ids, documentation and opposites."""

from pkgutil import iter_modules

from slatebind.diff import rules
from slatebind.diff.ignores import load_ignores
from slatebind.diff.registry import REGISTRY
from slatebind.diff.rules import RULES


def test_ids_are_unique() -> None:
    """No two rules share an id, and each has a title and a reason."""
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(rule.title and rule.why.endswith(".") for rule in RULES)


def test_every_module_is_listed() -> None:
    """A rule that is written but not listed would never be applied."""
    modules = {module.name for module in iter_modules(rules.__path__)}
    listed = {rule.check.__module__.rpartition(".")[2] for rule in RULES}
    assert listed == modules


def test_every_rule_has_an_opposite() -> None:
    """The opposite of a rule is a rule, or a sentence says why there is none."""
    opposites = {rule: entry.opposite for rule, entry in REGISTRY.items()}
    unexplained = {rule for rule, opposite in opposites.items() if not opposite.endswith(".")}
    assert {rule for rule in unexplained if opposites[rule] not in REGISTRY} == set()


def test_opposites_refer_to_each_other() -> None:
    """The opposite of an opposite is the rule itself; two rules may share one."""
    opposites = {rule: entry.opposite for rule, entry in REGISTRY.items() if entry.opposite in REGISTRY}
    one_way = {rule for rule, opposite in opposites.items() if opposites[opposite] != rule}
    # `param-removed`, `field-removed` and `auth-changed` are the opposites of several rules.
    assert one_way == {"param-added-required", "sent-field-added-required", "auth-added"}


def test_rules_can_be_ignored_by_id() -> None:
    """An ignore file may name every rule; for an unknown id the closest one is suggested."""
    text = "ignore:\n" + "".join(f"- {{id: {rule.id}, place: '*', reason: why}}\n" for rule in RULES)
    ignores, problems = load_ignores(text, "f.yaml")
    assert ignores is not None
    assert len(ignores.entries) == len(RULES)
    assert problems == ()
    ignores, (problem,) = load_ignores("ignore:\n- {id: param-remove, place: x, reason: y}\n", "f.yaml")
    assert ignores is None
    assert (problem.at.line, problem.hint) == (2, "did you mean `param-removed`?")
