"""How long a parameter may be, what it is when it is left out, which values are known, and where it stands."""

from slatebind.diff.facts import Changed
from slatebind.diff.lattice import values_words
from slatebind.diff.rule import BREAKING, INFO, WARNING, Case, Rule
from slatebind.diff.verdict import Verdict, Witness


def _shorter(case: Case) -> Verdict | None:
    before, after = case.fact.before, case.fact.after
    if case.old.type != "string" or case.new.type != "string":
        return Verdict()  # the length of what is no text says nothing
    if after is None or (before is not None and before <= after):
        return None
    was = f", were {before}" if before is not None else ""
    message = f"parameter `{case.new.name}` takes {after} characters{was}"
    witness = Witness(f"{case.new.name}={'x' * min(after + 1, 20)}{'...' if after >= 20 else ''}", language="request")
    return Verdict(message=message, wire=BREAKING, sdk=WARNING, docs=INFO, witness=witness)


def _longer(case: Case) -> Verdict:
    now = case.fact.after if case.fact.after is not None else "any number of"
    message = f"parameter `{case.new.name}` takes {now} characters, were {case.fact.before}"
    return Verdict(message=message, wire=INFO, sdk=INFO, docs=INFO)


def _default(case: Case) -> Verdict:
    before, after = case.fact.before, case.fact.after
    now = f"is `{after}` where it is left out" if after is not None else "has no default any more"
    was = f", was `{before}`" if before is not None else ""
    return Verdict(message=f"parameter `{case.new.name}` {now}{was}", wire=WARNING, docs=INFO)


def _values(case: Case) -> Verdict:
    before, after = case.fact.before, case.fact.after
    words = values_words(before, after)
    if not words:
        return Verdict()
    # The list is open: what it does not name may be taken all the same.
    worst = WARNING if not before or not set(before) <= set(after) else INFO
    return Verdict(message=f"known values of `{case.new.name}`: {words}", wire=worst, docs=INFO)


def _location(case: Case) -> Verdict:
    before, after = (value or "where the method has it" for value in (case.fact.before, case.fact.after))
    message = f"parameter `{case.new.name}` travels in: {after}; was: {before}"
    witness = Witness(f"{before}: {case.old.name}", f"{after}: {case.new.name}", language="request")
    return Verdict(message=message, wire=BREAKING, docs=INFO, witness=witness)


RULES = (
    Rule(
        id="param-length-decreased",
        title="A parameter takes fewer characters",
        why="Longer values are refused; the generated client refuses them before they are sent.",
        mirror="param-length-increased",
        of=((Changed, "commands.params.length"),),
        judge=_shorter,
    ),
    Rule(
        id="param-length-increased",
        title="A parameter takes more characters",
        why="What fitted still fits.",
        mirror="param-length-decreased",
        of=((Changed, "commands.params.length"),),
        judge=_longer,
    ),
    Rule(
        id="param-default-changed",
        title="A parameter has another default",
        why="Calls that leave it out do something else than before.",
        mirror="param-default-changed",
        of=((Changed, "commands.params.default"),),
        judge=_default,
    ),
    Rule(
        id="param-values-changed",
        title="Other values of a parameter are known",
        why="The list of known values is open, so nothing is certain; a value that vanished is likely to be refused.",
        mirror="param-values-changed",
        of=((Changed, "commands.params.values"),),
        judge=_values,
    ),
    Rule(
        id="param-location-changed",
        title="A parameter travels elsewhere in the request",
        why="It is not found where it was; the generated client puts it where it belongs.",
        mirror="param-location-changed",
        of=((Changed, "commands.params.location"),),
        judge=_location,
    ),
)
