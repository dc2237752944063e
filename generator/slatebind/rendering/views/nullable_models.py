"""Which models can be null where a field or parameter refers to them: OpenAPI 3.0 cannot say so at a reference."""

from slatebind.spec.model import Field, Param, Spec


def nullable_models(spec: Spec) -> frozenset[str]:
    """The names of the models of objects that can be null."""
    records: list[Field | Param] = [
        *(field for model in spec.models for field in model.fields),
        *(field for command in spec.commands for field in command.response.envelope_fields),
        *(param for command in spec.commands for param in command.params),
    ]
    return frozenset(record.items for record in records if record.nullable and record.type == "object" and record.items)
