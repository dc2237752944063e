"""The record of how tables of parameters and fields are written. Does not read documents."""

import msgspec

from slatebind.spec.model import TypeName


class Tables(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The ``tables`` key of a dialect file.

    With ``phrases``, cells hold phrases, such as ``tree id (required)`` or ``integer or null``; without, a name is an
    identifier, and types and flags are single words. With ``continued``, a row without a name continues the row above.
    ``containers`` are words after the name of a row in the title above a table of what is inside of it. ``either`` are
    the words between the types of a value that has one of several, ``of`` those between a list and its elements.
    ``returning`` are the words by which sentences say what is answered, such as *Returns a tree*; ``announcing`` are
    the other words of sentences that announce tables, such as *contains these*. ``possible`` are those of sentences
    that say what a request can ask for, such as *Results can be sorted by*. ``fields`` are titles of the column of
    names that responses have, and parameters rarely. ``letters`` are those that a column such as *M/O* has in its
    title and in its cells, with what they say of whether a parameter is required. ``formats`` are the letters of types
    with a length, such as *AN(20)* or *n..3*, with the type; a number with digits behind a comma is a ``float``.
    """

    phrases: bool = False
    continued: bool = False
    containers: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    returning: tuple[str, ...] = ()
    announcing: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    letters: dict[str, bool] = {}
    formats: dict[str, TypeName] = {}
