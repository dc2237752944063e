"""Docs of another API, written with care, have no findings: nothing is a mistake because it is unusual."""

from pathlib import Path

from lint_documents import lint_text
from slatebind.lint import Settings

FIELDS: dict[str, list[tuple[str, str, str]]] = {
    "Book": [
        ("title", "The title as printed on the cover", "string"),
        ("isbn", "The ISBN, without hyphens", "string"),
        ("format", "How it is bound. Valid values are hardcover, paperback and ebook", "string"),
        ("authors", "The names of the authors", "list of string"),
        ("islent", "True if a member has it at home, false otherwise", "boolean"),
        ("cover", "The address of its picture, such as https://books.example/id/os/vm.png", "url"),
    ],
    "Branch": [
        ("name", "The name on the door", "string"),
        ("openinghours", "When it is open, in iCalendar format", "string"),
        ("router", "The IP address of its router, an eBox or a pfSense", "string"),
    ],
    "Fine": [
        ("memberid", "The ID of the member who owes it", "uuid"),
        ("amount", "The amount in cents", "long"),
        ("currency", "The currency code (EUR, USD or CHF)", "string"),
        ("reason", "Why it is required", "string"),
    ],
    "Hold": [
        ("bookid", "The ID of the book that is wanted", "uuid"),
        ("position", "The place in the queue, starting from 1", "integer"),
        ("account", "The account that pays for postage. Must be used with branchid", "string"),
        ("branchid", "Where it is picked up", "uuid"),
    ],
    "Loan": [
        ("bookid", "The ID of the book that is lent", "uuid"),
        ("due", "When it has to be back", "date"),
        ("tags", "Key and value pairs, such as project=school", "map of string"),
        ("notes", "What was written down, as comma separated words", "string"),
    ],
    "Member": [
        ("email", "Where the member is reached", "string"),
        ("state", "The state of the membership, one of Active, Suspended or Expired", "string"),
        ("pattern", "Whom the member may lend to, such as family*", "string"),
    ],
    "Shelf": [
        ("label", "What is written on it", "string"),
        ("tags", "The tags on the wood, in one word", "string"),
        ("load", "How much it carries, in kilograms", "double"),
    ],
}


def test_a_good_document_has_no_findings(tmp_path: Path) -> None:
    """Neither errors nor warnings nor notes."""
    assert [str(finding) for finding in lint_text(tmp_path, _document(), Settings())] == []


def _document() -> str:
    groups = "".join(f"# {noun}\n\nAll about it.\n\n{_group(noun, fields)}" for noun, fields in FIELDS.items())
    errors = "| Code | Name | Meaning |\n| ---- | ---- | ------- |\n| 400 | Bad Request | A parameter is missing |\n"
    return f"---\ntitle: Library API\n---\n\n# Introduction\n\nThe API of a library.\n\n{groups}# Errors\n\n{errors}"


def _group(noun: str, fields: list[tuple[str, str, str]]) -> str:
    word = noun.lower()
    plural = {"Branch": "Branches", "Shelf": "Shelves"}.get(noun, f"{noun}s")
    identifier = ("id", f"The ID of the {word}", "uuid")
    job = [("jobid", "The ID of the job to wait for", "uuid"), ("success", "True if it was done", "boolean")]
    first = fields[0][0]
    paging = [("keyword", "A word to look for", "string"), ("page", "Which page, from 1", "integer")]
    paging.append(("pagesize", "How many there are on a page", "integer"))
    return "".join(
        (
            _command(f"create{noun}", f"creates a {word}", fields, [identifier, *fields], required=first),
            _command(f"delete{noun}", f"deletes a {word}", [identifier], job, required="id", asynchronous=True),
            _command(f"list{plural}", f"lists {plural.lower()}", paging, [identifier, *fields]),
            _command(f"update{noun}", f"changes a {word}", [identifier, *fields], [identifier, *fields], required="id"),
        )
    )


def _command(
    name: str,
    predicate: str,
    params: list[tuple[str, str, str]],
    fields: list[tuple[str, str, str]],
    *,
    required: str = "",
    asynchronous: bool = False,
) -> str:
    call = f"cmk {name} {required}=<{required}>" if required else f"cmk {name}"
    rows = "".join(
        f"|**{param}**|{text}|{kind}|{255 if kind == 'string' else ''}|{str(param == required).lower()}|\n"
        for param, text, kind in params
    )
    answer = "".join(f"|**{field}**|{text}|{kind}|\n" for field, text, kind in fields)
    return f"""\
## {name}

This command {predicate}.

<aside class="notice">
{"Asynchronous" if asynchronous else "Not asynchronous"}
</aside>

### Command

> The following command {predicate}:

```shell
{call}
```

`{name}`

### Query parameters

|Parameter Name|Description|Type|Length|Required|
|--------------|-----------|----|------|--------|
{rows}
### Response schema

|Element|Description|Type|
|-------|-----------|----|
{answer}
"""
