/** What the docs say about a command: plain data. */
import { namesIn, type Names } from "../model.js";

/** A type of parameters; `string40` are texts of at most 40 characters. */
export type ParamType =
  | "string"
  | `string${number}`
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
  /** Unless it is what the name says. */
  readonly method?: "GET" | "POST";
  /** The names of parameters by their types. */
  readonly params?: { readonly [type in ParamType]?: Names };
  /** Whether it also has `page` and `pagesize`. */
  readonly paged?: boolean;
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
  readonly length: number;
}

/** Whether a command only reads, so that sending it twice does no harm. */
export const isSafe = ({ name, method }: Operation): boolean =>
  method === undefined ? /^(get|list|query|find)/.test(name) : method === "GET";

/** The parameters of a command by their names. */
export function paramsByName({ params, paged }: Operation): Map<string, Param> {
  const found = new Map<string, Param>();
  const add = (kind: string, names: Names): void => {
    const [, type = kind, length = Infinity] = /^(string)([0-9]+)$/.exec(kind) ?? [];
    for (const name of namesIn(names)) found.set(name, { type, length: Number(length) });
  };
  if (paged) add("integer", "page pagesize");
  for (const [kind, names] of Object.entries(params ?? {}) as [string, Names][]) add(kind, names);
  return found;
}
