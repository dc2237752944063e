/** When a request is sent again, and how long to wait before. */
import { SdkError } from "./errors.js";
import { FIRST_CEILING, MAX_CEILING } from "./limits.js";

/** The milliseconds to wait after attempt `number` failed; infinite if another would fail too. */
export function pauseAfter(error: unknown, number: number): number {
  if (!(error instanceof SdkError && error.isTransient)) return Infinity;
  const { retryAfter = 0 } = error as { retryAfter?: number };
  const ceiling = Math.min(MAX_CEILING, FIRST_CEILING * 2 ** number);
  return Math.max(retryAfter, (ceiling * (1 + Math.random())) / 2);
}

/** Whether a server refused the credentials of a request. */
export const isUnauthenticated = (error: unknown): boolean =>
  error instanceof SdkError && error.kind === "authentication";

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
