// Names and texts of hostile docs are only names and texts.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as hostile from "./dist/hostile/index.js";

const requests = [];
const client = new hostile.Client({
  endpoint: "https://a.example/client/api",
  key: "k",
  secret: "s",
  fetch: async (url, { body }) => {
    requests.push(new URLSearchParams(body ?? new URL(url).search));
    const machine = '{"id":"1","constructor":"c","__proto__":{"a":[{"id":"2"}]},"then":"t"}';
    return new Response(`{"r":{"count":1,"list":[${machine}]}}`, { headers: { "content-type": "application/json" } });
  },
});
const [group] = Object.keys(Object.getOwnPropertyDescriptors(hostile.Client.prototype)).filter((name) => /^machine/.test(name));

test("no text of the docs has run", () => {
  assert.equal(globalThis.harmed, undefined);
});

test("names that mean something to JavaScript are sent as they are", async () => {
  const given = JSON.parse('{"a\\"b`c\\\\":"x","two words":"b","__proto__":"p","constructor":["c"],"toString":{"q":"w"}}');
  const [found] = await client[group].listMachines({ ...given }).toArray();
  const sent = requests.at(-1);
  assert.deepEqual(
    ['a"b`c\\', "two words", "__proto__", "constructor", 'toString[0].k"', "toString[0].v`"].map((name) => sent.get(name)),
    ["x", "b", "p", "c", "q", "w"],
  );
  assert.equal(Object.getPrototypeOf(found), Object.prototype);
  assert.deepEqual(Object.keys(found), ["id", "constructor", "__proto__", "then"]);
  assert.equal(found.constructor, "c");
});

test("groups and commands with such names can be called", async () => {
  const commands = Object.entries(Object.getOwnPropertyDescriptors(hostile.Client.prototype))
    .filter(([, { get }]) => get !== undefined)
    .flatMap(([name]) => Object.values(client[name]));
  assert.equal(commands.length, 11);
  await client.call("Promise");
  assert.equal(requests.at(-1).get("command"), "Promise");
});
