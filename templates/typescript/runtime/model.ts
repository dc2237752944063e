/** Reading JSON objects as models, so that one odd field never fails a response. */
import type { JsonObject } from "./json.js";

/** Names: in a text, separated by spaces, or in a list. */
export type Names = string | readonly string[];

/** Reads a value as one of a type; undefined if it cannot be one. */
export type Reader = (value: unknown, model: () => Model<unknown>) => unknown;

/** How fields are read, and the model of the objects in them. */
export type Fields = readonly [read: Reader, names: Names, model?: () => Model<unknown>];

/**
 * What the docs say about the fields of a model. It refers to the readers of its types, so that a
 * program contains only those that it needs.
 */
export interface Model<out T> extends ReadonlyArray<Fields> {
  /** Only in types: what an object of the model is. */
  readonly type?: T;
}

/** Values that do not fit, by object. */
const unfit = new WeakMap<object, JsonObject>();
const readers = new WeakMap<object, ReadonlyMap<string, (value: unknown) => unknown>>();

/** The object of a model; fields that are null are left out, and those that do not fit. */
export function readModel<T>(model: Model<T>, value: JsonObject): T {
  const fields = fieldsOf(model);
  const entries: [string, unknown][] = [];
  const others: [string, unknown][] = [];
  for (const [name, given] of Object.entries(value)) {
    const read = fields.get(name);
    // A list of one may be meant as what is in it.
    const found =
      read === undefined
        ? given
        : (read(given) ?? (Array.isArray(given) && given.length === 1 ? read(given[0]) : undefined));
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
function fieldsOf(model: Model<unknown>): ReadonlyMap<string, (value: unknown) => unknown> {
  const known = readers.get(model);
  if (known !== undefined) return known;
  const found = new Map<string, (value: unknown) => unknown>();
  for (const [read, names, nested = () => []] of model) {
    for (const name of namesIn(names)) found.set(name, (value) => read(value, nested));
  }
  readers.set(model, found);
  return found;
}

/** The names in a text or a list. */
export const namesIn = (names: Names): readonly string[] =>
  typeof names === "string" ? names.split(" ") : names;
