"""The record of how tables of parameters and fields are written. Does not read documents."""

import msgspec

from slatebind.spec.model import TypeName


class Tables(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The ``tables`` key: how tables of parameters and fields are written, and the sentences above them."""

    phrases: bool = False
    """Whether cells hold phrases, such as `tree id (required)` or `integer or null`. If not, a name is an identifier,
    and types and flags are single words."""
    continued: bool = False
    """Whether a row without a name continues the description of the row above it."""
    containers: tuple[str, ...] = ()
    """Words that follow the name of an object in the title of the table of its fields: `object` in *The address
    object*."""
    either: tuple[str, ...] = ()
    """Words between alternative types: `or` in *integer or string*."""
    of: tuple[str, ...] = ()
    """Words between a list and the type of its elements: `of` in *list of trees*."""
    returning: tuple[str, ...] = ()
    """Words of sentences that say what is in the response: `returns` in *Returns a tree*."""
    announcing: tuple[str, ...] = ()
    """Further words of sentences that announce a table: `contains`, `these`, `following`."""
    possible: tuple[str, ...] = ()
    """Words of sentences that say what a request can ask for, although they mention results: `can` in *Results can be
    sorted by*."""
    fields: tuple[str, ...] = ()
    """Titles of the column of names that are usual in tables of responses and rare in tables of parameters: `field`,
    `property`."""
    letters: dict[str, bool] = {}
    """The letters in a column such as *M/O*, and whether each means required: `{m: true, o: false}`."""
    formats: dict[str, TypeName] = {}
    """The letters of types with a length, such as *AN(20)* or *n..3*, with the type of each: `{an: string, n:
    integer}`. A number with decimals, such as *N(10,2)*, is a `float`."""
