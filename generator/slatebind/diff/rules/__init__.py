"""The rules, one module for each part of the API that they are about.

The first rule that has a verdict on a change decides, so that order matters: the rules on facts that were only read
differently come first, rules on constraints come before the rule on descriptions, and the rule on moved fields before
the one on removed fields.
"""

from slatebind.diff.rule import AnyRule
from slatebind.diff.rules import (
    api,
    commands,
    constraints,
    dependencies,
    deprecation,
    descriptions,
    errors,
    example_fields,
    field_types,
    fields,
    groups,
    http_commands,
    http_params,
    identifiers,
    models,
    not_reported,
    param_encodings,
    param_limits,
    param_types,
    params,
    prose_facts,
    responses,
    sent_fields,
)

_MODULES = (
    example_fields,
    prose_facts,
    api,
    groups,
    commands,
    http_commands,
    responses,
    http_params,
    params,
    param_types,
    param_limits,
    param_encodings,
    dependencies,
    sent_fields,
    fields,
    field_types,
    models,
    errors,
    deprecation,
    constraints,
    descriptions,
    identifiers,
    not_reported,
)

RULES: tuple[AnyRule, ...] = tuple(rule for module in _MODULES for rule in module.RULES)
