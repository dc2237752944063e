"""Response tables into models: one for every set of field names, named after what the commands return."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from slatebind.diagnostic import Path, Position
from slatebind.dialects import Dialect
from slatebind.extract.command import Draft
from slatebind.extract.report import Report
from slatebind.spec.model import Field, Model
from slatebind.words import pascal, singular, split

_FEW = 3
_SUCCESS = "Success"


class Models(msgspec.Struct, frozen=True):
    """The models in the order of the docs, and each command's model by the command's name."""

    models: tuple[Model, ...]
    of_command: dict[str, str]
    positions: dict[Path, Position]


def share_models(drafts: Sequence[Draft], dialect: Dialect, report: Report) -> Models:
    """One model for the commands whose tables name the same fields; where they disagree, the majority stands."""
    sharing: dict[frozenset[str], list[Draft]] = {}
    for draft in drafts:
        if draft.fields:
            sharing.setdefault(frozenset(field.name for field in draft.fields), []).append(draft)
    names = _names(list(sharing.values()), dialect)
    models = []
    positions: dict[Path, Position] = {}
    of_command = {}
    for name, sharers in zip(names, sharing.values(), strict=True):
        models.append(Model(name=name, fields=_agreed(name, sharers, report)))
        positions["models", name] = sharers[0].at
        for path, at in sharers[0].positions.items():
            if path[:2] == ("response", "fields"):
                positions["models", name, *path[1:]] = at
        of_command.update({draft.command.name: name for draft in sharers})
    return Models(tuple(models), of_command, positions)


def _names(groups: list[list[Draft]], dialect: Dialect) -> list[str]:
    """A name for each group of drafts: the noun of its commands, or the first command's own where others have the noun.

    The noun goes to the table that a list command documents, then to the one with most commands.
    """
    names: dict[int, str] = {}
    taken: set[str] = set()
    nouns = [_noun(group) for group in groups]
    order = sorted(
        range(len(groups)),
        key=lambda number: (not _lists_noun(groups[number], nouns[number], dialect), -len(groups[number]), number),
    )
    for number in order:
        candidates = [nouns[number], *(pascal(draft.command.name) + "Response" for draft in groups[number])]
        names[number] = next((name for name in candidates if name not in taken), f"{candidates[-1]}{number}")
        taken.add(names[number])
    return [names[number] for number in range(len(groups))]


def _lists_noun(drafts: list[Draft], noun: str, dialect: Dialect) -> bool:
    return any(dialect.is_list(draft.command.name) and _command_noun(draft) == noun for draft in drafts)


def _noun(drafts: list[Draft]) -> str:
    """What most of the commands return; of several, what the first of them does."""
    return Counter(_command_noun(draft) for draft in drafts).most_common(1)[0][0]


def _command_noun(draft: Draft) -> str:
    if draft.command.response.shape == "success":
        return _SUCCESS
    words = split(draft.command.name)
    text = pascal(" ".join(words[1:] or words))
    return singular(text) if text[:1].isalpha() else f"Model{text}"


def _agreed(model: str, drafts: list[Draft], report: Report) -> tuple[Field, ...]:
    by_name = [{field.name: field for field in draft.fields} for draft in drafts]
    return tuple(
        _agree(model, [fields[field.name] for fields in by_name], drafts, report) for field in drafts[0].fields
    )


def _agree(model: str, fields: list[Field], drafts: list[Draft], report: Report) -> Field:
    """The majority's type and the majority's description; the first where there is none."""
    types = Counter((field.type, field.items, field.documented_type) for field in fields)
    descriptions = Counter(field.description for field in fields)
    (kind, items, documented), _ = types.most_common(1)[0]
    description = descriptions.most_common(1)[0][0]
    for field, draft in zip(fields, drafts, strict=True):
        at = draft.positions["response", "fields", field.name]
        said = field.documented_type or field.type
        if (field.type, field.items) != (kind, items):
            wanted = documented or kind
            message = f"field `{field.name}` of {model} is `{said}` here and `{wanted}`, which is kept, elsewhere"
            report.warn("model-type-disagreement", at, message, "say the same in all of them")
        elif field.description != description:
            message = f"field `{field.name}` of {model} is described otherwise by other commands that share it"
            report.info("model-description-disagreement", at, message, f"kept is: {description[:100]}")
    return msgspec.structs.replace(
        fields[0], type=kind, items=items, documented_type=documented, description=description
    )
