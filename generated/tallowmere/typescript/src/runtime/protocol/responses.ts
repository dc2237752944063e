/** Reading responses: by their status, and by where the docs say that their content is. */
import { TransportError, UnexpectedResponse } from "../errors.js";
import { contentType, type HttpResponse } from "../http.js";
import { decodeText, isObject, parseJson } from "../json.js";
import { readModel, type Model } from "../model.js";
import { excerpt, redirectTarget } from "../odd-responses.js";
import type { Page } from "../pages.js";
import { refusalError } from "./error-responses.js";
import type { Operation } from "./operation.js";

/** The error of a response that redirects or refuses the request. */
export function requireSuccess(operation: Operation, response: HttpResponse): void {
  const { status } = response;
  if (status >= 400) throw refusalError(operation, response);
  if (status < 300) return;
  const problem =
    `the server redirects (HTTP ${status})${redirectTarget(response)}; ` +
    "it is not followed, since credentials would be sent there";
  throw new TransportError(problem, operation.name, { kind: "redirect", status });
}

/**
 * The JSON of a response; null where there is none. An ApiError if the server refused the request, a
 * TransportError if something other than the API responded, an UnexpectedResponse if it is broken.
 */
export function parse(operation: Operation, response: HttpResponse): unknown {
  requireSuccess(operation, response);
  if (response.body.length === 0) return null;
  const { name } = operation;
  const type = contentType(response);
  try {
    const text = decodeText(response.body);
    return text.trim() === "" ? null : parseJson(text);
  } catch {
    const { status } = response;
    const problem = `HTTP ${status} with ${type || "nothing"}: not valid JSON${excerpt(response)}`;
    if (type.includes("json")) throw new UnexpectedResponse(problem, name);
    throw new TransportError(problem, name, { kind: "not-json", status });
  }
}

/** The objects of a list's response. */
export function parsePage<T>(
  operation: Operation,
  response: HttpResponse,
  model: Model<T>,
): Page<T> {
  const body = parse(operation, response);
  const items = itemsOf(operation, body).map((item, at) => {
    if (!isObject(item)) throw unclear(operation, `item ${at} of the list is not an object`);
    return readModel(model, item);
  });
  const total = operation.paging?.total;
  return {
    items,
    total: total === undefined ? undefined : countOf(valueAt(body, total)),
    response,
  };
}

/** The object in a response, at the key that the docs name. */
export function parseObject<T>(operation: Operation, response: HttpResponse, model: Model<T>): T {
  const body = parse(operation, response);
  let found = (operation.key === undefined ? undefined : valueAt(body, operation.key)) ?? body;
  if (operation.single === true && Array.isArray(found)) {
    if (found.length !== 1) throw unclear(operation, `${found.length} objects instead of one`);
    found = found[0] as unknown;
  }
  if (!isObject(found)) throw unclear(operation, "no object in the response");
  return readModel(model, found);
}

/** Reads the objects of a list that comes without pages. */
export const parseList =
  <T>(model: Model<T>): ((operation: Operation, response: HttpResponse) => T[]) =>
  (operation, response) => [...parsePage(operation, response, model).items];

/** The JSON of a response, of which the docs do not say more; else its text, or its bytes. */
export function parseValue(operation: Operation, response: HttpResponse): unknown {
  requireSuccess(operation, response);
  const type = contentType(response);
  if (response.body.length === 0 || type.includes("json")) return parse(operation, response);
  try {
    return parse(operation, response);
  } catch {
    return type.startsWith("text/") ? new TextDecoder().decode(response.body) : response.body;
  }
}

/** What a response contains that is not JSON; `type` is its content type. */
export type Content = Blob;

/** The body of a response, whatever it is. */
export function parseContent(operation: Operation, response: HttpResponse): Content {
  requireSuccess(operation, response);
  return new Blob([response.body as BlobPart], { type: contentType(response) });
}

/** The value at a path of keys such as `meta.total`; undefined if there is none. */
export function valueAt(value: unknown, path: string): unknown {
  let found = value;
  for (const key of path.split(".")) {
    if (!isObject(found) || !Object.hasOwn(found, key)) return undefined;
    found = found[key];
  }
  return found ?? undefined;
}

/** The cursor of the next page, which is a field of the last object of a page. */
export function lastCursor(operation: Operation, body: unknown, field: string): string {
  const found = valueAt(itemsOf(operation, body).at(-1), field);
  if (isScalar(found) && found !== "") return String(found);
  const why = `there are more objects, but the last one has no \`${field}\` to go on from`;
  throw unclear(operation, why);
}

/** Whether a value can be a cursor. */
export const isScalar = (value: unknown): value is string | number | bigint =>
  typeof value === "string" || typeof value === "number" || typeof value === "bigint";

/** The objects of a list's response as they are. */
function itemsOf(operation: Operation, body: unknown): readonly unknown[] {
  const path = operation.paging?.items ?? operation.key;
  const found = (path === undefined ? onlyList(operation, body) : valueAt(body, path)) ?? [];
  if (!Array.isArray(found)) throw unclear(operation, `\`${path}\` is not a list`);
  return found;
}

/** A response that is a list, or the only list in it. */
function onlyList(operation: Operation, body: unknown): unknown {
  if (body === null || Array.isArray(body)) return body;
  const values = isObject(body) ? Object.values(body) : [body];
  const lists = values.filter(Array.isArray);
  if (lists.length === 1 || values.length === 0) return lists[0];
  throw unclear(operation, "it is unclear which field is the list");
}

/** A number of objects, which may be a text; undefined for anything else. */
function countOf(value: unknown): number | undefined {
  const isText = typeof value === "string" && /^[0-9]{1,9}$/.test(value);
  const found = isText ? Number(value) : value;
  return Number.isInteger(found) && (found as number) >= 0 ? (found as number) : undefined;
}

const unclear = (operation: Operation, why: string): UnexpectedResponse =>
  new UnexpectedResponse(why, operation.name);
