"""Revisions of three references of HTTP APIs, against findings written by hand.

The revisions are made here: rows, operations, fields and statuses are added, removed, renamed and changed, and examples
and sentences edited. Every finding that concerns callers or code is expected, with the lines that it names in both.
"""

from pathlib import Path

import pytest

from documents import CORPUS
from edited_docs import Cut, Edit, Found, assert_found, compare_revisions

CORE = CORPUS / "slate" / "core"
USERS, ME, TASKS = "includes/_users.md", "includes/_me.md", "includes/_task_retrieveList.md"
HOOKS, TASK = "includes/wp-api-v3/_webhooks.md", "includes/_task_object.md"
NEW_OPERATION = """
## Rename a product tag ##

<div class="api-endpoint">
	<div class="endpoint-data">
		<i class="label label-put">PUT</i>
		<h6>/wp-json/wc/v3/products/tags/&lt;id&gt;/name</h6>
	</div>
</div>

| Parameter | Type   | Description   |
|-----------|--------|---------------|
| `name`    | string | The new name. |

## """
_CALL, _WIRE, _SDK = "breaking wire/sdk", "breaking wire", "breaking sdk"
_RISK, _NEW = "warning wire", "info wire/sdk/docs"

AUDIOBOOKSHELF: list[tuple[Edit | Cut, list[Found]]] = [
    (
        Edit(USERS, "`isLocked` |", "`locked` |", below="Create a User"),
        [Found(_CALL, "param-renamed", "create_user.params.locked", "`isLocked` |", "`locked` |")],
    ),
    (
        Edit(USERS, "`type` | String | **Required**", "`type` | String | `user`", below="Create a User"),
        [
            Found(_RISK, "param-default-changed", "create_user.params.type.default", *2 * ["`type` |"]),
            Found(_NEW, "param-became-optional", "create_user.params.type.required", *2 * ["`type` |"]),
        ],
    ),
    (
        Edit(USERS, "`lastSeen` | Integer or null", "`lastSeen` | Integer", below="Create a User"),
        [Found(_WIRE, "param-nullable-changed", "create_user.params.lastSeen.nullable", *2 * ["`lastSeen` |"])],
    ),
    (
        Edit(USERS, "`isActive` |", "`nickname` | String | `none` | A name.\n`isActive` |", below="Create a User"),
        [Found(_NEW, "param-added", "create_user.params.nickname", "", "`nickname` |")],
    ),
    (
        Edit(ME, "`time` | Integer", "`time` | String", below="Create a Bookmark"),
        [Found(_CALL, "param-type-narrowed", "create_bookmark.params.time.type", *2 * ["`time` |"])],
    ),
    (
        Edit(ME, "404 | Not Found", "409 | Conflict", below="Create a Bookmark"),
        [Found("info wire/docs", "status-removed", "create_bookmark.statuses", *2 * ["`POST http"])],
    ),
    (
        Cut(ME, "Remove a Media Progress"),
        [Found(_CALL, "command-removed", "remove_media_progress", "`DELETE http", "# Me")],
    ),
    (
        Edit("includes/_backups.md", "`GET ", "`POST ", below="Apply a Backup"),
        [Found(_WIRE, "command-request-changed", "apply_backup.method", "`GET http", "`POST http")],
    ),
    (
        Edit("includes/_misc.md", "/api/tags/<Tag>", "/api/tags/<TagName>", below="Delete a Tag"),
        [Found(_SDK, "path-variable-renamed", "delete_tag.params.TagName", "Tag | ", "TagName | ")],
    ),
    (Edit("includes/_misc.md", "\nTag | ", "\nTagName | ", below="Delete a Tag"), []),
    (
        Edit("includes/_schemas.md", "`time` | Integer", "`time` | Float", below="Audio Bookmark"),
        [Found(_CALL, "field-type-changed", "models.AudioBookmark.fields.time.type", *2 * ["`time` |"])],
    ),
    (
        Edit("includes/_libraries.md", "| Boolean        |", "| String |", below="Library Settings Parameters"),
        [
            Found(
                _WIRE,
                "sent-field-type-changed",
                "models.LibrarySetting.fields.disableWatcher.type",
                *2 * ["| `disableWatcher`"],
            )
        ],
    ),
    (
        Edit("**/*.md", '-H "Authorization: Bearer ', '-H "X-Token: '),
        [Found("warning wire/sdk", "auth-changed", "api.auth", *2 * ["curl -X POST"])],
    ),
    # What changes nothing: a value in an example, and a sentence.
    (Edit(ME, '"title": "the good part",', '"title": "the best part",', below="Create a Bookmark"), []),
    (Edit(ME, "This endpoint removes", "This operation removes", below="Remove a Bookmark"), []),
]

WOOCOMMERCE: list[tuple[Edit | Cut, list[Found]]] = [
    (
        Edit(HOOKS, 'label-put">PUT', 'label-post">POST', below="Update a webhook ##"),
        [Found(_WIRE, "command-request-changed", "update_webhook.method", *2 * ["\t\t<h6>/wp-json"])],
    ),
    (
        Edit(HOOKS, "<h6>/wp-json/wc/v3/webhooks", "<h6>/wp-json/wc/v4/webhooks", below="Create a webhook ##"),
        [Found(_WIRE, "command-request-changed", "create_webhook.path", "\t\t<h6>/wp-json", "\t\t<h6>/wp-json")],
    ),
    # The description tells that it is the same.
    (
        Edit(HOOKS, "| `exclude`  |", "| `leave_out` |", below="List all webhooks ##"),
        [Found(_CALL, "param-renamed", "list_webhooks.params.leave_out", "| `exclude` ", "| `leave_out` |")],
    ),
    (
        Edit(HOOKS, "| `per_page` |", "| `limit` |", below="List all webhooks ##"),
        [Found(_CALL, "param-renamed", "list_webhooks.params.limit", "| `per_page` |", "| `limit` |")],
    ),
    (
        Edit(HOOKS, "`active`, `paused` and", "`active` and", below="List all webhooks ##"),
        [Found(_RISK, "param-values-changed", "list_webhooks.params.status.values", *2 * ["| `status` "])],
    ),
    (
        Edit(HOOKS, "| `orderby`  | string  |", "| `orderby`  | array   |", below="List all webhooks ##"),
        [Found(_SDK, "param-type-widened", "list_webhooks.params.orderby.type", *2 * ["| `orderby` "])],
    ),
    (
        Edit(HOOKS, "| `force`   | string |", "| `force`   | boolean |", below="Delete a webhook ##"),
        [Found(_CALL, "param-type-narrowed", "delete_webhook.params.force.type", *2 * ["| `force` "])],
    ),
    # The examples still have the field.
    (
        Edit(HOOKS, "| `resource` ", "| `kind` ", below="Webhook properties ##"),
        [
            Found(_RISK, "field-only-in-examples", "models.Webhook.fields.resource.origin", "| `resource`", " "),
            Found(_NEW, "field-added", "models.Webhook.fields.kind", "", "| `kind`"),
        ],
    ),
    (
        Edit(HOOKS, "| `date_modified`     | date-time |", "| `date_modified` | string |"),
        [Found(_SDK, "field-type-changed", "models.Webhook.fields.date_modified.type", *2 * ["| `date_modified`"])],
    ),
    (
        Edit(HOOKS, "| `secret` ", "| `retries` | integer | How often. |\n| `secret` ", below="Webhook properties ##"),
        [Found(_NEW, "field-added", "models.Webhook.fields.retries", "", "| `retries`")],
    ),
    (
        Cut(HOOKS, "Batch update webhooks ##"),
        [Found(_CALL, "command-removed", "batch_update_webhooks", "\t\t<h6>/wp-json", "# Webhooks #")],
    ),
    (
        Edit("includes/wp-api-v3/_product-tags.md", "\n## ", NEW_OPERATION, below="Product tags #"),
        [Found(_NEW, "command-added", "rename_product_tag", "", "\t\t<h6>/wp-json")],
    ),
    (Edit(HOOKS, '"name": "Customer created"', '"name": "Created"', below="List all webhooks ##"), []),
    (Edit(HOOKS, "This API lets you make changes", "With it you make changes", below="Update a webhook ##"), []),
]

HOSTAWAY: list[tuple[Edit | Cut, list[Found]]] = [
    (
        Edit(TASKS, "`channelId` | no | int |", "`channelId` | yes | int |"),
        [Found(_CALL, "param-became-required", "retrieve_tasks.params.channelId.required", *2 * ["`channelId` |"])],
    ),
    (
        Edit(TASKS, "`reservationId` | no | int |\n", ""),
        [Found(_CALL, "param-removed", "retrieve_tasks.params.reservationId", "`reservationId` |", "`GET http")],
    ),
    (
        Edit(TASKS, "`canStartFromStart` | no | date |", "`canStartFromStart` | no | datetime |"),
        [Found(_SDK, "param-type-widened", "retrieve_tasks.params.canStartFromStart.type", *2 * ["`canStart"])],
    ),
    (
        Edit(TASKS, "`match` | no |", "`group` | no | int |\n`match` | no |"),
        [Found(_NEW, "param-added", "retrieve_tasks.params.group", "", "`group` |")],
    ),
    (
        Edit(
            "includes/_task_delete.md",
            "\n`DELETE https://api.hostaway.com/v1/tasks/{taskId}",
            "\n`DELETE https://api.hostaway.com/v1/tasks/{id}",
        ),
        [Found(_SDK, "path-variable-renamed", "delete_task.params.id", *2 * ["`DELETE http"])],
    ),
    (
        Edit("includes/_seasonalRule_retrieveList.md", "Query Parameter | Required", "Body Parameter | Required"),
        [
            Found(_RISK, "paging-changed", "retrieve_seasonal_rules.paging", *2 * ["`GET http"]),
            *(
                Found(_WIRE, "param-location-changed", f"retrieve_seasonal_rules.params.{name}.in", *2 * [f"`{name}`"])
                for name in ("channelId", "limit", "offset")
            ),
        ],
    ),
    (
        Edit("includes/_coupon_retrieveCouponsList.md", "\n`GET https://api.", "\n`GET https://coupons."),
        [
            Found(
                _WIRE,
                "command-server-changed",
                "retrieve_coupons_list.server",
                "`GET https://api",
                "`GET https://coupons",
            )
        ],
    ),
    (
        Edit(TASK, "`cost` | no | float |", "`cost` | no | string |"),
        [Found(_CALL, "field-type-changed", "models.Task.fields.cost.type", *2 * ["`cost` |"])],
    ),
    (
        Edit(TASK, "`color` | no | string |", "`colour` | no | string |"),
        [
            Found(_RISK, "field-only-in-examples", "models.Task.fields.color.origin", "`color` |", '\t"color"'),
            Found(_NEW, "field-added", "models.Task.fields.colour", "", "`colour` |"),
        ],
    ),
    (Edit("includes/_user_retrieve.md", "## Get User by ID", "## Fetch User by ID"), []),
    (Edit(TASKS, '"isUpdatedManually": 0,', '"isUpdatedManually": 1,', below="Response"), []),
]

pytestmark = [pytest.mark.peers, pytest.mark.skipif(not CORE.is_dir(), reason=f"the documents are not in {CORE}")]


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("audiobookshelf+audiobookshelf-api-docs", AUDIOBOOKSHELF),
        ("woocommerce+woocommerce-rest-api-docs", WOOCOMMERCE),
        ("Hostaway+api", HOSTAWAY),
    ],
)
def test_a_revision_has_the_expected_findings(
    tmp_path: Path, name: str, changes: list[tuple[Edit | Cut, list[Found]]]
) -> None:
    """No change is missed, none is reported as another one, and nothing that did not change is reported."""
    edits, expected = zip(*changes, strict=True)
    result = compare_revisions(CORE / name / "source", "index.html.md", edits, tmp_path)
    assert_found(result, [finding for findings in expected for finding in findings], with_docs=False)


@pytest.mark.parametrize("name", ["audiobookshelf+audiobookshelf-api-docs", "Hostaway+api"])
def test_the_same_docs_have_no_changes(tmp_path: Path, name: str) -> None:
    """Reading twice finds the same."""
    assert compare_revisions(CORE / name / "source", "index.html.md", [], tmp_path).findings == ()
