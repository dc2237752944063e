/** One call of a command: attempts, retries, authentication. */
import { redactError } from "./error-redaction.js";
import type { Context } from "./client.js";
import { SdkError } from "./errors.js";
import type { HttpRequest, HttpResponse } from "./http.js";
import {
  buildRequest,
  isSafe,
  type Operation,
  type Params,
} from "./protocol/interface.js";
import { redactedRequest } from "./redact.js";
import { pause, pauseBeforeRetry, refund } from "./retries.js";
import { send } from "./transport.js";

const DEFAULT_TIMEOUT = 60_000;
const DEFAULT_RETRIES = 3;

/** What `parse` reads in the response to a command. */
export async function call<T>(
  context: Context,
  operation: Operation,
  params: Params,
  parse: (operation: Operation, response: HttpResponse) => T | Promise<T>,
): Promise<T> {
  const { state, options } = context;
  const { timeout = DEFAULT_TIMEOUT, retries = DEFAULT_RETRIES, signal } = options;
  const deadline = now() + timeout;
  let hasAuthenticatedAgain = false;
  for (let attempt = 1; ; ) {
    const credentials = await state.auth.authenticate(context, deadline);
    const request = await buildRequest(context, operation, params, credentials, attempt);
    try {
      const read = (response: HttpResponse): T | Promise<T> => parse(operation, response);
      const result = await exchange(context, request, deadline, read);
      refund(state.budget);
      return result;
    } catch (error) {
      // Nothing was run: the server checks credentials before anything else.
      const isRefused = error instanceof SdkError && error.kind === "authentication";
      if (isRefused && !hasAuthenticatedAgain && state.auth.discard(credentials)) {
        hasAuthenticatedAgain = true;
        continue;
      }
      const left = deadline - now();
      const wait = isSafe(operation)
        ? pauseBeforeRetry(error, attempt, retries, left, state.budget)
        : undefined;
      if (wait === undefined) throw error;
      await pause(wait, signal);
    }
    attempt += 1;
  }
}

/** Send one request, seen by hooks, and read its response. */
export async function exchange<T>(
  { state, options }: Context,
  planned: HttpRequest,
  deadline: number,
  read: (response: HttpResponse) => T | Promise<T>,
): Promise<T> {
  const { before, after, fetch = globalThis.fetch } = state.settings;
  const request = before?.(planned) ?? planned;
  const left = Math.max(1, deadline - now());
  const timeout = Math.min(options.requestTimeout ?? left, left);
  let response: HttpResponse | undefined;
  try {
    response = await send(request, fetch, timeout, options.signal);
    after?.(redactedRequest(request), response);
    return await read(response);
  } catch (error) {
    if (error instanceof SdkError) {
      if (response === undefined) after?.(redactedRequest(request), error);
      else redactError(error, response, request.secrets);
    }
    throw error;
  }
}

/** A clock that is never set back, in milliseconds. */
export function now(): number {
  return performance.now();
}
