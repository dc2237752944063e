"""Response tables into models: one for every set of field names, named after what the commands return."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from slatebind.dialects import Dialect
from slatebind.extract.command import ParsedCommand
from slatebind.extract.model_naming import name_models
from slatebind.extract.report import Report
from slatebind.spec.model import Field, Model
from slatebind.spec.names import ModelNames


class Models(msgspec.Struct, frozen=True):
    """The models in the order of the docs, and each command's model by the command's name.

    ``defined_in`` has for each model the command whose table it is made from.
    """

    models: tuple[Model, ...]
    of_command: dict[str, str]
    defined_in: dict[str, str]


def share_models(commands: Sequence[ParsedCommand], dialect: Dialect, report: Report, known: ModelNames) -> Models:
    """One model for the commands whose tables name the same fields; where they disagree, the majority stands.

    ``known`` are the names of an earlier extraction, which models keep.
    """
    sharing: dict[frozenset[str], list[ParsedCommand]] = {}
    for parsed in commands:
        if parsed.fields:
            sharing.setdefault(frozenset(field.name for field in parsed.fields), []).append(parsed)
    names = name_models(list(sharing.values()), dialect, known)
    models = []
    defined_in = {}
    of_command = {}
    for name, sharers in zip(names, sharing.values(), strict=True):
        models.append(Model(name=name, fields=_agreed(name, sharers, report)))
        defined_in[name] = sharers[0].command.name
        of_command.update({parsed.command.name: name for parsed in sharers})
    return Models(tuple(models), of_command, defined_in)


def _agreed(model: str, commands: list[ParsedCommand], report: Report) -> tuple[Field, ...]:
    by_name = [{field.name: field for field in parsed.fields} for parsed in commands]
    return tuple(
        _agree(model, [fields[field.name] for fields in by_name], commands, report) for field in commands[0].fields
    )


def _agree(model: str, fields: list[Field], commands: list[ParsedCommand], report: Report) -> Field:
    """The majority's type and the majority's description; the first where there is none."""
    if all(field == fields[0] for field in fields):
        return fields[0]
    stated = [
        parsed.position("response", "fields", field.name, "type") is not None
        for field, parsed in zip(fields, commands, strict=True)
    ]
    typed = [field for field, is_stated in zip(fields, stated, strict=True) if is_stated] or fields
    types = Counter((field.type, field.items, field.documented_type) for field in typed)
    descriptions = Counter(field.description for field in fields)
    (kind, items, documented), _ = types.most_common(1)[0]
    description = descriptions.most_common(1)[0][0]
    for field, parsed, is_stated in zip(fields, commands, stated, strict=True):
        said = field.documented_type or field.type
        if is_stated and (field.type, field.items) != (kind, items):
            at = parsed.position("response", "fields", field.name) or parsed.at
            wanted = documented or kind
            message = f"field `{field.name}` of {model} is `{said}` here, but `{wanted}` elsewhere; using `{wanted}`"
            report.add("model-type-disagreement", at, message, "use one type in all of them")
        elif field.description != description:
            at = parsed.position("response", "fields", field.name) or parsed.at
            message = f"field `{field.name}` of {model} has another description in other commands that share it"
            report.add("model-description-disagreement", at, message, f"using: {description[:100]}")
    return msgspec.structs.replace(
        fields[0], type=kind, items=items, documented_type=documented, description=description
    )
