// Lists in pages, where servers do what leads on forever, or look complete when they are not.
import assert from "node:assert/strict";
import { Client } from "./dist/index.js";
import { list } from "./dist/runtime/commands.js";

const cursor = { kind: "cursor", cursor: "after", next: "next", items: "data" };
const link = { kind: "link", next: "next", items: "data" };
const offset = { kind: "offset", offset: "offset", size: "limit", items: "data", total: "total" };
const numbers = { kind: "page", number: "page", size: "size" };

/** A list whose server sends these pages in turn, and then nothing more. */
function listOf(paging, ...pages) {
  const fetch = async () => Response.json(pages.shift() ?? assert.fail("one request too many"));
  const client = new Client({ token: "t", fetch });
  return list(client, { name: "things", method: "GET", path: "/things", paging }, [], {});
}

const page = (id, next) => ({ data: id === undefined ? [] : [{ id }], next });

const circles = [
  [cursor, page(1, "a"), page(2, "b"), page(3, "a")],
  [link, page(1, "/things?p=2"), page(2, "/things?p=3"), page(3, "/things?p=2")],
];
for (const [paging, ...pages] of circles) {
  await assert.rejects(listOf(paging, ...pages).toArray(), { name: "UnexpectedResponse", message: /earlier page/ });
}

const same = { total: 9, data: [{ id: 1 }] };
assert.equal((await listOf(offset, same, same).toArray()).length, 1);
assert.equal((await listOf(numbers, [{ id: 1 }], [{ id: 1 }]).toArray()).length, 1);

assert.equal((await listOf(cursor, page(undefined, "b"), page(1)).first()).id, 1);
await assert.rejects(listOf(numbers, [{ id: 1 }], [{ id: 2 }]).one(), { name: "ResultCountError", isEmpty: false });
assert.equal((await listOf(numbers, [{ id: 1 }], []).one()).id, 1);
assert.equal((await listOf(offset, { total: 1, data: [{ id: 1 }] }).one()).id, 1);

// An integer that a number cannot hold, or no server reads, is not sent; any content is accepted where the docs say nothing.
const sent = [];
const client = new Client({
  token: "t",
  fetch: async (url, { headers }) => {
    sent.push([url, headers.Accept]);
    return Response.json([]);
  },
});
for (const branch_id of [2 ** 53, 2n ** 64n, "18446744073709551616", -(2n ** 63n) - 1n]) {
  await assert.rejects(client.tools.listTools({ branch_id }).toArray(), { name: "ArgumentError" }, String(branch_id));
}
await client.tools.listTools({ branch_id: 2n ** 53n }).toArray();
await client.call("GET /things");
assert.match(sent[0][0], /branch_id=9007199254740992$/);
assert.deepEqual(sent.map(([, accept]) => accept), ["application/json", "application/json, */*;q=0.1"]);
await assert.rejects(new Client(undefined).withOptions({ retries: 0, extraHeaders: { "a b": "c" } }).tools.listTools().first(), {
  name: "ArgumentError",
});
