"""Rules' snippets as whole documents, so that they can be run."""

from slatebind.lint.rule import Place, Rule

_PARTS: dict[Place, str] = {
    "page": "",
    "head": "This command creates a network.",
    "example": "$ cmk createNetwork id=<id>",
    "parameters": "|**id**|The network|uuid|255|true|",
    "answer": "",
    "fields": "|**id**|The network|uuid|",
}

_PAGE = """\
# Network

## createNetwork

{head}

<aside class="notice">
Not asynchronous
</aside>

### Command

```shell
{example}
```

`createNetwork`

### Query parameters

|Parameter Name|Description|Type|Length|Required|
|---|---|---|---|---|
{parameters}

### Response schema

{answer}|Element|Description|Type|
|---|---|---|
{fields}
"""


def page(rule: Rule, snippet: str) -> str:
    """The document that a rule's bad or good snippet is a part of."""
    if rule.place == "page":
        return snippet
    parts = {**_PARTS, rule.place: snippet.strip("\n")}
    if parts["answer"]:
        parts["answer"] = f"```json\n{parts['answer']}\n```\n\n"
    return _PAGE.format(**parts)
