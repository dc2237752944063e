/** Pages of lists: `page` and `pagesize`, and when a list ends. */
import { ArgumentError } from "../errors.js";
import type { Page } from "../pages.js";
import { ApiError } from "./errors.js";
import type { Operation } from "./operation.js";
import type { Params } from "./params.js";

/** A page to request, after `received` objects on earlier pages. */
export interface PageRequest {
  readonly filters: Params;
  /** Zero if the command knows no pages. */
  readonly number: number;
  readonly size: number;
  /** Whether no page follows: it was asked for by its number, or the command knows no pages. */
  readonly isSingle: boolean;
  readonly received: number;
}

/** The first page to request; the arguments of the caller come before `size`. */
export function firstPage({ name, paged }: Operation, filters: Params, size: number): PageRequest {
  const first = { filters, number: 0, size, isSingle: true, received: 0 };
  if (!paged) return first;
  const given = filters.get("page");
  const number = Number(given ?? 1);
  const own = Number(filters.get("pagesize") ?? size);
  if (!Number.isInteger(number + own)) {
    throw new ArgumentError("page and pagesize must be integers", name);
  }
  return { ...first, number, size: own, isSingle: given !== undefined };
}

/** All parameters of the request for a page. */
export const paramsOf = ({ filters, number, size }: PageRequest): Params =>
  number ? new Map(filters).set("page", `${number}`).set("pagesize", `${size}`) : filters;

/** A page by its number; undefined if there cannot be one. */
export function numberedPage(
  request: PageRequest,
  number: number,
  size: number,
): PageRequest | undefined {
  if (request.number) return { ...request, number, size, isSingle: true };
  return number === 1 ? request : undefined;
}

/**
 * The page to request after a page, or undefined: the list ends here. A page that is not full ends
 * a list unless the server counts more objects: servers give smaller pages than requested, and
 * drop objects from pages, without saying so. A full page is never the end, since old servers
 * count the objects of the page alone.
 */
export function nextPage(request: PageRequest, page: Page<unknown>): PageRequest | undefined {
  const { length } = page.items;
  if (request.isSingle || length === 0) return undefined;
  const received = request.received + length;
  const hasMore = length === request.size || (page.total ?? 0) > received;
  return hasMore ? { ...request, number: request.number + 1, received } : undefined;
}

/** The first page in the size that the server allows, if it refused a larger one. */
export function recover(request: PageRequest, error: unknown): PageRequest | Page<never> {
  const isFirst = !request.isSingle && request.number === 1;
  const isRefused = isFirst && error instanceof ApiError && error.kind === "parameter";
  const found = isRefused && /page ?size\b.*?\b([0-9]+)\b/is.exec(error.text);
  const size = Number(found && found[1]);
  if (size < 1 || size >= request.size) throw error;
  return { ...request, size };
}

/**
 * The server's count of all objects, or undefined if it may count something else: old servers
 * count the objects of the page, and some commands objects of another kind, which shows on a first
 * page that is not full.
 */
export function trustedTotal(request: PageRequest, page: Page<unknown>): number | undefined {
  const { total, items } = page;
  const isFull = items.length === request.size;
  if (request.isSingle || request.number > 1 || !isFull || total === undefined) return undefined;
  return total > request.size ? total : undefined;
}
