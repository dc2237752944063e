/** Lists page by page: by numbers, offsets, cursors or links. */
import { UnexpectedResponse } from "../errors.js";
import type { Page } from "../pages.js";
import { ApiError } from "./errors.js";
import type { Operation, Paging } from "./operation.js";
import type { Params } from "./params.js";
import { isScalar, lastCursor, parse, valueAt } from "./responses.js";

// RFC 8288: `<URL>; rel="next"`. A comma ends a link, but not in the URL or in quotes.
const LINK = /<([^<>]*)>((?:[^,"<]|"(?:[^"\\]|\\.)*")*)/g;
const REL = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i;
const DIGITS = /^[0-9]+$/;

/** A page to request, after `earlier` others with `received` objects; `length` is the first's. */
export interface PageRequest {
  readonly operation: Operation;
  readonly filters: Params;
  readonly size: number;
  /** A number, an offset or a cursor. */
  readonly position: string;
  /** No other page follows: it was asked for by its number, or the operation knows no pages. */
  readonly isSingle: boolean;
  readonly earlier: number;
  readonly received: number;
  readonly length: number;
  /** The cursors and URLs of all pages before it. */
  readonly seen: Set<string>;
}

/** The first page to request; the arguments of the caller come before `size`. */
export function firstPage(operation: Operation, filters: Params, size: number): PageRequest {
  const { paging } = operation;
  const first = { operation, filters, earlier: 0, received: 0, length: 0, seen: new Set<string>() };
  if (paging === undefined) return { ...first, size: 0, position: "", isSingle: true };
  const given = new Map(filters.query.map(([name, texts]) => [name, texts.join(",")]));
  const name = positionName(paging);
  const text = given.get(paging.size ?? "") ?? "";
  const start = { page: paging.first ?? "1", offset: "0", cursor: "", link: "" }[paging.kind];
  return {
    ...first,
    size: DIGITS.test(text) ? Number(text) : size,
    position: given.get(name) ?? start,
    // Who asks for a page by its number wants that one; an offset or a cursor is where to begin.
    isSingle: paging.kind === "page" && given.has(name),
  };
}

/** A page by its number; undefined if there cannot be one. */
export function numberedPage(
  request: PageRequest,
  number: number,
  size: number,
): PageRequest | undefined {
  const single = { ...request, size, isSingle: true };
  const kind = request.operation.paging?.kind;
  if (kind === "page") return { ...single, position: String(number) };
  if (kind === "offset" && (size > 0 || number === 1))
    return { ...single, position: String((number - 1) * size) };
  return number === 1 ? single : undefined;
}

/** All parts of the request for a page. */
export function paramsOf({ operation, filters, ...request }: PageRequest): Params {
  const { paging } = operation;
  if (paging === undefined || filters.url !== undefined) return filters;
  const name = positionName(paging);
  let params = filters;
  if (request.size > 0 && paging.size !== undefined)
    params = params.withQuery(paging.size, String(request.size));
  const isPositioned = request.position !== "" && (request.earlier > 0 || request.isSingle);
  return name !== "" && isPositioned ? params.withQuery(name, request.position) : params;
}

/**
 * The page to request after a page; undefined at the end of the list. Without a total, a list that
 * is read by numbers or offsets ends with an empty page, or one that is shorter than the first:
 * servers give smaller pages than requested without saying so, and a first page may be any part of
 * the list.
 */
export function nextPage(request: PageRequest, page: Page<unknown>): PageRequest | undefined {
  const { paging } = request.operation;
  if (paging === undefined || request.isSingle) return undefined;
  const count = page.items.length;
  const received = request.received + count;
  const following = {
    ...request,
    earlier: request.earlier + 1,
    received,
    length: request.length || count,
  };
  if (paging.kind === "link" || (paging.next !== undefined && paging.cursor === undefined)) {
    return linkedPage(following, paging, page);
  }
  if (paging.kind === "cursor") {
    const position = nextCursor(request.operation, paging, page);
    return position !== "" && position !== request.position
      ? { ...following, position, seen: withSeen(request, position) }
      : undefined;
  }
  if (count === 0 || !DIGITS.test(request.position)) return undefined;
  const end = paging.kind === "offset" ? Number(request.position) + count : received;
  if (page.total === undefined ? count < following.length : end >= page.total) return undefined;
  const step = paging.kind === "page" ? 1 : count;
  return { ...following, position: String(Number(request.position) + step) };
}

/** The server's count of all objects; undefined if there is none. */
export function trustedTotal(request: PageRequest, page: Page<unknown>): number | undefined {
  const isWhole = request.earlier === 0 && ["", "0", "1"].includes(request.position);
  return isWhole && !request.isSingle ? page.total : undefined;
}

/** An empty page in place of an error: after the last page, some servers find none. */
export function recover(request: PageRequest, error: unknown): PageRequest | Page<never> {
  const isEnd = request.earlier > 0 && error instanceof ApiError && error.kind === "not-found";
  if (!isEnd || !error.response) throw error;
  return { items: [], total: undefined, response: error.response };
}

function refuse({ operation: { name } }: PageRequest, what: string): never {
  throw new UnexpectedResponse(`the server ${what}, so that the list has no end`, name);
}

/** The parameter that says which page. */
const positionName = (paging: Paging): string =>
  (
    { page: paging.number, offset: paging.offset, cursor: paging.cursor, link: "" }[paging.kind] ??
    ""
  );

/** The cursor of the page after a page; empty if there is none. */
function nextCursor(operation: Operation, paging: Paging, page: Page<unknown>): string {
  const body = parse(operation, page.response);
  if (paging.cursorField !== undefined && paging.hasMore !== undefined) {
    const hasMore = valueAt(body, paging.hasMore) === true;
    return hasMore ? lastCursor(operation, body, paging.cursorField) : "";
  }
  const cursor = paging.next === undefined ? undefined : valueAt(body, paging.next);
  return isScalar(cursor) && cursor !== 0 ? String(cursor) : "";
}

/** The page of the URL in a response. */
function linkedPage(
  request: PageRequest,
  paging: Paging,
  { response }: Page<unknown>,
): PageRequest | undefined {
  const url =
    paging.next === undefined
      ? nextLink(response.headers["link"] ?? "")
      : valueAt(parse(request.operation, response), paging.next);
  if (typeof url !== "string" || url === "" || url === request.filters.url) return undefined;
  const filters = request.filters.copy();
  filters.url = url;
  return { ...request, filters, seen: withSeen(request, url) };
}

/** What leads to a page, with that of all pages before it: the same twice would lead on forever. */
function withSeen(request: PageRequest, next: string): Set<string> {
  if (request.seen.has(next)) refuse(request, "leads to an earlier page again");
  return request.seen.add(next);
}

/** The URL of the next page in a Link header; empty if there is none. */
function nextLink(header: string): string {
  for (const [, target = "", attributes = ""] of header.matchAll(LINK)) {
    const [, quoted, bare] = REL.exec(attributes) ?? [];
    if ((quoted ?? bare ?? "").toLowerCase().split(/\s+/).includes("next")) return target;
  }
  return "";
}
