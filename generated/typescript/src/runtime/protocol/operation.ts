/** What the docs say about a command: plain data. */
import { namesIn, type Names } from "../model.js";

/** A type of parameters; `string:40` are texts of at most 40 characters. */
export type ParamType =
  | "string"
  | `string:${number}`
  | "boolean"
  | "integer"
  | "float"
  | "date"
  | "datetime"
  | "list"
  | "map"
  | "map:indexed"
  | "map:zero"
  | "map:records"
  | "any";

/** A command: how it is sent, and what it responds with. */
export interface Operation {
  readonly name: string;
  /** POST unless it only reads. */
  readonly method?: "GET";
  /** The names of parameters by their types. */
  readonly params?: { readonly [type in ParamType]?: Names };
  readonly required?: Names;
  /** Pairs of parameters of which one cannot be sent with the other, or not without it. */
  readonly excludes?: readonly (readonly [string, string])[];
  readonly requires?: readonly (readonly [string, string])[];
  /** What key and value of a map's entries are called, unless `key` and `value`. */
  readonly pairs?: readonly (readonly [param: string, key: string, value: string])[];
  /** Whether the fields of its object are those of the response itself. */
  readonly flat?: boolean;
  /** The key of the objects; without it, the response is read by its structure. */
  readonly key?: string;
}

/** A parameter: its type, and the most characters that a text may have. */
export interface Param {
  readonly type: string;
  readonly length?: number;
}

/** Whether a command only reads, so that sending it twice does no harm. */
export function isSafe(operation: Operation): boolean {
  return operation.method === "GET";
}

/** The parameters of a command by their names. */
export function paramsByName(operation: Operation): Map<string, Param> {
  const found = new Map<string, Param>();
  for (const [type, names] of Object.entries(operation.params ?? {}) as [string, Names][]) {
    const [kind = "", length] = type.startsWith("string:") ? type.split(":") : [type];
    const param = length === undefined ? { type: kind } : { type: kind, length: Number(length) };
    for (const name of namesIn(names)) found.set(name, param);
  }
  return found;
}

/** Whether it responds page by page. */
export function hasPages(operation: Operation): boolean {
  const names = [...paramsByName(operation).keys()].map((name) => name.toLowerCase());
  return names.includes("page") && names.includes("pagesize");
}

/** A command that is only known by its name: what it says. */
export function operationNamed(name: string): Operation {
  return /^(get|list|query|find)/.test(name) ? { name, method: "GET" } : { name };
}
