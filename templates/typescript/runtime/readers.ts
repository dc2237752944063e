/** Readers of the types of fields, each a function of its own: programs contain those they use. */
import { readDate } from "./dates.js";
import { isObject } from "./json.js";
import { readModel, type Model } from "./model.js";

const NUMBER = /^-?[0-9]+(\.[0-9]*)?(e[+-]?[0-9]+)?$/i;

export const text = (value: unknown): string | undefined =>
  /^(undefined|object)$/.test(typeof value) ? undefined : String(value);

export function boolean(value: unknown): boolean | undefined {
  const word = String(value).toLowerCase();
  return /^(true|1)$/.test(word) || (/^(false|0)$/.test(word) ? false : undefined);
}

/** A number without a fraction, if it is exact. */
export function integer(value: unknown): number | undefined {
  const number = float(value);
  return Number.isSafeInteger(number) ? number : undefined;
}

/** A number without a fraction, as a bigint where a number would lose digits. */
export function long(value: unknown): number | bigint | undefined {
  const digits = /^-?[0-9]+$/.test(String(value)) && float(value) !== undefined;
  return integer(value) ?? (digits ? BigInt(String(value)) : undefined);
}

export function float(value: unknown): number | undefined {
  const shown = value === "Unlimited" ? "-1" : String(value);
  const number = Number(shown);
  const isNumber = typeof value !== "object" && NUMBER.test(shown) && Number.isFinite(number);
  return isNumber ? number : undefined;
}

export { readDate as date };

/** A map, or an object of which the docs name no fields. */
export const object = (value: unknown): unknown => (isObject(value) ? value : undefined);

/** A list, of which all items fit; an object where a list is expected is a list of one. */
export function list(
  value: unknown,
  model: () => Model<unknown>,
  read: (item: unknown, model: () => Model<unknown>) => unknown = any,
): unknown[] | undefined {
  const items: unknown[] = Array.isArray(value) ? value : isObject(value) ? [value] : [undefined];
  const made = items.map((item) => read(item, model));
  return made.includes(undefined) ? undefined : made;
}

/** A list of texts. */
export const texts = (value: unknown, model: () => Model<unknown>): unknown[] | undefined =>
  list(value, model, text);

export const booleans = (value: unknown, model: () => Model<unknown>): unknown[] | undefined =>
  list(value, model, boolean);

export const integers = (value: unknown, model: () => Model<unknown>): unknown[] | undefined =>
  list(value, model, integer);

export const longs = (value: unknown, model: () => Model<unknown>): unknown[] | undefined =>
  list(value, model, long);

export const floats = (value: unknown, model: () => Model<unknown>): unknown[] | undefined =>
  list(value, model, float);

export const dates = (value: unknown, model: () => Model<unknown>): unknown[] | undefined =>
  list(value, model, readDate);

/** An object of another model. */
export const nested = (value: unknown, model: () => Model<unknown>): unknown =>
  isObject(value) ? readModel(model(), value) : undefined;

/** A list of objects of another model. */
export const nestedList = (value: unknown, model: () => Model<unknown>): unknown[] | undefined =>
  list(value, model, nested);

/** A value of any type. */
export const any = (value: unknown): unknown => value;
