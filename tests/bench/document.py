"""A made API reference of any size, in the shape of real ones: the same bytes for the same size, wherever it is made.

A copy of the whole has 115 commands in 27 groups, 64 of them asynchronous, with some 700 rows of parameters and 2,000
of responses over 55 different tables, which is what a real reference of that many commands was found to hold. Larger
documents have copies whose names, tables and sentences are their own, so that nothing is shared that a larger API
would not share.
"""

import random
from collections.abc import Iterator
from itertools import count, islice
from typing import NamedTuple

COPY = 27
"""The groups of a copy; they have 115 commands."""

_SENTENCE = "This command deletes"
_FIELD = '"description": "The '
_THINGS = (
    "account", "address", "backup", "certificate", "cluster", "disk", "event", "firewall", "gateway", "host", "image",
    "instance", "key", "listener", "machine", "network", "offering", "policy", "pool", "project", "queue", "router",
    "snapshot", "tag", "template", "volume", "zone",
)  # fmt: skip
_REGIONS = ("north", "south", "east", "west", "upper", "lower", "inner", "outer", "near", "far")
_ASPECTS = (
    "name", "state", "size", "owner", "domain", "zone", "address", "port", "protocol", "limit", "count", "speed",
    "memory", "kind", "path", "format", "version", "checksum", "label", "network", "gateway", "netmask", "created",
    "removed", "account", "project", "template", "offering", "host", "cluster", "usage", "health", "reason", "region",
)  # fmt: skip
_ROLES = ("", "source", "default", "public", "private", "current", "maximum", "minimum", "parent", "service")
_TYPES = ("string",) * 10 + ("uuid",) * 5 + ("integer",) * 3 + ("boolean",) * 3 + ("long", "list", "map", "date")
_ADVICE = (
    "", ", as it was when it was created", ", or nothing where it has none", ", which only its owner may see",
    ". Defaults to what the zone offers", ", in the order of the alphabet", ", 255 characters at most",
)  # fmt: skip
_PARAMS = (1, 1, 1, 2, 3, 3, 4, 5, 6, 8, 11, 13, 16, 23)
_FIELDS = (8, 12, 14, 17, 19, 25, 32, 46, 61, 73)
_FEW_FIELDS = (3, 3, 4, 7, 8, 10, 12)
_SUCCESS = (("success", "Whether it was done", "boolean"), ("displaytext", "What there is to say about it", "string"))


class Row(NamedTuple):
    """A row of a table, but for what is the same in every row."""

    name: str
    description: str
    type: str


def document(groups: int = COPY) -> str:
    """A reference of so many groups of commands; the same beginning for every size."""
    return _HEAD + "".join(islice((group for copy in count() for group in _copy(copy)), groups))


def edit(text: str, times: int) -> str:
    """The reference after so many edits of one sentence, of one command, somewhere in its midst."""
    place = text.index(_SENTENCE, len(text) // 2)
    return f"{text[:place]}{_SENTENCE}, {mark(times)},{text[place + len(_SENTENCE) :]}"


def edit_openapi(text: str, times: int) -> str:
    """The same for its OpenAPI document; a field is edited too, for those who make nothing of operations."""
    operation = text.index(_SENTENCE, len(text) // 4)
    field = text.index(_FIELD, text.index('"schemas"'))
    return (
        f"{text[:operation]}{_SENTENCE}, {mark(times)},{text[operation + len(_SENTENCE) : field]}"
        f"{_FIELD}{mark(times)} {text[field + len(_FIELD) :]}"
    )


def mark(times: int) -> str:
    """The word that is in a reference, and in what is made of it, after so many edits."""
    return f"revision{times}"


_HEAD = """---
title: Harbour API Reference
language_tabs:
  - shell
---

# Introduction

Harbour speaks the Apache CloudStack API at `https://api.harbour.example/client/api`.

"""


def _copy(copy: int) -> Iterator[str]:
    """The groups of a copy; the names of every copy but the first are in a region of their own."""
    dice = random.Random(copy)
    region = [_REGIONS[int(digit)] for digit in str(copy)] if copy else []
    for place, thing in enumerate(_THINGS):
        first, second = [*region, thing], [*region, thing, "plan"]
        own = _rows(dice, first, _FIELDS[place % len(_FIELDS)])
        other = _rows(dice, second, _FEW_FIELDS[place % len(_FEW_FIELDS)])
        yield f"# {' '.join(first).capitalize()}\n\n" + "".join(
            (
                _command(dice, "create", first, own, place, is_async=True),
                _command(dice, "list", first, own, place + 5, is_async=False),
                _command(dice, "delete", first, _SUCCESS, 0, is_async=True),
                _command(dice, "update", second, other, place + 9, is_async=place % 3 == 0),
                *([_command(dice, "list", second, other, place + 2, is_async=False)] if place % 4 == 0 else []),
            )
        )


def _rows(dice: random.Random, noun: list[str], count: int) -> tuple[Row, ...]:
    """So many rows with different names."""
    names = {"id": ("", "id")} | {role + aspect: (role, aspect) for role in _ROLES for aspect in _ASPECTS}
    chosen = ["id", *dice.sample(sorted(names.keys() - {"id"}), count - 1)]
    return tuple(
        Row(
            name,
            f"The {' '.join(filter(None, names[name]))} of the {' '.join(noun)}{dice.choice(_ADVICE)}",
            "uuid" if name == "id" else dice.choice(_TYPES),
        )
        for name in chosen
    )


def _command(
    dice: random.Random,
    verb: str,
    noun: list[str],
    answer: tuple[Row | tuple[str, str, str], ...],
    size: int,
    *,
    is_async: bool,
) -> str:
    many = verb == "list"
    name = verb + "".join(word.capitalize() for word in noun) + ("s" if many else "")
    what = f"{' '.join(noun)}s" if many else f"{'an' if noun[0][0] in 'aeiou' else 'a'} {' '.join(noun)}"
    params = _rows(dice, noun, _PARAMS[size % len(_PARAMS)])
    if many:
        params += (Row("page", "Which page, from 1", "integer"), Row("pagesize", "How many on a page", "integer"))
    asked = "\n".join(
        f"|**{row.name}**|{row.description}|{row.type}|255|{'true' if row.name == 'id' and not many else 'false'}|"
        for row in params
    )
    answered = "\n".join(f"|**{name}**|{description}|{kind}|" for name, description, kind in answer)
    return _COMMAND.format(
        name=name,
        verb=verb,
        what=what,
        mark="Asynchronous" if is_async else "Not asynchronous",
        asked=asked,
        answered=answered,
    )


_COMMAND = """## {name}

This command {verb}s {what}.

<aside class="notice">
{mark}
</aside>

### Command

> The following command {verb}s {what}:

```shell
$ cmk {name}
```

`{name}`

### Query parameters

|Parameter Name|Description|Type|Length|Required|
|--------------|-----------|----|------|--------|
{asked}

### Response schema

|Element|Description|Type|
|-------|-----------|----|
{answered}

"""
