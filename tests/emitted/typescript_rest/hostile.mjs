// Names and texts of hostile docs of an HTTP API are only names and texts.
import assert from "node:assert/strict";
import { Client } from "./dist/hostile/index.js";

const requests = [];
const machine = '{"id":"1","constructor":"c","__proto__":{"a":[{"id":"2"}]},"then":"t"}';
const client = new Client({
  endpoint: "https://mine.example",
  auth: undefined,
  key: "s3cret",
  fetch: async (url, options) => {
    requests.push({ url, ...options });
    return new Response(`{"k\`\\"\\\\":[${machine}]}`, { headers: { "content-type": "application/json" } });
  },
});
const group = (name) => client[Object.getOwnPropertyNames(Client.prototype).find((found) => found.startsWith(name))];

assert.equal(globalThis.harmed, undefined);
const [found] = await group("machine").listMachines({
  id: "a/b",
  proto: "p",
  id_query: "q",
  a_b_c: "x",
  two_words: "y",
  X_Header: "h",
}).toArray();
const { url, headers } = requests.at(-1);
assert.equal(url, `https://mine.example/m%22%60$(globalThis.harmed%20=%201)/a%2Fb/p?id=q&a%22b%60c%5C=x&two%20words=y`);
assert.deepEqual([headers["X-Header"], headers["X-Key"]], ["h", '"; globalThis.harmed = 1; // s3cret']);
assert.equal(Object.getPrototypeOf(found), Object.prototype);
assert.deepEqual(Object.keys(found), ["id", "constructor", "__proto__", "then"]);

await group("call").call_({ machine: JSON.parse('{"__proto__":{"a":1}}'), proto: 2 });
assert.equal(requests.at(-1).body, '{"machine":{"__proto__":{"a":1}},"__proto__":2}');
const maps = { machine: new Map([["a", new Map([[1, 2n]])], ["b", undefined]]), proto: new URL("https://a.example/b") };
await group("call").call_(maps);
assert.equal(requests.at(-1).body, '{"machine":{"a":{"1":2}},"__proto__":"https://a.example/b"}');
await group("machine").listMachines({ id: "a", proto: "p", toString_: { a: undefined, b: new Map([["c", 1]]) } }).first();
assert.match(requests.at(-1).url, /[?]toString%5Bb%5D%5Bc%5D=1/);
await group("index").arguments_({ f: new File(["x"], 'a"b\r\n') });
const sent = await new Response(requests.at(-1).body).text();
assert.match(sent, /name="f%22%0D%0A"; filename="a%22b%0D%0A"/);
const commands = Object.entries(Object.getOwnPropertyDescriptors(Client.prototype))
  .filter(([, { get }]) => get !== undefined)
  .flatMap(([name]) => Object.keys(client[name]));
assert.equal(commands.length, 8);
