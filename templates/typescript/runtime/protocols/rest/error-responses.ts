/** The errors for responses: what the API refused. */
import type { HttpResponse } from "../http.js";
import { decodeText, isObject, parseJson } from "../json.js";
import { HIDDEN } from "../limits.js";
import { excerpt } from "../odd-responses.js";
import { isSecret } from "../redact.js";
import { ApiError } from "./errors.js";
import { MAX_ERROR_DEPTH, MAX_TEXT_LENGTH } from "./limits.js";
import type { Operation } from "./operation.js";

/** Where servers say what is wrong, the most telling first; RFC 6749, RFC 9457 and others. */
const TEXT_KEYS = [
  ...["message", "error_description", "detail", "error", "errors", "title"],
  ...["msg", "reason", "description"],
];

/** The error that a response of another status than success describes. */
export function refusalError(operation: Operation, response: HttpResponse): ApiError {
  const { status } = response;
  const data = dataOf(response);
  const text = errorText(data).slice(0, MAX_TEXT_LENGTH);
  const shown = text !== "" ? `: ${text}` : data === undefined ? excerpt(response) : "";
  const known = operation.statuses?.[status];
  const note = known === undefined ? "" : ` (${known})`;
  return new ApiError(`HTTP ${status}${shown}${note}`, operation.name, response, text, data);
}

/** The JSON of a response; undefined if it is something else. */
function dataOf(response: HttpResponse): unknown {
  try {
    return withoutSecrets(parseJson(decodeText(response.body)));
  } catch {
    return undefined;
  }
}

/** A JSON value without the fields that are secret by their names. */
function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      isSecret(name) && typeof item !== "boolean" ? HIDDEN : withoutSecrets(item),
    ]),
  );
}

/** The message in what a server says about an error: a text, or one in an object or a list. */
function errorText(data: unknown, depth = 0): string {
  if (typeof data === "string") return data.trim().replace(/\s+/g, " ");
  if (depth > MAX_ERROR_DEPTH) return "";
  if (Array.isArray(data)) return firstText(data, depth);
  if (!isObject(data)) return "";
  const known = TEXT_KEYS.filter((key) => Object.hasOwn(data, key)).map((key) => data[key]);
  const found = firstText(known, depth);
  if (found !== "" || depth === 0) return found;
  // `{"errors": {"name": ["is taken"]}}`: the field is a part of the message.
  for (const [key, item] of Object.entries(data)) {
    const text = errorText(item, depth + 1);
    if (text !== "") return `${key}: ${text}`;
  }
  return "";
}

function firstText(items: readonly unknown[], depth: number): string {
  for (const item of items) {
    const text = errorText(item, depth + 1);
    if (text !== "") return text;
  }
  return "";
}
