"""Revisions of the reference of an HTTP API, against findings written by hand: every finding, and where it points."""

from pathlib import Path

import pytest

from documents import ROOT
from edited_docs import Edit, Found, assert_found, compare_revisions

DOCS, PAGE = ROOT / "sample" / "rest" / "source", "index.html.md"
MEMBERS, LOANS, REPAIRS = "includes/_members.md", "includes/_loans.md", "includes/_repairs.md"
CANCEL = """
## Cancel a loan

<table>
  <tr><td>DELETE</td><td>https://api.tallowmere.example/v1/loans/{loan_id}</td></tr>
</table>

Only as long as nothing was taken.
"""
MERGE = """
## Merge members

`POST https://api.tallowmere.example/v1/members/merge`

Parameter | Type | Optional | Description
--------- | ---- | -------- | -----------
ids | Array of integers | No | Who is the same.
"""
_CALL, _SENT, _NEW = "breaking wire/sdk", "breaking wire", "info wire/sdk/docs"

CHANGES = [
    # Parameters.
    (
        Edit(PAGE, "branch_id | integer | | Only tools of this branch.\n", ""),
        [Found(_CALL, "param-removed", "list_tools.params.branch_id", "branch_id | inte", "`GET https://api")],
    ),
    (
        Edit(PAGE, "state | string | | One of", "status | string | | One of"),
        [Found(_CALL, "param-renamed", "list_tools.params.status", "state | string |", "status | string ")],
    ),
    (
        Edit(PAGE, "deposit | number | 0 | What", "deposit | integer | 5 | What"),
        [
            Found("warning wire", "param-default-changed", "add_tool.params.deposit.default", *2 * ["deposit | "]),
            Found(_CALL, "param-type-narrowed", "add_tool.params.deposit.type", *2 * ["deposit | "]),
        ],
    ),
    (
        Edit(LOANS, "due_before | optional |", "due_before | required |"),
        [Found(_CALL, "param-became-required", "list_loans.params.due_before.required", *2 * ["due_before | "])],
    ),
    (
        Edit(MEMBERS, "phone | string or null | Yes |", "phone | string | Yes |"),
        [Found(_SENT, "param-nullable-changed", "update_member.params.phone.nullable", *2 * ["phone | string"])],
    ),
    (
        Edit(REPAIRS, "X-Request-Id (header) | string", "X-Request-Id (query) | string"),
        [
            Found(
                _SENT,
                "param-location-changed",
                "record_spare_part.params.X-Request-Id.in",
                "X-Request-Id (he",
                "X-Request-Id (qu",
            )
        ],
    ),
    (
        Edit("includes/_reports.md", "Four digits.\n", "Four digits.\nmonth | integer | No | One month only.\n"),
        [Found(_NEW, "param-added", "get_wear_report.params.month", "", "month | integer")],
    ),
    # Operations, their requests and statuses.
    (
        Edit(PAGE, "POST https://files.tallowmere.example/v1/", "POST https://files.tallowmere.example/v2/"),
        [Found(_SENT, "command-request-changed", "attach_photo.path", *2 * ["`POST https://fi"])],
    ),
    (
        Edit(PAGE, "v1/photos/:photo_id", "v1/photos/:photo"),
        [Found("breaking sdk", "path-variable-renamed", "fetch_photo.params.photo", *2 * ["`GET https://fil"])],
    ),
    (
        Edit(PAGE, "## Add a tool\n", "## Create a tool\n"),
        [Found("info docs", "command-title-changed", "add_tool.title", *2 * ["`POST https://ap"])],
    ),
    (
        Edit(LOANS, CANCEL, ""),
        [Found(_CALL, "command-removed", "cancel_loan", "  <tr><td>DELETE", "# Loans")],
    ),
    (
        Edit(MEMBERS, "\n## Read a member\n", f"{MERGE}\n## Read a member\n"),
        [
            Found(_NEW, "command-added", "merge_members", "", "`POST https://ap"),
        ],
    ),
    (
        Edit(PAGE, "422 | Unprocessable | A value is missing or wrong. |\n", ""),
        [Found("info wire/docs", "status-removed", "add_tool.statuses", *2 * ["`POST https://ap"])],
    ),
    (
        Edit(PAGE, "204 | The tool is gone.", "200 | The tool is gone."),
        [Found("warning wire", "success-status-changed", "remove_tool.response.status", *2 * ["  <h6>https://ap"])],
    ),
    (
        Edit("includes/_errors.md", "503 | Service Unavailable -- Come back later.\n", ""),
        [Found("info docs", "error-removed", "errors.503", "503 | Service Un", "429 | Too Many R")],
    ),
    # Fields of objects that are returned.
    (
        Edit(PAGE, "bought_on | date | When it was bought.\n", "bought_on | datetime | When it was bought.\n"),
        [
            Found(
                "warning wire/sdk", "field-type-widened", "models.Tool.fields.bought_on.type", *2 * ["bought_on | date"]
            )
        ],
    ),
    (
        Edit(MEMBERS, "card | string | [read-only] What is printed on the card.\n", ""),
        [Found("warning wire", "field-only-in-examples", "models.Member.fields.card.origin", "card | st", '  "card"')],
    ),
    (
        Edit(LOANS, "  <tr><td>by</td><td>string</td><td>Who did it.</td></tr>\n", ""),
        [Found(_CALL, "field-removed", "models.HistoryLoan.fields.by", "  <tr><td>by</td>", "  <tr><td>at</td>")],
    ),
    (
        Edit(MEMBERS, "is_blocked | boolean |", "is_blocked | boolean or null |"),
        [Found("warning wire", "field-nullable-changed", "models.Member.fields.is_blocked.nullable", *2 * ["is_bl"])],
    ),
    # Fields of objects that are sent.
    (
        Edit(PAGE, "purchase[price] | number | | What it cost.\n", ""),
        [Found(_SENT, "sent-field-removed", "models.ToolPurchase.fields.price", "purchase[price]", "purchase[bou")],
    ),
    (
        Edit(REPAIRS, "amount | number | true", "amount | string | true"),
        [Found(_SENT, "sent-field-type-changed", "models.RepairCost.fields.amount.type", *2 * ["amount | "])],
    ),
    (
        Edit(REPAIRS, "paid_by | string | false", "paid_by | string | true"),
        [Found(_SENT, "field-became-required", "models.RepairCost.fields.paid_by.required", *2 * ["paid_by | "])],
    ),
    # What only readers see.
    (
        Edit(PAGE, "# Tools\n\nA tool is one thing", "# Tools\n\nA tool is any thing"),
        [Found("info docs", "description-changed", "groups.Tools.description", *2 * ["# Tools"])],
    ),
    (
        Edit(PAGE, '"deposit": 40.5,', '"deposit": 41.5,'),
        [Found("info docs", "example-changed", "list_tools.response.example", *2 * ["`GET https://api"])],
    ),
]


def test_every_change_is_found_where_it_is(tmp_path: Path) -> None:
    """A revision with a change of each kind has these findings and no others, and each names its lines."""
    edits, expected = zip(*CHANGES, strict=True)
    # The description of a group contains the table of its resource.
    table = Found("info docs", "description-changed", "groups.Members.description", "# Members", "# Members")
    assert_found(
        compare_revisions(DOCS, PAGE, edits, tmp_path), [table, *(found for some in expected for found in some)]
    )


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        # Authentication is shown in samples only.
        (
            [Edit("**/*.md", "Authorization: Bearer YOUR_KEY", "X-Api-Key: YOUR_KEY")],
            [Found("warning wire/sdk", "auth-changed", "api.auth", "curl", "curl")],
        ),
        (
            [Edit("**/*.md", "https://api.tallowmere.example", "https://api.tallowmere.test")],
            [Found("breaking wire", "api-endpoint-changed", "api.endpoint", "Production | `ht", "Production | `ht")],
        ),
    ],
)
def test_a_change_of_the_whole_api_is_one_finding(tmp_path: Path, edits: list[Edit], expected: list[Found]) -> None:
    """That all samples and request lines changed with it is not reported again on the wire and the SDK."""
    result = compare_revisions(DOCS, PAGE, edits, tmp_path)
    assert_found(result, expected, with_docs=False)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (PAGE, '"name": "Cordless drill"', '"name": "Drill"'),
        (PAGE, '"total": 212', '"total": 2120'),
        (LOANS, '"returned_at": "2024-05-30T17:05:00Z"', '"returned_at": "2024-06-30T17:05:00Z"'),
        (MEMBERS, '"email": null', '"email": null, // or a text'),
        (MEMBERS, "Finds members by a part", "Looks for members by a part"),
        (REPAIRS, "?page=2", "?page=3"),
        (REPAIRS, '-d "outcome=fixed"', '-d "outcome=given_up"'),
    ],
)
def test_examples_and_sentences_break_nothing(tmp_path: Path, file: str, old: str, new: str) -> None:
    """Another value in an example, or another word in a sentence, is no change for callers and code."""
    assert_found(compare_revisions(DOCS, PAGE, [Edit(file, old, new)], tmp_path), [], with_docs=False)
