// Calls the client of a generated package as the lines on standard input say, and writes what each call gave.
import { createInterface } from "node:readline";

const { Client, errors, fromConfig } = await import(process.argv[2]);
const waits = [];
// Pauses are recorded; none is waited for. The bundle's own setTimeout is this one: Node's HTTP client needs its own.
globalThis.recordPause = (done, milliseconds) => {
  waits.push(milliseconds / 1000);
  return setTimeout(done, 0);
};

const READERS = {
  $long: BigInt,
  $float: Number,
  $date: String, // JavaScript has no days
  $time: (text) => new Date(text),
};

function read(value) {
  if (Array.isArray(value)) return value.map(read);
  if (typeof value !== "object" || value === null) return value;
  const [[key, inner] = [], ...others] = Object.entries(value);
  if (key in READERS && others.length === 0) return READERS[key](inner);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, read(item)]));
}

function written(value) {
  if (typeof value === "bigint") return { $long: String(value) };
  if (value instanceof Date) return { $time: value.toISOString() };
  if (Array.isArray(value)) return value.map(written);
  if (typeof value !== "object" || value === null) return value ?? null;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, written(item)]));
}

function described(error) {
  if (!(error instanceof errors.SdkError)) return { kind: `not of this package: ${error?.stack}`, message: "" };
  const { kind, message, status, errorcode, cserrorcode, text, uuids, requestId, retryAfter } = error;
  return written({ kind, message, status, errorcode, cserrorcode, text, uuids, requestId, retryAfter });
}

async function call({ command, given, options, take, profile, environment, folder, byName }) {
  const outcome = {};
  let client;
  try {
    Object.assign(process.env, environment);
    if (folder) process.chdir(folder);
    client = profile === undefined ? new Client(options) : fromConfig(profile ?? undefined, options);
    if (byName) return { value: written(await client.call(command, read(given))) };
    let found = await client.thing[command](read(given));
    if (found?.result) {
      outcome.job = { id: found.id, object_id: found.objectId ?? null };
      found = await found.result();
    } else if (found?.toArray) {
      const [name, ...more] = [take].flat();
      found = await found[name === "all" ? "toArray" : name](...more);
    }
    outcome.value = written(found);
  } catch (error) {
    outcome.error = described(error);
  } finally {
    for (const name of Object.keys(environment ?? {})) delete process.env[name];
    await client?.close();
  }
  return outcome;
}

for await (const line of createInterface({ input: process.stdin })) {
  waits.length = 0;
  const outcome = await call(JSON.parse(line));
  process.stdout.write(`${JSON.stringify({ ...outcome, waits })}\n`);
}
