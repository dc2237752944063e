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
  pageBeyondEnd,
  parsePage,
  paramsOf,
  smallerPage,
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
    return (await this.#firstItems(1))[0];
  }

  /** The only object. A ResultCountError if there is none, or more than one. */
  async one(): Promise<T> {
    const [found, ...others] = await this.#firstItems(2);
    if (found === undefined || others.length > 0) {
      throw new ResultCountError(this.command, found === undefined);
    }
    return found;
  }

  /** The objects of one page, counted from 1. */
  async page(number: number, size?: number): Promise<T[]> {
    if (!(number >= 1 && (size ?? 1) >= 1)) {
      throw new ArgumentError("pages count from 1", this.command);
    }
    const context = this.#source.context();
    const first = this.#firstPage(context);
    const request = numberedPage(first, number, size ?? first.size);
    return request === undefined ? [] : [...(await this.#fetch(context, request))[0].items];
  }

  /** The same list, requested in another context. */
  in(prepare: (context: Context) => Context): Pages<T> {
    const { context } = this.#source;
    return new Pages({ ...this.#source, context: () => prepare(context()) });
  }

  /** Each page with the request for it; the first one has at most so many objects. */
  async *pages(most?: number): AsyncGenerator<[Page<T>, PageRequest], void, undefined> {
    const context = this.#source.context();
    let next: PageRequest | undefined = this.#firstPage(context, most);
    let last: Uint8Array | undefined;
    while (next !== undefined) {
      const [page, request]: [Page<T>, PageRequest] = await this.#fetch(context, next);
      const { body } = page.response;
      // A server that ignores the page's number sends the same one again, whatever it counts.
      if (last !== undefined && isEqual(body, last)) return;
      last = body;
      yield [page, request];
      next = nextPage(request, page);
    }
  }

  /** The first objects: in small pages, unless those have lost some that the server counts. */
  async #firstItems(limit: number, size: number = limit): Promise<readonly T[]> {
    const found: T[] = [];
    let total = 0;
    for await (const [page, request] of this.pages(size)) {
      found.push(...page.items);
      total = request.isSingle ? 0 : Math.min(limit, page.total ?? 0);
      if (found.length >= limit) break;
    }
    const isCut = found.length < total && size === limit;
    return isCut ? await this.#firstItems(limit, Infinity) : found.slice(0, limit);
  }

  #firstPage({ state, options }: Context, limit = Infinity): PageRequest {
    const size = options.pageSize ?? DEFAULT_PAGE_SIZE;
    const most = Math.min(size, state.maxPageSize ?? size, limit);
    return firstPage(this.#source.operation, this.#source.params(), most);
  }

  /** A page, smaller than requested if the server says so, and what was requested in the end. */
  async #fetch(context: Context, request: PageRequest): Promise<[Page<T>, PageRequest]> {
    const { operation, model } = this.#source;
    try {
      const page = await call(context, operation, paramsOf(request), (response) =>
        parsePage(operation, response, model),
      );
      return [page, request];
    } catch (error) {
      const beyond = pageBeyondEnd(request, error);
      if (beyond !== undefined) return [beyond, request];
      const smaller = smallerPage(request, error);
      if (smaller === undefined) throw error;
      context.state.maxPageSize = smaller.size;
      return await this.#fetch(context, smaller);
    }
  }
}

const isEqual = (first: Uint8Array, second: Uint8Array): boolean =>
  first.length === second.length && first.every((byte, at) => byte === second[at]);
