/** When a request is sent again, and how long to wait before. */
import { SdkError } from "./errors.js";

const FIRST_CEILING = 200;
const MAX_CEILING = 20_000;
/**
 * What a client may spend on retries of all its calls, so that they do not overload a failing
 * server: each costs one, each success gives a fifth back.
 */
export const MAX_BUDGET = 50;
export const REFUND = 0.2;

/** The milliseconds to wait after attempt `number` failed; infinite if another would fail too. */
export function pauseAfter(error: unknown, number: number): number {
  if (!(error instanceof SdkError && error.isTransient)) return Infinity;
  const { retryAfter = 0 } = error as { retryAfter?: number };
  const ceiling = Math.min(MAX_CEILING, FIRST_CEILING * 2 ** number);
  return Math.max(retryAfter, (ceiling * (1 + Math.random())) / 2);
}

/** The outcome of a promise; the signal's reason is thrown if it is aborted before. */
export const abortable = <T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> =>
  new Promise((resolve, reject) => {
    const end = (): void => reject(signal?.reason);
    if (signal?.aborted) end();
    signal?.addEventListener("abort", end);
    promise.then(resolve, reject).finally(() => signal?.removeEventListener("abort", end));
  });

/** Wait; the signal's reason is thrown as soon as it is aborted. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  return abortable(end, signal).finally(() => clearTimeout(timer));
}
