"""Sharing models between commands: one model for each distinct set of response field names."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from slatebind.dialects import Dialect
from slatebind.extraction.model_naming import name_models
from slatebind.extraction.parsed_command import ParsedCommand
from slatebind.extraction.report import Report
from slatebind.spec.model import Field, Model
from slatebind.spec.names import ModelNames


class Models(msgspec.Struct, frozen=True):
    """The models in the order of the docs, and the model name of each command.

    ``defined_in`` names for each model the command whose table it was read from.
    """

    models: tuple[Model, ...]
    of_command: dict[str, str]
    defined_in: dict[str, str]


def share_models(
    commands: Sequence[ParsedCommand], dialect: Dialect, report: Report, existing_names: ModelNames
) -> Models:
    """One model for all commands with the same response field names; if their types disagree, the majority decides.

    ``existing_names`` are those of an existing spec, which models keep.
    """
    by_field_names: dict[frozenset[str], list[ParsedCommand]] = {}
    for parsed in commands:
        if parsed.fields:
            by_field_names.setdefault(frozenset(field.name for field in parsed.fields), []).append(parsed)
    names = name_models(list(by_field_names.values()), dialect, existing_names)
    models = []
    defined_in = {}
    of_command = {}
    for name, sharing_commands in zip(names, by_field_names.values(), strict=True):
        models.append(Model(name=name, fields=_merge_fields(name, sharing_commands, report)))
        defined_in[name] = sharing_commands[0].command.name
        of_command.update({parsed.command.name: name for parsed in sharing_commands})
    return Models(tuple(models), of_command, defined_in)


def _merge_fields(model: str, commands: list[ParsedCommand], report: Report) -> tuple[Field, ...]:
    by_name = [{field.name: field for field in parsed.fields} for parsed in commands]
    return tuple(
        _merge_field(model, [fields[field.name] for fields in by_name], commands, report)
        for field in commands[0].fields
    )


def _merge_field(model: str, fields: list[Field], commands: list[ParsedCommand], report: Report) -> Field:
    """The field with the most common type and the most common description; the first one in case of a tie."""
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
        if is_stated and (field.type, field.items) != (kind, items):
            at = parsed.position("response", "fields", field.name) or parsed.at
            usual = documented or kind
            actual = field.documented_type or field.type
            message = f"field `{field.name}` of {model} is `{actual}` here, but `{usual}` elsewhere; using `{usual}`"
            report.add("model-type-disagreement", at, message, "use one type in all of them")
        elif field.description != description:
            at = parsed.position("response", "fields", field.name) or parsed.at
            message = f"field `{field.name}` of {model} is described differently by other commands that share it"
            report.add("model-description-disagreement", at, message, f"using: {description[:100]}")
    return msgspec.structs.replace(
        fields[0], type=kind, items=items, documented_type=documented, description=description
    )
