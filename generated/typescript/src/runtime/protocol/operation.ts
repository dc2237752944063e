/** What the docs say about a command: plain data. */
import type { Names } from "../model.js";
import type { Rule } from "./rules.js";
import type { Detail, Writer } from "./writers.js";

/** How parameters are written, their names, and what else is known of their type. */
export type Param = readonly [write: Writer, names: Names, detail?: Detail | undefined];

/** A command: how it is sent, and what it responds with. */
export interface Operation {
  readonly name: string;
  /** Unless it is what the name says. */
  readonly method?: "GET" | "POST";
  readonly params?: readonly Param[];
  /** Whether it also has `page` and `pagesize`. */
  readonly paged?: boolean;
  readonly required?: Names;
  /** Pairs of parameters of which one cannot be sent with the other, or not without it. */
  readonly rules?: readonly (readonly [rule: Rule, name: string, other: string])[];
  /** Whether the fields of its object are those of the response itself. */
  readonly flat?: boolean;
  /** The key of the objects; without it, the response is read by its structure. */
  readonly key?: string;
}

/** Whether a command only reads, so that sending it twice does no harm. */
export const isSafe = ({ name, method }: Operation): boolean =>
  method === undefined ? /^(get|list|query|find)/.test(name) : method === "GET";
