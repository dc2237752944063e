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
const readers = new WeakMap<object, Map<string, Reader>>();

/** The object of a model; fields that are null are left out, and those that do not fit. */
export function readModel<T>(model: Model<T>, value: JsonObject): T {
  const fields = fieldsOf(model);
  const entries: [string, unknown][] = [];
  const others: [string, unknown][] = [];
  for (const [name, given] of Object.entries(value)) {
    const read = fields.get(name);
    const found = read === undefined ? given : (read(given) ?? readOnlyItem(given, read));
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

/** How each field of a model is read. */
function fieldsOf(model: Model<unknown>): Map<string, Reader> {
  const found = readers.get(model) ?? new Map<string, Reader>();
  if (readers.has(model)) return found;
  for (const [kind, names] of Object.entries(model) as [string, Names | Nested][]) {
    if (typeof names !== "function") {
      const read = (value: unknown): unknown => readAs(kind, value);
      for (const name of namesIn(names)) found.set(name, read);
      continue;
    }
    for (const [name, nested] of names()) {
      const read = (value: unknown): unknown =>
        isObject(value) ? readModel(nested, value) : undefined;
      found.set(name, kind === "lists" ? (value) => readList(value, read) : read);
    }
  }
  readers.set(model, found);
  return found;
}

/** The names in a text or a list. */
export function namesIn(names: Names): readonly string[] {
  return typeof names === "string" ? names.split(" ") : names;
}

function readAs(kind: string, value: unknown): unknown {
  switch (kind) {
    case "string":
      return /^(undefined|object)$/.test(typeof value) ? undefined : String(value);
    case "boolean":
      return BOOLEANS.get(String(value).toLowerCase());
    case "integer":
    case "long":
    case "float":
      return readNumber(kind, value);
    case "date":
      return readDate(value);
    case "object":
      return isObject(value) ? value : undefined;
    case "list:string":
      return readList(value, (item) => readAs("string", item));
    case "list":
      return readList(value, (item) => item);
    default:
      return value;
  }
}

const BOOLEANS: ReadonlyMap<string, boolean> = /* @__PURE__ */ new Map([
  ["true", true],
  ["false", false],
  ["1", true],
  ["0", false],
]);
const NUMBER = /^-?[0-9]+(\.[0-9]*)?(e[+-]?[0-9]+)?$/i;

function readNumber(kind: string, value: unknown): number | bigint | undefined {
  const text = value === "Unlimited" ? "-1" : String(value);
  const number = Number(text);
  if (typeof value === "object" || !NUMBER.test(text) || !Number.isFinite(number)) return undefined;
  if (kind === "float" || Number.isSafeInteger(number)) return number;
  return kind === "long" && /^-?[0-9]+$/.test(text) ? BigInt(text) : undefined;
}

/** A list, of which all items fit; an object where a list is expected is a list of one. */
function readList(value: unknown, read: Reader): unknown[] | undefined {
  const items: unknown[] = Array.isArray(value) ? value : isObject(value) ? [value] : [undefined];
  const made = items.map(read);
  return made.includes(undefined) ? undefined : made;
}

/** What is in a list of one. */
function readOnlyItem(value: unknown, read: Reader): unknown {
  return Array.isArray(value) && value.length === 1 ? read(value[0]) : undefined;
}
