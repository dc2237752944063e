/** Reading JSON objects as models, so that one odd field never fails a response. */
import { readDate } from "./dates.js";
import { isObject, type JsonObject } from "./json.js";

/** Names: in a text, separated by spaces, or in a list. */
export type Names = string | readonly string[];
export type Nested = () => readonly (readonly [name: string, model: Model<unknown>])[];

/** What the docs say about the fields of a model, by their types. */
export interface Model<out T> {
  readonly string?: Names;
  readonly boolean?: Names;
  readonly integer?: Names;
  readonly long?: Names;
  readonly float?: Names;
  readonly date?: Names;
  /** Maps, and objects of which the docs name no fields. */
  readonly object?: Names;
  readonly "list:string"?: Names;
  readonly list?: Names;
  /** Values of any type. */
  readonly any?: Names;
  /** Fields that contain another model, or a list of objects of one. */
  readonly objects?: Nested;
  readonly lists?: Nested;
  /** Only in types: what an object of the model is. */
  readonly type?: T;
}

/** Reads a value as one of a type; undefined if it cannot be one. */
type Reader = (value: unknown) => unknown;

/** Values that do not fit, by object. */
const unfit = new WeakMap<object, JsonObject>();

const READERS: Readonly<Record<string, Reader>> = {
  string: readString,
  boolean: readBoolean,
  integer: (value) => safe(readInteger(value)),
  long: readInteger,
  float: readFloat,
  date: readDate,
  object: (value) => (isObject(value) ? value : undefined),
  "list:string": (value) => readList(value, readString),
  list: (value) => readList(value, (item) => item),
  any: (value) => value,
};

/** The object of a model; fields that are null are left out, and those that do not fit. */
export function readModel<T>(model: Model<T>, value: JsonObject): T {
  const fields = fieldsOf(model);
  const entries: [string, unknown][] = [];
  const others: [string, unknown][] = [];
  for (const [name, given] of Object.entries(value)) {
    const read = fields.get(name);
    const found = read === undefined ? given : (read(given) ?? read(onlyItem(given)));
    if (read === undefined || (found !== undefined && found !== null)) entries.push([name, found]);
    else if (given !== null) others.push([name, given]);
  }
  // Unlike an assignment, it has no effect on the prototype, whatever a field is called.
  const made = Object.fromEntries(entries);
  if (others.length > 0) unfit.set(made, Object.fromEntries(others));
  return made as T;
}

/**
 * What the server sent beyond a model: fields that are not documented, and values that do not
 * fit their documented type, which the object is without.
 */
export function extraFields<T extends object>(model: Model<T>, object: T): JsonObject {
  const known = fieldsOf(model);
  const others = Object.entries(object).filter(([name]) => !known.has(name));
  return { ...Object.fromEntries(others), ...unfit.get(object) };
}

const readers = new WeakMap<object, Map<string, Reader>>();

/** How each field of a model is read. */
function fieldsOf(model: Model<unknown>): Map<string, Reader> {
  let found = readers.get(model);
  if (found === undefined) {
    found = new Map();
    for (const [kind, read] of Object.entries(READERS)) {
      const names = model[kind as "string"] ?? [];
      for (const name of namesIn(names)) found.set(name, read);
    }
    for (const [name, nested] of model.objects?.() ?? []) {
      found.set(name, (value) => (isObject(value) ? readModel(nested, value) : undefined));
    }
    for (const [name, nested] of model.lists?.() ?? []) {
      found.set(name, (value) => readObjects(nested, value));
    }
    readers.set(model, found);
  }
  return found;
}

/** The names in a text or a list. */
export function namesIn(names: Names): readonly string[] {
  return typeof names === "string" ? names.split(" ") : names;
}

function readString(value: unknown): string | undefined {
  const kind = typeof value;
  if (kind === "string") return value as string;
  return kind === "number" || kind === "bigint" || kind === "boolean" ? String(value) : undefined;
}

function readBoolean(value: unknown): boolean | undefined {
  const text = String(value).toLowerCase();
  if (typeof value === "object") return undefined;
  return text === "true" || text === "1" ? true : text === "false" || text === "0" ? false : undefined;
}

function readInteger(value: unknown): number | bigint | undefined {
  if (value === "Unlimited") return -1;
  if (typeof value === "bigint" || Number.isSafeInteger(value)) return value as number | bigint;
  if (typeof value === "number") return Number.isInteger(value) ? BigInt(value) : undefined;
  if (typeof value !== "string" || !/^-?[0-9]{1,30}$/.test(value)) return undefined;
  return safe(BigInt(value)) ?? BigInt(value);
}

/** An integer as a number, if that loses nothing. */
function safe(value: number | bigint | undefined): number | undefined {
  return value !== undefined && Number.isSafeInteger(Number(value)) ? Number(value) : undefined;
}

function readFloat(value: unknown): number | undefined {
  if (typeof value === "number" || typeof value === "bigint") return Number(value);
  if (value === "Unlimited") return -1;
  const isNumber = typeof value === "string" && /^-?[0-9.]+(e[+-]?[0-9]+)?$/i.test(value);
  const found = isNumber ? Number(value) : Number.NaN;
  return Number.isFinite(found) ? found : undefined;
}

/** A list, of which all items fit; another value than a list is a list of one. */
function readList(value: unknown, read: Reader): unknown[] | undefined {
  if (value === null || value === undefined) return undefined;
  const items = Array.isArray(value) ? value : [value];
  const made = items.map((item) => (item === null ? null : read(item)));
  return made.includes(undefined) ? undefined : made;
}

function readObjects(model: Model<unknown>, value: unknown): unknown[] | undefined {
  return readList(value, (item) => (isObject(item) ? readModel(model, item) : undefined));
}

/** What is in a list of one. */
function onlyItem(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : undefined;
}
