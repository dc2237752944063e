/**
 * Arguments as the names and texts that are sent: a function for each type of parameters, so that a
 * program contains only those that its commands need.
 */
import { isObject } from "../json.js";

/** Why an argument cannot be sent. */
export class Refusal extends Error {}

type Entries = readonly (readonly [name: string, text: string])[];

/**
 * How an entry of a map is sent: as texts, each with what follows the name of the parameter.
 * `count` is the entry's index among all, `at` that of its map.
 */
export type Encoding = (key: string, text: string, count: number, at: number) => Entries;

/** The most characters of a text; how a map is sent; or the names of its keys and values. */
export type Detail = number | Encoding | readonly [key: string, value: string];

/** The names and texts that are sent for a parameter; a Refusal if they cannot be. */
export type Writer = (name: string, value: unknown, detail?: Detail | undefined) => Entries;

/** Servers refuse these in a value; they accept line breaks. Half of a pair cannot be sent. */
const UNSENDABLE = /[\0-\t\v\f\x0e-\x1f\x7f\p{Surrogate}]/u;

export const text: Writer = (name, value, length) =>
  plain(name, value, (text) => {
    if (text.length > Number(length ?? Infinity)) fail(`has more than ${length} characters`);
    return text;
  });

/** Servers silently read anything else as false. */
export const boolean: Writer = (name, value) =>
  plain(name, value, (text) => matched(text, /^(true|false)$/i, "boolean").toLowerCase());

export const integer: Writer = (name, value) =>
  plain(name, value, (text) => {
    const number = BigInt(matched(text, /^[+-]?[0-9]{1,20}$/, "integer").replace("+", ""));
    // Docs say integer where servers read a long, so both may be as long.
    if (BigInt.asIntN(64, number) !== number) fail("does not fit into 64 bits");
    if (typeof value === "number" && !Number.isSafeInteger(value)) fail("has to be a bigint");
    return text;
  });

export const float: Writer = (name, value) =>
  plain(name, value, (text) =>
    matched(text, /^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?$/i, "float"),
  );

/** A moment. A day is a text in JavaScript. */
export const datetime: Writer = (name, value) =>
  plain(name, value, (text) =>
    value instanceof Date
      ? `${text.replace(" ", "T")}+0000`
      : text.replace(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/, "$&T00:00:00+0000"),
  );

export const list: Writer = (name, value, encoding) =>
  itemsIn(value) ? any(name, value, encoding) : fail("must be of type list");

export const map: Writer = (name, value, encoding) =>
  itemsIn(value)?.every(isMap) || isMap(value)
    ? any(name, value, encoding)
    : fail("must be of type map");

/** Entries by their own names, with the index of their map. */
export const records: Encoding = (key, text, _count, at) => [[`[${at}].${key}`, text]];

/** Entries by their own names, with an index each. */
export const indexed: Encoding = (key, text, count) => [[`[${count}].${key}`, text]];

/** Entries by their own names, with the index zero. */
export const zero: Encoding = (key, text) => [[`[0].${key}`, text]];

/**
 * A value according to its own type. Unless the detail is an encoding, a map is sent as pairs of a
 * key and a value, and a list of maps as records.
 */
export const any: Writer = (name, value, detail) => {
  const items = itemsIn(value);
  const maps = items ?? [value];
  if (!maps.every(isMap)) return plain(name, value);
  const [keyName, valueName] = Array.isArray(detail) ? detail : ["key", "value"];
  const pairs: Encoding = (key, text, count) => [
    [`[${count}].${keyName}`, key],
    [`[${count}].${valueName}`, text],
  ];
  const encode = typeof detail === "function" ? detail : items ? records : pairs;
  const entries = maps.flatMap((map, at) => {
    const fields = map instanceof Map ? [...map] : Object.entries(map);
    return fields.map(([key, item]) => [write(key), write(item), at] as const);
  });
  refuseEmpty(items ?? entries);
  return entries.flatMap(([key, text, at], count) => {
    if (!key) fail("has an entry without a name");
    return encode(key, text, count, at).map(([end, sent]) => [name + end, sent] as const);
  });
};

/** A value on its own, which is checked, or a list of such values. */
function plain(name: string, value: unknown, check?: (text: string) => string): Entries {
  const items = itemsIn(value);
  const texts = (items ?? [value]).map(write);
  refuseEmpty(texts);
  if (items && texts.some((text) => text.includes(","))) fail("has an item with a comma");
  const text = texts.join();
  return [[name, items || !check ? text : check(text)]];
}

/** Servers read an empty list as no filter, which selects everything. */
function refuseEmpty(sent: readonly unknown[]): void {
  if (sent.length === 0) fail("is empty: leave it out, or skip the call");
}

const itemsIn = (value: unknown): unknown[] | undefined =>
  Array.isArray(value) || value instanceof Set ? [...value] : undefined;

const isMap = (value: unknown): value is object =>
  isObject(value) && !(value instanceof Date) && !(value instanceof Set);

function matched(text: string, pattern: RegExp, type: string): string {
  return pattern.test(text) ? text : fail(`must be of type ${type}`);
}

function write(value: unknown): string {
  if (value instanceof Date && !Number.isNaN(+value)) {
    return value.toISOString().slice(0, 19).replace("T", " ");
  }
  if (!/^(string|boolean|bigint)$/.test(typeof value) && !Number.isFinite(value)) {
    fail("must be a text, number, boolean or date");
  }
  const text = String(value);
  if (UNSENDABLE.test(text)) fail("has a control character or half of one");
  return text;
}

/** Refuse an argument. */
export function fail(reason: string): never {
  throw new Refusal(reason);
}
