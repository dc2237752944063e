// Integers: none is changed on its way to the server or back; and what else requests of any operation have in common.
import assert from "node:assert/strict";
import { Client, extraFields, models } from "./dist/index.js";

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

// A list of integers has no bigint in it; one that cannot be exact is an extra field.
const loans = '[{"tool_ids": [1, "2"]}, {"tool_ids": [9007199254740993]}]';
const reading = new Client({ token: "t", fetch: async () => new Response(loans) });
const [first, second] = await reading.loans.listLoans().toArray();
assert.deepEqual(first.tool_ids, [1, 2]);
assert.equal(second.tool_ids, undefined);
assert.deepEqual(extraFields(models.ListLoansResponse, second), { tool_ids: [9007199254740993n] });
