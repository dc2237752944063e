"""The record of words that mark parameters and fields. Does not read documents."""

import msgspec


class Marks(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The ``marks`` key: words that qualify a parameter or field.

    They are in brackets, in emphasis or in a tag, or they begin a sentence.
    """

    conditional: tuple[str, ...] = ()
    """Required in some cases: `required if`."""
    nullable: tuple[str, ...] = ()
    """The value can be null: `or null`."""
    read_only: tuple[str, ...] = ()
    """The field is in responses only: `read only`."""
    write_only: tuple[str, ...] = ()
    """The field is in requests only: `write only`."""
    deprecated: tuple[str, ...] = ()
    """The parameter or field is deprecated: `obsolete`."""
