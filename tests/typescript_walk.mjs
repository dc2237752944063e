// Calls each operation of a package of an HTTP API: lines of JSON say which, with what, and what came of it.
import { readdir } from "node:fs/promises";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const folder = pathToFileURL(`${process.argv[2]}/`);
const { Client } = await import(new URL("index.js", folder));
const client = new Client(JSON.parse(process.argv[3]));

/** The function of each operation, and its arguments' names by the places and names of parameters. */
const known = new Map();
for (const file of await readdir(new URL("operations/", folder))) {
  if (!file.endsWith(".js")) continue;
  const operations = await import(new URL(`operations/${file}`, folder));
  const functions = Object.values(await import(new URL(`commands/${file}`, folder)));
  for (const [constant, { name, params = {} }] of Object.entries(operations)) {
    const send = functions.find((one) => new RegExp(`operations\\.${constant}\\b`).test(String(one)));
    const ids = Object.entries(params).map(([id, param]) => [`${param.in ?? "query"} ${param.name ?? id}`, id]);
    known.set(name, { send, ids: new Map(ids) });
  }
}

function decode(value) {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(decode);
  if ("$base64" in value) return Buffer.from(value.$base64, "base64");
  if ("$bigint" in value) return BigInt(value.$bigint);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, decode(item)]));
}

/** Arguments; those that the client has no parameter for are left out. */
function argumentsOf(ids, given) {
  const named = given.map(([place, name, value]) => [ids.get(`${place} ${name}`), decode(value)]);
  return Object.fromEntries(named.filter(([id]) => id !== undefined));
}

async function call({ command, given }) {
  const { send, ids } = known.get(command);
  const found = await send(client, argumentsOf(ids, given));
  return Array.isArray(found?.toArray ? await found.toArray() : found) ? "list" : typeof found;
}

for await (const line of createInterface({ input: process.stdin })) {
  const outcome = await call(JSON.parse(line)).then((gives) => ({ gives }), (error) => ({ error: String(error) }));
  console.log(JSON.stringify(outcome));
}
