/** Arguments as the texts and the JSON values that are sent. */
import { isSecret } from "../redact.js";
import { MAX_DEPTH } from "./limits.js";
import type { Param } from "./operation.js";

const INTEGER = /^[+-]?[0-9]{1,20}$/;
const SURROGATE = /\p{Surrogate}/u;

/** An argument that no server would accept, found while it is written. */
export class Refusal extends Error {}

/** Writes the argument for one parameter; throws a `Refusal`. */
export class ValueWriter {
  readonly name: string;
  readonly param: Param;

  constructor(name: string, param: Param) {
    this.name = name;
    this.param = param;
  }

  /** A single value as a text. */
  text(value: unknown): string {
    const given = this.#checked(plain(value));
    switch (typeof given) {
      case "string":
        return this.#sendable(given);
      case "number":
        return Number.isInteger(given) ? String(BigInt(given)) : String(given);
      case "boolean":
      case "bigint":
        return String(given);
      default:
        return given instanceof Date ? moment(given) : this.#refuseType(given);
    }
  }

  /** The names and texts of a query or a form: of a list by its style, of a map as `name[key]`. */
  *pairs(
    value: unknown,
    name: string = this.name,
    depth = 0,
  ): Generator<[string, readonly string[]]> {
    const given = plain(value);
    const items = listed(given) ?? [];
    const entries = entriesOf(given);
    if (entries === undefined && !listed(given)) {
      yield [name, [this.text(given)]];
      return;
    }
    this.#requireDepth(depth);
    // To servers, no filter is the same as one that selects everything.
    if ((entries ?? items).length === 0) {
      throw new Refusal("is empty; leave it out if nothing is meant, else skip the call");
    }
    if (entries !== undefined) {
      for (const [key, item] of entries) {
        yield* this.pairs(item, `${name}[${this.#sendable(key)}]`, depth + 1);
      }
    } else if (this.param.style === "comma") {
      yield [name, items.map((item) => this.text(item))];
    } else {
      const itemName = this.param.style === undefined || name.endsWith("[]") ? name : `${name}[]`;
      for (const item of items) yield* this.pairs(item, itemName, depth + 1);
    }
  }

  /** A value as what JSON has. */
  json(value: unknown, depth = 0): unknown {
    this.#requireDepth(depth);
    const given = plain(value);
    if (given === null) return null;
    const items = listed(given);
    if (items !== undefined) return items.map((item) => this.json(item ?? null, depth + 1));
    const entries = entriesOf(given);
    if (entries !== undefined) {
      return Object.fromEntries(
        entries.map(([key, item]) => [this.#sendable(key), this.json(item, depth + 1)]),
      );
    }
    const found = depth === 0 ? this.#typed(given) : this.#checkedNumber(given);
    if (typeof found === "string") return this.#sendable(found);
    const isPlain =
      typeof found === "number" || typeof found === "bigint" || typeof found === "boolean";
    return isPlain ? found : this.text(found);
  }

  /** A number or a boolean of a text, if the parameter is one. */
  #typed(value: unknown): unknown {
    const given = this.#checked(value);
    if (typeof given !== "string") return given;
    if (this.param.type === "integer") return exactInteger(given);
    return this.param.type === "boolean" ? given.toLowerCase() === "true" : given;
  }

  /** The value, if it is one of the parameter's type. */
  #checked(value: unknown): unknown {
    const given = this.#checkedNumber(value);
    if (this.param.type === "boolean" && !/^(true|false)$/i.test(String(given)))
      this.#refuseType(given);
    if (this.param.type === "integer") {
      if (!isInteger(given)) this.#refuseType(given);
      requireExact(given as string | number | bigint);
    }
    return given;
  }

  #checkedNumber(value: unknown): unknown {
    if (typeof value === "number" && !Number.isFinite(value)) this.#refuseType(value);
    return value;
  }

  /** The text, if it can be written in UTF-8. */
  #sendable(text: string): string {
    if (SURROGATE.test(text)) throw new Refusal("contains a lone surrogate, which cannot be sent");
    return text;
  }

  #requireDepth(depth: number): void {
    if (depth > MAX_DEPTH) throw new Refusal("is nested too deeply");
  }

  #refuseType(value: unknown): never {
    const wanted =
      { boolean: "a boolean", integer: "an integer" }[this.param.type as string] ??
      "a text or a number";
    const isShown = typeof value === "string" && value.length <= 20 && !isSecret(this.name);
    const found = isShown
      ? `the text ${JSON.stringify(value)}`
      : `a value of type ${typeName(value)}`;
    throw new Refusal(`must be ${wanted}, not ${found}`);
  }
}

/** The type of a value, for messages. */
export function typeName(value: unknown): string {
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  return typeof value === "object" ? (value?.constructor?.name ?? "null") : typeof value;
}

/** The elements of an array or a set; undefined for any other value. */
export function listed(value: unknown): readonly unknown[] | undefined {
  if (value instanceof Set) return [...value];
  return Array.isArray(value) ? value : undefined;
}

/** The entries of an object or a Map; undefined for what stands for a single value. */
function entriesOf(value: unknown): [string, unknown][] | undefined {
  if (typeof value !== "object" || value === null || listed(value)) return undefined;
  if (value instanceof Date || value instanceof Blob || isBytes(value)) return undefined;
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  const given = entries.filter(([, item]) => item !== undefined);
  return given.map(([key, item]) => [String(key), item]);
}

/** What an object is in JSON by itself: a URL is a text. Dates are left to the writer. */
function plain(value: unknown): unknown {
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  const { toJSON } = value as { toJSON?: unknown };
  return typeof toJSON === "function" ? (toJSON.call(value) as unknown) : value;
}

/** Whether a value is bytes. */
export const isBytes = (value: unknown): value is ArrayBuffer | ArrayBufferView =>
  value instanceof ArrayBuffer || ArrayBuffer.isView(value);

function isInteger(value: unknown): boolean {
  if (typeof value === "string") return INTEGER.test(value);
  return typeof value === "bigint" || Number.isInteger(value);
}

/** Refuse a number that has lost digits, and what no server reads as an integer. */
function requireExact(value: string | number | bigint): void {
  if (typeof value === "number" && !Number.isSafeInteger(value)) {
    throw new Refusal("is beyond 2^53, where a number loses digits: give a bigint");
  }
  const whole = BigInt(typeof value === "string" ? value.replace("+", "") : value);
  if (BigInt.asIntN(64, whole) !== whole && BigInt.asUintN(64, whole) !== whole) {
    throw new Refusal("does not fit into 64 bits");
  }
}

function exactInteger(text: string): number | bigint {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text.replace("+", ""));
}

/** A moment in ISO 8601, in UTC. */
function moment(value: Date): string {
  if (Number.isNaN(value.getTime())) throw new Refusal("must be a date, not an invalid Date");
  return value.toISOString().replace(".000Z", "Z");
}
