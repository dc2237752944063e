/** Reading JSON without losing digits of whole numbers. */

/** A whole number of up to 64 bits: a `bigint` where a `number` would lose digits. */
export type Long = number | bigint;
export type JsonObject = Record<string, unknown>;

const LONG_NUMBER = /[0-9]{16}/;
// Texts, and integers that are not a part of another number.
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\w.+-])-?[0-9]{16,}(?![0-9.eE])/g;
// What marks a number as text while it is parsed. A text of the server's own is no number.
const MARKED = /^\0-?[0-9]+$/;

/** The text of a body in UTF-8; a TypeError if it is something else. */
export const decodeText = (body: Uint8Array): string =>
  new TextDecoder("utf-8", { fatal: true }).decode(body);

/** The value of a JSON text; a SyntaxError if it is not JSON. */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  // From here on the text is known to be JSON, so that its tokens can be found.
  if (!LONG_NUMBER.test(text)) return value;
  const marked = text.replace(TOKEN, (token) =>
    token[0] === '"' || Number.isSafeInteger(Number(token)) ? token : `"\\u0000${token}"`,
  );
  return JSON.parse(marked, (_, item: unknown) =>
    typeof item === "string" && MARKED.test(item) ? BigInt(item.slice(1)) : item,
  );
}

/** Whether a value is a JSON object. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
