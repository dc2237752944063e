/** Lists, requested page by page during iteration. */
import { call } from "./calls.js";
import type { Context } from "./client.js";
import { ArgumentError, ResultCountError } from "./errors.js";
import type { HttpResponse } from "./http.js";
import type { Model } from "./model.js";
import {
  DEFAULT_PAGE_SIZE,
  firstPage,
  nextPage,
  numberedPage,
  parsePage,
  paramsOf,
  recover,
  type Operation,
  type PageRequest,
  type Params,
} from "./protocol/interface.js";

/** A page's objects, the number of all objects as the server gives it, and the response. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number | undefined;
  readonly response: HttpResponse;
}

/** What is listed. */
interface Source<T> {
  readonly context: () => Context;
  readonly operation: Operation;
  readonly model: Model<T>;
  readonly params: () => Params;
}

/** A page with the request that the server accepted for it. */
interface Received<T> extends Page<T> {
  readonly request: PageRequest;
}

/** A list that is requested when it is iterated. Iterating again requests again. */
export class Pages<T> implements AsyncIterable<T> {
  readonly #source: Source<T>;

  constructor(source: Source<T>) {
    this.#source = source;
  }

  /** The command that lists. */
  get command(): string {
    return this.#source.operation.name;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for await (const { items } of this.pages()) yield* items;
  }

  /** All objects, from every page. */
  async toArray(): Promise<T[]> {
    const found: T[] = [];
    for await (const item of this) found.push(item);
    return found;
  }

  /** The first object, if there is any. */
  async first(): Promise<T | undefined> {
    return (await firstItems(this.#source, 1))[0];
  }

  /** The only object. A ResultCountError if there is none, or more than one. */
  async one(): Promise<T> {
    const found = await firstItems(this.#source, 2);
    if (found.length !== 1) throw new ResultCountError(this.command, found.length === 0);
    return found[0] as T;
  }

  /** The objects of one page, counted from 1. */
  async page(number: number, size?: number): Promise<T[]> {
    if (!(number >= 1 && (size ?? 1) >= 1)) {
      throw new ArgumentError("pages count from 1", this.command);
    }
    const numbered = (first: PageRequest): PageRequest | undefined =>
      numberedPage(first, number, size ?? first.size);
    for await (const { items } of fetchPages(this.#source, Infinity, numbered)) return [...items];
    return [];
  }

  /** The same list, requested in another context. */
  in(prepare: (context: Context) => Context): Pages<T> {
    const { context } = this.#source;
    return new Pages({ ...this.#source, context: () => prepare(context()) });
  }

  /** Each page; the first one has at most so many objects. */
  pages(most?: number): AsyncGenerator<Received<T>, void, undefined> {
    return fetchPages(this.#source, most);
  }
}

/** The pages from the one that `choose` makes of the first, which has at most `limit` objects. */
async function* fetchPages<T>(
  { operation, model, params, ...source }: Source<T>,
  limit = Infinity,
  choose = (first: PageRequest): PageRequest | undefined => first,
): AsyncGenerator<Received<T>, void, undefined> {
  const context = source.context();
  const { state, options } = context;
  const size = options.pageSize ?? DEFAULT_PAGE_SIZE;
  const first = firstPage(operation, params(), Math.min(size, state.maxPageSize ?? size, limit));
  let last: Uint8Array | undefined;
  for (let request = choose(first); request !== undefined; ) {
    let page: Page<T>;
    try {
      page = await call(context, operation, paramsOf(request), (response) =>
        parsePage(operation, response, model),
      );
    } catch (error) {
      const found = recover(request, error);
      if (!("items" in found)) {
        request = found;
        state.maxPageSize = found.size;
        continue;
      }
      page = found;
    }
    const { body } = page.response;
    // A server that ignores the page's number sends the same one again, whatever it counts.
    if (last?.length === body.length && body.every((byte, at) => byte === last?.[at])) return;
    last = body;
    yield { ...page, request };
    request = nextPage(request, page);
  }
}

/** The first objects: in small pages, unless those have lost some that the server counts. */
async function firstItems<T>(
  source: Source<T>,
  limit: number,
  size: number = limit,
): Promise<readonly T[]> {
  const found: T[] = [];
  let total = 0;
  for await (const page of fetchPages(source, size)) {
    found.push(...page.items);
    total = page.request.isSingle ? 0 : Math.min(limit, page.total ?? 0);
    if (found.length >= limit) break;
  }
  const isCut = found.length < total && size === limit;
  return isCut ? await firstItems(source, limit, Infinity) : found.slice(0, limit);
}
