"""Generates an API reference of any size in the shape of real ones; the same size always gives the same bytes.

One copy has 115 commands in 27 groups, 64 of them asynchronous, with some 700 rows of parameters and 2,000 rows of
response fields in 55 different tables: the proportions of a real reference with that many commands. Larger documents
consist of copies with names, tables and sentences of their own, so that they repeat no more than a larger API would.
"""

import random
from collections.abc import Iterator
from itertools import count, islice
from typing import NamedTuple

COPY = 27
"""The number of groups in one copy, which have 115 commands."""

_SENTENCE = "This command deletes"
_FIELD = '"description": "The '
_NOUNS = (
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
_SENTENCE_ENDS = (
    "", ", as it was when it was created", ", or nothing where it has none", ", which only its owner may see",
    ". Defaults to what the zone offers", ", in the order of the alphabet", ", 255 characters at most",
)  # fmt: skip
_PARAM_COUNTS = (1, 1, 1, 2, 3, 3, 4, 5, 6, 8, 11, 13, 16, 23)
_FIELD_COUNTS = (8, 12, 14, 17, 19, 25, 32, 46, 61, 73)
_PLAN_FIELD_COUNTS = (3, 3, 4, 7, 8, 10, 12)
_SUCCESS = (("success", "Whether it was done", "boolean"), ("displaytext", "What there is to say about it", "string"))


class Row(NamedTuple):
    """The cells of a table row that differ between rows."""

    name: str
    description: str
    type: str


def document(groups: int = COPY) -> str:
    """A reference with this number of groups; a larger one begins with the smaller one."""
    return _HEAD + "".join(islice((group for copy in count() for group in _copy(copy)), groups))


def edit(text: str, times: int) -> str:
    """The reference after this number of edits of one sentence, of one command in the middle."""
    start = text.index(_SENTENCE, len(text) // 2)
    return f"{text[:start]}{_SENTENCE}, {mark(times)},{text[start + len(_SENTENCE) :]}"


def edit_openapi(text: str, times: int) -> str:
    """The same for its OpenAPI document; a field is edited too, for generators that ignore operations."""
    operation = text.index(_SENTENCE, len(text) // 4)
    field = text.index(_FIELD, text.index('"schemas"'))
    return (
        f"{text[:operation]}{_SENTENCE}, {mark(times)},{text[operation + len(_SENTENCE) : field]}"
        f"{_FIELD}{mark(times)} {text[field + len(_FIELD) :]}"
    )


def mark(times: int) -> str:
    """The word that a reference, and everything generated from it, contains after this number of edits."""
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
    """The groups of a copy; the names of all but the first copy start with a region of their own."""
    rng = random.Random(copy)
    region = [_REGIONS[int(digit)] for digit in str(copy)] if copy else []
    for index, noun in enumerate(_NOUNS):
        first, second = [*region, noun], [*region, noun, "plan"]
        fields = _rows(rng, first, _FIELD_COUNTS[index % len(_FIELD_COUNTS)])
        plan_fields = _rows(rng, second, _PLAN_FIELD_COUNTS[index % len(_PLAN_FIELD_COUNTS)])
        yield f"# {' '.join(first).capitalize()}\n\n" + "".join(
            (
                _command(rng, "create", first, fields, index, is_async=True),
                _command(rng, "list", first, fields, index + 5, is_async=False),
                _command(rng, "delete", first, _SUCCESS, 0, is_async=True),
                _command(rng, "update", second, plan_fields, index + 9, is_async=index % 3 == 0),
                *([_command(rng, "list", second, plan_fields, index + 2, is_async=False)] if index % 4 == 0 else []),
            )
        )


def _rows(rng: random.Random, noun: list[str], count: int) -> tuple[Row, ...]:
    """This number of rows with different names."""
    names = {"id": ("", "id")} | {role + aspect: (role, aspect) for role in _ROLES for aspect in _ASPECTS}
    chosen = ["id", *rng.sample(sorted(names.keys() - {"id"}), count - 1)]
    return tuple(
        Row(
            name,
            f"The {' '.join(filter(None, names[name]))} of the {' '.join(noun)}{rng.choice(_SENTENCE_ENDS)}",
            "uuid" if name == "id" else rng.choice(_TYPES),
        )
        for name in chosen
    )


def _command(
    rng: random.Random,
    verb: str,
    noun: list[str],
    fields: tuple[Row | tuple[str, str, str], ...],
    size: int,
    *,
    is_async: bool,
) -> str:
    is_list = verb == "list"
    name = verb + "".join(word.capitalize() for word in noun) + ("s" if is_list else "")
    object_phrase = f"{' '.join(noun)}s" if is_list else f"{'an' if noun[0][0] in 'aeiou' else 'a'} {' '.join(noun)}"
    params = _rows(rng, noun, _PARAM_COUNTS[size % len(_PARAM_COUNTS)])
    if is_list:
        params += (Row("page", "Which page, from 1", "integer"), Row("pagesize", "How many on a page", "integer"))
    param_rows = "\n".join(
        f"|**{row.name}**|{row.description}|{row.type}|255|{'true' if row.name == 'id' and not is_list else 'false'}|"
        for row in params
    )
    field_rows = "\n".join(f"|**{name}**|{description}|{kind}|" for name, description, kind in fields)
    return _COMMAND.format(
        name=name,
        verb=verb,
        what=object_phrase,
        mark="Asynchronous" if is_async else "Not asynchronous",
        params=param_rows,
        fields=field_rows,
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
{params}

### Response schema

|Element|Description|Type|
|-------|-----------|----|
{fields}

"""
