/** Lists, requested page by page during iteration. */
import { call } from "./calls.js";
import { contextOf, type ApiClient, type Context } from "./client.js";
import { ArgumentError, ResultCountError, WaitTimedOut } from "./errors.js";
import type { HttpResponse } from "./http.js";
import type { Model } from "./model.js";
import type { CallOptions } from "./options.js";
import { growingPauses, type WaitOptions } from "./polling.js";
import {
  DEFAULT_PAGE_SIZE,
  firstPage,
  nextPage,
  numberedPage,
  pageBeyondEnd,
  parsePage,
  paramsOf,
  smallerPage,
  trustedTotal,
  type Operation,
  type PageRequest,
  type Params,
} from "./protocol/interface.js";
import { pause } from "./retries.js";

/** A page's objects, the number of all objects as the server gives it, and the response. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number | undefined;
  readonly response: HttpResponse;
}

/** A list that is requested when it is iterated. Iterating again requests again. */
export class Pages<T> implements AsyncIterable<T> {
  readonly #client: ApiClient;
  readonly #operation: Operation;
  readonly #model: Model<T>;
  readonly #params: Params;
  readonly #options: CallOptions | undefined;

  constructor(
    client: ApiClient,
    operation: Operation,
    model: Model<T>,
    params: Params,
    options?: CallOptions,
  ) {
    this.#client = client;
    this.#operation = operation;
    this.#model = model;
    this.#params = params;
    this.#options = options;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for await (const [page] of this.#walk()) yield* page.items;
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
      throw new ResultCountError(this.#operation.name, found === undefined);
    }
    return found;
  }

  /** The objects of one page, counted from 1. */
  async page(number: number, size?: number): Promise<T[]> {
    for (const [name, value] of [["number", number], ["size", size ?? 1]] as const) {
      if (Number.isInteger(value) && value >= 1) continue;
      const { name: command } = this.#operation;
      throw new ArgumentError(`${command}: pages and their sizes count from 1`, command, [name]);
    }
    const context = this.#context();
    const first = this.#firstPage(context);
    const request = numberedPage(first, number, size ?? first.size);
    return request === undefined ? [] : [...(await this.#fetch(context, request))[0].items];
  }

  /** The number of all objects: the server's count if it can be trusted. */
  async count(): Promise<number> {
    let found = 0;
    for await (const [page, request] of this.#walk()) {
      found += page.items.length;
      const total = trustedTotal(request, page);
      if (total !== undefined) return total;
    }
    return found;
  }

  /**
   * Ask for the only object until it meets a condition, and return it so. A WaitTimedOut if it
   * takes too long, a ResultCountError if the object disappears.
   */
  async waitUntil(condition: (item: T) => boolean, options: WaitOptions = {}): Promise<T> {
    const pauses = growingPauses(options);
    for (;;) {
      const found = await this.one();
      if (condition(found)) return found;
      const wait = pauses(0);
      if (wait === undefined) {
        const { name } = this.#operation;
        throw new WaitTimedOut(`${name}: the object did not get as wanted in time`, name, found);
      }
      await pause(wait, options.signal);
    }
  }

  #context(): Context {
    return contextOf(this.#client, this.#options);
  }

  /** Each page with the request for it. */
  async *#walk(): AsyncGenerator<[Page<T>, PageRequest], void, undefined> {
    const context = this.#context();
    let next: PageRequest | undefined = this.#firstPage(context);
    let last: Uint8Array | undefined;
    while (next !== undefined) {
      const [page, request]: [Page<T>, PageRequest] = await this.#fetch(context, next);
      const { body } = page.response;
      // A server that ignores the page's number sends the same one again.
      if (last !== undefined && isEqual(body, last)) return;
      last = body;
      yield [page, request];
      next = nextPage(request, page);
    }
  }

  /** The first objects: one small page, if the server gives all that it counts. */
  async #firstItems(limit: number): Promise<readonly T[]> {
    const context = this.#context();
    const [page, request] = await this.#fetch(context, this.#firstPage(context, limit));
    const { items, total = 0 } = page;
    if (request.isSingle || items.length >= Math.min(limit, total)) return items.slice(0, limit);
    // It gives less than it is asked for, or the small page has lost its objects.
    const found: T[] = [];
    for await (const item of this) {
      found.push(item);
      if (found.length === limit) break;
    }
    return found;
  }

  #firstPage({ state, options }: Context, limit = Infinity): PageRequest {
    const size = options.pageSize ?? DEFAULT_PAGE_SIZE;
    const most = Math.min(size, state.maxPageSize ?? size, limit);
    return firstPage(this.#operation, this.#params, most);
  }

  /** A page, smaller than requested if the server says so, and what was requested in the end. */
  async #fetch(context: Context, request: PageRequest): Promise<[Page<T>, PageRequest]> {
    const parse = (operation: Operation, response: HttpResponse): Page<T> =>
      parsePage(operation, response, this.#model);
    try {
      return [await call(context, this.#operation, paramsOf(request), parse), request];
    } catch (error) {
      const beyond = pageBeyondEnd(request, error);
      if (beyond !== undefined) return [beyond, request];
      const smaller = smallerPage(request, error);
      if (smaller === undefined) throw error;
      context.state.maxPageSize = smaller.size;
      return [await call(context, this.#operation, paramsOf(smaller), parse), smaller];
    }
  }
}

function isEqual(first: Uint8Array, second: Uint8Array): boolean {
  return first.length === second.length && first.every((byte, at) => byte === second[at]);
}
