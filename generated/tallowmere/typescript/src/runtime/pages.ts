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

/** A page, and the request that the server accepted for it. */
type Received<T> = readonly [page: Page<T>, request: PageRequest];

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
    for await (const [page] of this.pages()) yield* page.items;
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
    const context = this.#source.context();
    const first = firstRequest(this.#source, context);
    const request = numberedPage(first, number, size ?? first.size);
    if (request === undefined) return [];
    const [found] = await fetchPage(this.#source, context, request);
    return [...found.items];
  }

  /** The same list, requested in another context. */
  in(prepare: (context: Context) => Context): Pages<T> {
    const { context } = this.#source;
    return new Pages({ ...this.#source, context: () => prepare(context()) });
  }

  /** Each page with the request for it; the first one has at most so many objects. */
  pages(most?: number): AsyncGenerator<Received<T>, void, undefined> {
    return fetchPages(this.#source, most);
  }
}

async function* fetchPages<T>(
  source: Source<T>,
  most?: number,
): AsyncGenerator<Received<T>, void, undefined> {
  const context = source.context();
  let next: PageRequest | undefined = firstRequest(source, context, most);
  let last: Uint8Array | undefined;
  while (next !== undefined) {
    const received: Received<T> = await fetchPage(source, context, next);
    const [page, request] = received;
    const { body } = page.response;
    // A server that ignores the page's number sends the same one again, whatever it counts.
    if (last?.length === body.length && body.every((byte, at) => byte === last?.[at])) return;
    last = body;
    yield received;
    next = nextPage(request, page);
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
  for await (const [page, request] of fetchPages(source, size)) {
    found.push(...page.items);
    total = request.isSingle ? 0 : Math.min(limit, page.total ?? 0);
    if (found.length >= limit) break;
  }
  const isCut = found.length < total && size === limit;
  return isCut ? await firstItems(source, limit, Infinity) : found.slice(0, limit);
}

function firstRequest<T>(
  { operation, params }: Source<T>,
  { state, options }: Context,
  limit = Infinity,
): PageRequest {
  const size = options.pageSize ?? DEFAULT_PAGE_SIZE;
  return firstPage(operation, params(), Math.min(size, state.maxPageSize ?? size, limit));
}

/** A page, smaller than requested if the server says so, and what was requested in the end. */
async function fetchPage<T>(
  source: Source<T>,
  context: Context,
  request: PageRequest,
): Promise<Received<T>> {
  const { operation, model } = source;
  try {
    const page = await call(context, operation, paramsOf(request), (response) =>
      parsePage(operation, response, model),
    );
    return [page, request];
  } catch (error) {
    const found = recover(request, error);
    if ("items" in found) return [found, request];
    context.state.maxPageSize = found.size;
    return await fetchPage(source, context, found);
  }
}
