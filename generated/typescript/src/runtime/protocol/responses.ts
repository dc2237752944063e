/** Reading responses. They are read by structure: the names of wrapping keys vary. */
import { TransportError, UnexpectedResponse } from "../errors.js";
import type { HttpResponse } from "../http.js";
import { decodeText, isObject, parseJson, type JsonObject } from "../json.js";
import { readModel, type Model } from "../model.js";
import type { Page } from "../pages.js";
import { notFromApi, readInteger, refusalError } from "./error-responses.js";
import type { Operation } from "./operation.js";

/**
 * The content inside of the one top-level key. An ApiError if the server refused the command, a
 * TransportError if something other than the API responded.
 */
export function parse({ name }: Operation, response: HttpResponse): JsonObject {
  const { status } = response;
  if (status >= 300 && status < 400) {
    const problem = "the server redirects; check the endpoint";
    throw new TransportError(problem, name, { kind: "redirect", status });
  }
  let whole: unknown;
  try {
    whole = parseJson(decodeText(response.body));
  } catch {
    // It is refused below.
  }
  const [content, ...others] = isObject(whole) ? Object.values(whole) : [];
  if (!isObject(content) || others.length > 0) throw notFromApi(name, response);
  if (status >= 400 || "errorcode" in content) throw refusalError(name, response, content);
  return content;
}

/** The objects of a list's response; an empty object is an empty list. */
export function parsePage<T>(
  operation: Operation,
  response: HttpResponse,
  model: Model<T>,
): Page<T> {
  const { count, ...fields } = parse(operation, response);
  const { key = "" } = operation;
  const found = Object.hasOwn(fields, key)
    ? [fields[key]]
    : Object.values(fields).filter((value) => value !== null);
  const lists = found.filter(Array.isArray);
  if (lists.length !== 1 && found.length > 0) {
    throw unclear(operation, "it is unclear which field is the list");
  }
  const items: unknown[] = lists[0] ?? [];
  if (!items.every(isObject)) throw unclear(operation, "the list has an item that is not an object");
  const read = items.map((item) => readModel(model, item));
  return { items: read, total: readInteger(count), response };
}

/** The object in a response. */
export const parseObject = <T>(
  operation: Operation,
  response: HttpResponse,
  model: Model<T>,
): T =>
  readModel(model, unwrapObject(operation, parse(operation, response)));

/** The object in the content of a response, flat or in a wrapping of its own. */
export function unwrapObject(operation: Operation, content: JsonObject): JsonObject {
  const { key = "", flat } = operation;
  let found: unknown = content;
  if (Object.hasOwn(content, key)) {
    found = content[key];
  } else if (flat !== true) {
    // Some servers count the one object.
    const { count: _, ...others } = content;
    const [only, ...more] = Object.values(others);
    if (more.length === 0 && typeof only === "object" && only !== null) found = only;
  }
  if (Array.isArray(found)) {
    if (found.length !== 1) throw unclear(operation, `${found.length} objects instead of one`);
    [found] = found;
  }
  if (!isObject(found) || Object.keys(content).length === 0) {
    throw unclear(operation, "no object in the response");
  }
  return found;
}

/** The error for a response whose content is not the expected one. */
export const unclear = ({ name }: Operation, why: string): UnexpectedResponse =>
  new UnexpectedResponse(why, name);
