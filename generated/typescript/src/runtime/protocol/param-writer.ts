/** The argument for one parameter as the names and texts that are sent. */
import { isObject } from "../json.js";
import type { Param } from "./operation.js";

/** Servers refuse these in a value; they accept line breaks. Half of a pair cannot be sent. */
const UNSENDABLE = /[\x00-\x09\x0b\x0c\x0e-\x1f\x7f\p{Surrogate}]/u;
const SENT_BY_CLIENT =
  /^(command|response|apikey|signature|signatureversion|expires|sessionkey)$/i;
/** The texts of types; of other types there can be any. */
const PATTERNS: Readonly<Record<string, RegExp>> = {
  boolean: /^(true|false)$/i, // servers silently read anything but true as false
  integer: /^[+-]?[0-9]{1,20}$/,
  float: /^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?$/i,
  list: /^\b$/,
  map: /^\b$/,
};

/** Why an argument cannot be sent. */
export class Refusal extends Error {}

type Entries = [string, string][];

/** The names and texts that are sent for a parameter; a Refusal if they cannot be. */
export function writeParam(
  name: string,
  param: Param,
  pair: readonly string[] | undefined,
  given: unknown,
): Entries {
  const [kind = "", encoding = "pairs"] = param.type.split(":");
  const isMapType = kind === "map" || kind === "any";
  const refuse = (): never => fail(`must be of type ${kind}`);
  if (SENT_BY_CLIENT.test(name)) fail("is sent by the client itself");
  const value = given instanceof Map ? Object.fromEntries(given) : given;
  const items = Array.isArray(value) || value instanceof Set ? [...value] : undefined;
  const isOneMap = isMap(value);
  if (items?.length === 0 || (isOneMap && Object.keys(value).length === 0)) {
    // Servers read an empty list as no filter, which selects everything.
    fail("is empty: leave it out, or skip the call");
  }
  if (isOneMap || items?.some(isMap)) {
    if (!isMapType && (isOneMap || kind !== "list")) refuse();
    return writeMaps(name, encoding, pair, items ?? value);
  }
  if (items === undefined) return [[name, writeScalar(kind, param.length, value)]];
  if (kind === "map") refuse();
  const texts = items.map((item) => writeText(item));
  if (texts.some((text) => text.includes(","))) fail("has an item with a comma");
  return [[name, texts.join(",")]];
}

function isMap(value: unknown): value is object {
  return isObject(value) && !(value instanceof Date) && !(value instanceof Set);
}

/** One map, or a list of maps with the fields of each. */
function writeMaps(
  name: string,
  encoding: string,
  [first = "key", second = "value"]: readonly string[] = [],
  given: object,
): Entries {
  const written: Entries = [];
  const isList = Array.isArray(given);
  // Those that are indexed or under zero have no other structure: several maps are like one.
  const isOfRecords = isList && /^(pairs|records)$/.test(encoding);
  let count = 0;
  for (const [at, map] of (isList ? given : [given]).entries()) {
    if (!isMap(map)) fail("mixes maps and other values");
    for (const [key, item] of Object.entries(map)) {
      if (!key) fail("has an entry without a name");
      const put = (index: number, field: string, text: unknown): void => {
        written.push([`${name}[${index}].${field}`, writeText(text)]);
      };
      if (isOfRecords) put(at, writeText(key), item);
      else if (encoding !== "pairs") put(encoding === "indexed" ? count : 0, writeText(key), item);
      else {
        put(count, first, key);
        put(count, second, item);
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
