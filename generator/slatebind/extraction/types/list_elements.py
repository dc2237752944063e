"""Lists whose elements the docs name by a word that is no type, such as ``list of Zone``: the word may be a model's."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from slatebind.casing import pascal, singular
from slatebind.dialects import Dialect
from slatebind.extraction.commands.response_tables import ResponseTable
from slatebind.extraction.report import Report
from slatebind.extraction.types.type_notation import DocumentedType
from slatebind.extraction.types.type_words import has_link, list_of_unknown, report_unknown_element
from slatebind.spec.item_types import with_innermost
from slatebind.spec.model import Field


def has_list_of_unknown(table: ResponseTable, dialect: Dialect) -> bool:
    """Whether a table, or one inside of it, has such a list."""
    return any(next(_lists(inner, dialect), None) for inner in table.with_nested())


def with_elements(table: ResponseTable, models: Mapping[str, str], dialect: Dialect, report: Report) -> ResponseTable:
    """The table with the models in place of their words. A word that no model has is reported at its cell.

    ``models`` are names by their case-folded form.
    """
    fields = {field.name: field for field in table.fields}
    for field, documented in _lists(table, dialect):
        word = documented.element or ""
        model = models.get(word.casefold()) or models.get(singular(pascal(word)).casefold())
        if model is not None and documented.items is not None:
            fields[field.name] = replace(field, items=with_innermost(documented.items, model))
        elif not has_link(field.documented_type or ""):  # a link shows readers what the elements are
            report_unknown_element(documented, dialect, table.position(field.name, "type"), report)
    nested = {name: with_elements(inner, models, dialect, report) for name, inner in table.nested.items()}
    return replace(table, fields=tuple(fields.values()), nested=nested)


def _lists(table: ResponseTable, dialect: Dialect) -> Iterator[tuple[Field, DocumentedType]]:
    for field in table.fields:
        if field.type == "list" and field.items is None and field.name not in table.nested:
            documented = list_of_unknown(field.documented_type, dialect)
            if documented is not None:
                yield field, documented
