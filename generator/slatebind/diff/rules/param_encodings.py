"""The rule on how maps are encoded in a query."""

from slatebind.diff.changes import ParamChanged
from slatebind.diff.rule import BREAKING, INFO, Rule
from slatebind.diff.verdict import Verdict, Witness
from slatebind.spec.model import Pair, Param


def _encoding(change: ParamChanged) -> Verdict:
    name, before, after = change.new.name, _example(change.old), _example(change.new)
    if before == after:
        return Verdict(message=f"encoding of map `{name}` is now documented, and unchanged", docs=INFO)
    return Verdict(
        message=f"encoding of map `{name}` changed from `{before}` to `{after}`",
        wire=BREAKING,
        docs=INFO,
        witness=Witness(before, after),
        subsumes=("pair",) if change.key == "encoding" else (),
    )


def _example(param: Param) -> str:
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
        title="Encoding of a map changed",
        why="The server does not find entries in the old form; a regenerated client sends the new form.",
        opposite="param-encoding-changed",
        on=(ParamChanged,),
        keys=("encoding", "pair"),
        check=_encoding,
    ),
)
