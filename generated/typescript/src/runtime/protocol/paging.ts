/** Pages of lists: `page` and `pagesize`, and when a list ends. */
import type { Page } from "../pages.js";
import { ApiError } from "./errors.js";
import type { Operation } from "./operation.js";
import type { Params } from "./params.js";

export const DEFAULT_PAGE_SIZE = 500;

/** A page to request, after `received` objects on earlier pages. */
export interface PageRequest {
  readonly filters: Params;
  readonly hasPages: boolean;
  readonly number: number;
  readonly size: number;
  /** Whether no page follows: it was asked for by its number, or the command knows no pages. */
  readonly isSingle: boolean;
  readonly received: number;
}

/** The first page to request; the arguments of the caller come before `size`. */
export function firstPage(operation: Operation, params: Params, size: number): PageRequest {
  const filters = new Map(params);
  const given: Record<string, number> = {};
  for (const [name, text] of params) {
    if (!/^page(size)?$/i.test(name)) continue;
    given[name.toLowerCase()] = Number(text);
    filters.delete(name);
  }
  const { page, pagesize = size } = given;
  const isPaged = operation.paged === true;
  const isSingle = page !== undefined || !isPaged;
  return { filters, hasPages: isPaged, number: page ?? 1, size: pagesize, isSingle, received: 0 };
}

/** All parameters of the request for a page. */
export function paramsOf({ filters, hasPages: isPaged, number, size }: PageRequest): Params {
  if (!isPaged) return filters;
  return new Map(filters).set("page", String(number)).set("pagesize", String(size));
}

/** A page by its number; undefined if there cannot be one. */
export function numberedPage(
  request: PageRequest,
  number: number,
  size: number,
): PageRequest | undefined {
  if (!request.hasPages && number > 1) return undefined;
  return { ...request, number, size, isSingle: true };
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

/** After the last page, servers send an empty one and no error. */
export const pageBeyondEnd = (_request: PageRequest, _error: unknown): undefined => undefined;

/** The first page in the size that the server allows, if it refused a larger one. */
export function smallerPage(request: PageRequest, error: unknown): PageRequest | undefined {
  if (request.isSingle || request.number > 1) return undefined;
  if (!(error instanceof ApiError && error.kind === "parameter")) return undefined;
  const size = Number(/page ?size\b.*?\b([0-9]+)\b/is.exec(error.text)?.[1] ?? 0);
  return size > 0 && size < request.size ? { ...request, size } : undefined;
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
