"""How maps travel."""

from slatebind.diff.facts import Changed
from slatebind.diff.rule import BREAKING, INFO, Case, Rule
from slatebind.diff.verdict import Verdict, Witness
from slatebind.spec.model import Pair, Param


def _judge(case: Case) -> Verdict:
    before, after = _sample(case.old), _sample(case.new)
    if before == after:
        return Verdict(message=f"`{case.new.name}` says how it travels; that is as before", docs=INFO)
    return Verdict(
        message=f"map `{case.new.name}` travels as `{after}`, was `{before}`",
        wire=BREAKING,
        docs=INFO,
        witness=Witness(before, after, language="request"),
        claims=("pair",) if case.fact.new[-1] == "encoding" else (),
    )


def _sample(param: Param) -> str:
    pair = param.pair or Pair()
    match param.encoding or "pairs":
        case "pairs":
            return f"{param.name}[0].{pair.key}=k&{param.name}[0].{pair.value}=v"
        case "indexed":
            return f"{param.name}[0].k=v&{param.name}[1].l=w"
        case "zero":
            return f"{param.name}[0].k=v&{param.name}[0].l=w"
        case _:
            return f"{param.name}[0].k=v&{param.name}[0].l=w&{param.name}[1].k=x"


RULES = (
    Rule(
        id="param-encoding-changed",
        title="A map travels otherwise",
        why="The server does not find its entries; the generated client sends the new form by itself.",
        mirror="param-encoding-changed",
        of=((Changed, "commands.params.encoding"), (Changed, "commands.params.pair")),
        judge=_judge,
    ),
)
