/** The argument for one parameter as the names and texts that are sent. */
import { isObject } from "../json.js";
import type { Param } from "./operation.js";

/** Servers refuse these in a value; they accept line breaks. Half of a pair cannot be sent. */
const UNSENDABLE = /[\x00-\x09\x0b\x0c\x0e-\x1f\x7f\p{Surrogate}]/u;
const SENT_BY_CLIENT =
  /^(command|response|apikey|signature|signatureversion|expires|sessionkey)$/i;
/** The texts of types; of other types there can be any, unless they are structured. */
const PATTERNS: Readonly<Record<string, RegExp>> = {
  boolean: /^(true|false)$/i, // servers silently read anything but true as false
  integer: /^[+-]?[0-9]{1,20}$/,
  float: /^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?$/i,
};

/** Why an argument cannot be sent. */
export class Refusal extends Error {}

type Entries = [string, string][];

/** The names and texts that are sent for a parameter; a Refusal if they cannot be. */
export function writeParam(
  name: string,
  { type, length }: Param,
  pair: readonly string[] | undefined,
  given: unknown,
): Entries {
  const [kind = "", encoding = "pairs"] = type.split(":");
  const isKind = (pattern: RegExp): void => {
    if (!pattern.test(kind)) fail(`must be of type ${kind}`);
  };
  if (SENT_BY_CLIENT.test(name)) fail("is sent by the client itself");
  const value = given instanceof Map ? Object.fromEntries(given) : given;
  const items = Array.isArray(value) || value instanceof Set ? [...value] : undefined;
  const maps = isMap(value) ? [value] : items?.some(isMap) ? items : undefined;
  // Servers read an empty list as no filter, which selects everything.
  if ((items ?? maps) && Object.keys(items ?? value).length === 0) {
    fail("is empty: leave it out, or skip the call");
  }
  if (maps) {
    isKind(items ? /^(map|any|list)$/ : /^(map|any)$/);
    // Those that are indexed or under zero have no other structure: several maps are like one.
    const isOfRecords = items !== undefined && /^(pairs|records)$/.test(encoding);
    return writeMaps(name, isOfRecords ? "records" : encoding, pair, maps);
  }
  if (items) {
    isKind(/^(?!map)/);
    const texts = items.map((item) => writeText(item));
    if (texts.some((text) => text.includes(","))) fail("has an item with a comma");
    return [[name, texts.join(",")]];
  }
  isKind(/^(?!map|list)/);
  return [[name, writeScalar(kind, length, value)]];
}

const isMap = (value: unknown): value is object =>
  isObject(value) && !(value instanceof Date) && !(value instanceof Set);

/** Maps, each with the fields of a record, or with entries that are counted together. */
function writeMaps(
  name: string,
  encoding: string,
  [first = "key", second = "value"]: readonly string[] = [],
  maps: readonly unknown[],
): Entries {
  const written: Entries = [];
  const put = (index: number, field: string, item: unknown): void => {
    written.push([`${name}[${index}].${field}`, writeText(item)]);
  };
  let count = 0;
  for (const [at, map] of maps.entries()) {
    if (!isMap(map)) fail("mixes maps and other values");
    for (const [key, item] of Object.entries(map)) {
      if (!key) fail("has an entry without a name");
      if (encoding === "pairs") {
        put(count, first, key);
        put(count, second, item);
      } else {
        put({ records: at, indexed: count }[encoding] ?? 0, writeText(key), item);
      }
      count += 1;
    }
  }
  return written;
}

/** A single value, according to the parameter's type. */
function writeScalar(kind: string, length: number, value: unknown): string {
  const text = writeText(value, kind === "datetime");
  if (PATTERNS[kind]?.test(text) === false) fail(`must be of type ${kind}`);
  if (text.length > length) fail(`has more than ${length} characters`);
  if (kind === "boolean") return text.toLowerCase();
  if (kind !== "integer") return text;
  const number = BigInt(text.replace("+", ""));
  // Docs say integer where servers read a long, so both may be as long.
  if (BigInt.asIntN(64, number) !== number) fail("does not fit into 64 bits");
  if (typeof value === "number" && !Number.isSafeInteger(value)) fail("has to be a bigint");
  return text;
}

function writeText(value: unknown, isMoment = false): string {
  if (value instanceof Date && !Number.isNaN(+value)) {
    const text = value.toISOString().slice(0, 19);
    return isMoment ? `${text}+0000` : text.replace("T", " ");
  }
  if (!/^(string|boolean|bigint)$/.test(typeof value) && !Number.isFinite(value)) {
    fail("must be a text, a finite number, a boolean or a valid date");
  }
  const text = String(value);
  if (UNSENDABLE.test(text)) fail("has a control character or half of one");
  // A day is a text in JavaScript.
  return isMoment ? text.replace(/^([0-9]{4}-[0-9]{2}-[0-9]{2})$/, "$1T00:00:00+0000") : text;
}

function fail(reason: string): never {
  throw new Refusal(reason);
}
