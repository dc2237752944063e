"""The record of words that mark parameters and fields. Does not read documents."""

import msgspec


class Marks(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The ``marks`` key of a dialect file: words in brackets, in emphasis, in a tag, or at the start of a sentence.

    ``conditional`` say that a parameter is required in some cases, ``nullable`` that a value can be null, ``read_only``
    and ``write_only`` that a field is only in responses or only in requests.
    """

    conditional: tuple[str, ...] = ()
    nullable: tuple[str, ...] = ()
    read_only: tuple[str, ...] = ()
    write_only: tuple[str, ...] = ()
    deprecated: tuple[str, ...] = ()
