/** Requests that are sent once for all calls that need their result at the same time. */
import { now } from "./calls.js";
import type { Context } from "./client.js";
import { SdkError } from "./errors.js";
import { abortable } from "./retries.js";
import { timeoutError } from "./transport.js";

/** A request of which at most one is under way. */
export class SharedRequest<T> {
  readonly #command: string;
  #pending: Promise<T> | undefined;

  constructor(command: string) {
    this.#command = command;
  }

  /** Its result; each call waits no longer than for itself, and does not end with another one. */
  async result(
    { options: { signal } }: Context,
    deadline: number,
    send: () => Promise<T>,
  ): Promise<T> {
    for (;;) {
      if (this.#pending === undefined) {
        const own = (this.#pending = send().finally(() => (this.#pending = undefined)));
        return await own;
      }
      const limit = AbortSignal.timeout(Math.max(1, Math.ceil(deadline - now())));
      try {
        return await abortable(this.#pending, AbortSignal.any([limit, signal ?? limit]));
      } catch (error) {
        signal?.throwIfAborted();
        if (limit.aborted) {
          throw timeoutError(this.#command);
        }
        // The call that sent it has given up or had less time, which is not for this one.
        if (error instanceof SdkError && error.kind !== "timeout") throw error;
      }
    }
  }

  /** What is under way, if anything is. */
  get pending(): Promise<T> | undefined {
    return this.#pending;
  }
}
