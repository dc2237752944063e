// Calls operations of the vectors' API with the TypeScript client: a line of JSON for each call, and one for its outcome.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const folder = pathToFileURL(`${process.argv[2]}/`);
const { auth, Client } = await import(new URL("index.js", folder));
const operations = await import(new URL("operations/tree.js", folder));

// Pauses before retries are noted, and not waited for.
let pauses = [];
const setTimer = globalThis.setTimeout;
globalThis.setTimeout = (done, milliseconds, ...rest) => {
  if (!new Error().stack.includes("/retries.js")) return setTimer(done, milliseconds, ...rest);
  pauses.push(milliseconds);
  return setTimer(done, 0, ...rest);
};

const camel = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
const camelKeys = (given) => Object.fromEntries(Object.entries(given).map(([name, value]) => [camel(name), value]));

/** A value of a vector in JavaScript, which has no moments with offsets, and no days. */
function decode(value) {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(decode);
  if ("$float" in value) return { nan: NaN, inf: Infinity }[value.$float] ?? Number(value.$float);
  if ("$long" in value) return BigInt(value.$long);
  if ("$time" in value) return value.$time.endsWith("+00:00") ? new Date(value.$time) : value.$time;
  if ("$date" in value) return value.$date;
  if ("$base64" in value) return Buffer.from(value.$base64, "base64");
  if ("$null" in value) return null;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, decode(item)]));
}

function encode(_, value) {
  if (typeof value === "bigint") return { $long: String(value) };
  return value instanceof Uint8Array ? { $base64: Buffer.from(value).toString("base64") } : value;
}

/** Arguments by the names of parameters; null is the same as none. */
function argumentsOf(command, given) {
  const ids = new Map(Object.entries(operations[command.toUpperCase()].params ?? {}).map(([id, { name }]) => [name ?? id, id]));
  const known = Object.entries(given).filter(([, value]) => value !== null);
  return Object.fromEntries(known.map(([name, value]) => [ids.get(name) ?? name, decode(value)]));
}

function clientOf({ auth: [scheme, ...texts] = [], ...settings }) {
  const make = scheme && auth[scheme[0].toLowerCase() + scheme.slice(1)];
  return new Client({ ...camelKeys(settings), ...(make ? { auth: make(...texts) } : {}) });
}

async function run({ command, given, settings, byName, calls, take }) {
  const client = clientOf(settings);
  let found;
  for (let count = 0; count < calls; count += 1) {
    if (byName) found = await client.call(command, decode(given));
    else found = await client.tree[camel(command)](argumentsOf(command, given));
    const [method, ...more] = [take ?? "toArray"].flat();
    if (found?.[method]) found = await found[method](...more);
  }
  return found;
}

function outcomeOf(error) {
  const { kind, message, parameters, command, status, text, data, retryAfter, requestId, response } = error;
  const body = response && Buffer.from(response.body).toString();
  if (kind === undefined) return { stack: error.stack };
  return { kind, message, parameters, command, status, text, data, retryAfter, requestId, body, headers: response?.headers };
}

for await (const line of createInterface({ input: process.stdin })) {
  pauses = [];
  const outcome = await run(JSON.parse(line)).then(
    (gives) => ({ gives: gives ?? null }),
    (error) => ({ error: outcomeOf(error) }),
  );
  console.log(JSON.stringify({ ...outcome, pauses }, encode));
}
