/** The argument for one parameter as the names and texts that are sent. */
import { isObject, type JsonObject } from "../json.js";
import { isSecret } from "../redact.js";
import type { Param } from "./operation.js";

/** Servers refuse these in a value; they accept line breaks. */
const CONTROL_CHARACTER = /[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]/;
const LONE_SURROGATE = /\p{Surrogate}/u;
const SENT_BY_CLIENT =
  /^(command|response|apikey|signature|signatureversion|expires|sessionkey)$/i;
const MAX_INTEGER = 2n ** 63n;

/** Why an argument cannot be sent. */
export class Refusal extends Error {}

type Pairs = Iterable<readonly [string, string]>;

/** The names and texts that are sent for a parameter; a Refusal if they cannot be. */
export function writeParam(
  name: string,
  param: Param,
  pair: readonly string[] | undefined,
  given: unknown,
): Pairs {
  if (SENT_BY_CLIENT.test(name)) throw new Refusal("is sent by the client itself");
  const value = given instanceof Set ? [...given] : given instanceof Map ? fromMap(given) : given;
  const [kind = "", encoding = "pairs"] = param.type.split(":");
  const isMapType = kind === "map" || kind === "any";
  if (Array.isArray(value)) {
    refuseEmpty(value);
    if (value.some(isMap)) {
      if (!isMapType && kind !== "list") throw wrongType(name, kind, value);
      return writeRecords(name, encoding, pair, value);
    }
    if (kind === "map") throw wrongType(name, kind, value);
    return [[name, value.map(writeItem).join(",")]];
  }
  if (isMap(value)) {
    if (!isMapType) throw wrongType(name, kind, value);
    refuseEmpty(Object.keys(value));
    return writeMap(name, encoding, pair, Object.entries(value));
  }
  const text = writeScalar(name, kind, value);
  const { length = Infinity } = param;
  if (text.length > length) {
    throw new Refusal(`has ${text.length} characters, at most ${length} are accepted`);
  }
  return [[name, text]];
}

function fromMap(given: ReadonlyMap<unknown, unknown>): JsonObject {
  return Object.fromEntries(given) as JsonObject;
}

function isMap(value: unknown): value is JsonObject {
  return isObject(value) && !(value instanceof Date);
}

/** Servers read an empty list as no filter, which selects everything. */
function refuseEmpty(items: readonly unknown[]): void {
  if (items.length > 0) return;
  throw new Refusal("is empty; leave it out if nothing is meant, else skip the call");
}

function writeItem(item: unknown): string {
  const text = writeText(item);
  if (!text.includes(",")) return text;
  throw new Refusal("has an item with a comma, which no list can contain");
}

function* writeMap(
  name: string,
  encoding: string,
  [first = "key", second = "value"]: readonly string[] = [],
  entries: readonly (readonly [string, unknown])[],
): Pairs {
  for (const [at, [key, item]] of entries.entries()) {
    const field = writeField(key);
    const text = writeText(item);
    if (encoding === "pairs") {
      yield [`${name}[${at}].${first}`, field];
      yield [`${name}[${at}].${second}`, text];
    } else {
      yield [`${name}[${encoding === "indexed" ? at : 0}].${field}`, text];
    }
  }
}

function writeRecords(
  name: string,
  encoding: string,
  pair: readonly string[] | undefined,
  records: readonly unknown[],
): Pairs {
  const maps = records.map((record) => {
    if (isMap(record)) return Object.entries(record);
    throw new Refusal(`mixes maps and ${describe(record)}`);
  });
  // These entries have no other structure: several maps are like one.
  if (encoding === "indexed" || encoding === "zero") {
    return writeMap(name, encoding, pair, maps.flat());
  }
  return maps.flatMap((record, at) =>
    record.map(([key, item]) => [`${name}[${at}].${writeField(key)}`, writeText(item)] as const),
  );
}

function writeField(key: string): string {
  if (key === "") throw new Refusal("has an entry without a name");
  return writeText(key);
}

/** A single value, according to the parameter's type. */
function writeScalar(name: string, kind: string, value: unknown): string {
  const text = typeof value === "boolean" || typeof value === "string" ? String(value) : "";
  switch (kind) {
    case "boolean":
      // Servers silently read anything but true as false.
      if (/^(true|false)$/i.test(text)) return text.toLowerCase();
      throw wrongType(name, kind, value);
    case "integer":
      return writeInteger(name, value);
    case "float": {
      const number = typeof value === "string" ? value : writeNumber(name, kind, value);
      if (/^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?$/i.test(number)) return number;
      throw wrongType(name, kind, value);
    }
    case "datetime":
      if (value instanceof Date) return `${toSeconds(value)}+0000`;
      // A day is a text in JavaScript.
      return writeText(value).replace(/^([0-9]{4}-[0-9]{2}-[0-9]{2})$/, "$1T00:00:00+0000");
    case "list":
    case "map":
      throw wrongType(name, kind, value);
    default:
      return writeText(value);
  }
}

function writeInteger(name: string, value: unknown): string {
  const text = typeof value === "string" ? value : writeNumber(name, "integer", value);
  if (!/^[+-]?[0-9]{1,20}$/.test(text)) throw wrongType(name, "integer", value);
  // Docs say integer where servers read a long, so both may be as long.
  const number = BigInt(text.replace("+", ""));
  if (number < -MAX_INTEGER || number >= MAX_INTEGER) throw new Refusal("does not fit into 64 bits");
  if (typeof value === "number" && !Number.isSafeInteger(value)) {
    throw new Refusal("is not exact as a number: give a bigint");
  }
  return text;
}

function writeNumber(name: string, kind: string, value: unknown): string {
  if (typeof value === "bigint" || Number.isFinite(value)) return String(value);
  throw wrongType(name, kind, value);
}

function writeText(value: unknown): string {
  const isScalar = /^(string|boolean|bigint)$/.test(typeof value) || Number.isFinite(value);
  if (!isScalar && !(value instanceof Date)) throw new Refusal(`cannot be ${describe(value)}`);
  const text = value instanceof Date ? toSeconds(value).replace("T", " ") : String(value);
  if (CONTROL_CHARACTER.test(text)) {
    throw new Refusal("contains a control character, which servers refuse");
  }
  if (LONE_SURROGATE.test(text)) throw new Refusal("contains half a character");
  return text;
}

/** A moment in UTC, without fractions of a second. */
function toSeconds(value: Date): string {
  if (Number.isNaN(value.getTime())) throw new Refusal("is an invalid date");
  return value.toISOString().slice(0, 19);
}

function wrongType(name: string, kind: string, given: unknown): Refusal {
  const isShown = typeof given === "string" && given.length <= 20 && !isSecret(name);
  const found = isShown ? JSON.stringify(given) : describe(given);
  return new Refusal(`must be ${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind}, not ${found}`);
}

function describe(value: unknown): string {
  return Array.isArray(value) ? "a list" : value === null ? "null" : `of type ${typeof value}`;
}
