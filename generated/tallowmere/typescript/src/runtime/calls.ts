/** One call of a command: attempts, retries, authentication. */
import { redactError, redactedResponse } from "./error-redaction.js";
import type { Context } from "./client.js";
import { ConfigurationError, SdkError } from "./errors.js";
import type { HttpRequest, HttpResponse } from "./http.js";
import { DEFAULT_RETRIES, DEFAULT_TIMEOUT, MAX_BUDGET, REFUND } from "./limits.js";
import {
  buildRequest,
  isSafe,
  type Credentials,
  type Operation,
  type Params,
} from "./protocol/interface.js";
import { redactedRequest } from "./redact.js";
import { pause, pauseAfter } from "./retries.js";
import { send } from "./transport.js";

/** What `read` finds in the response to a command. */
export async function call<T>(
  context: Context,
  operation: Operation,
  params: Params,
  read: (response: HttpResponse) => T,
): Promise<T> {
  const { state, options } = context;
  const { timeout = DEFAULT_TIMEOUT, retries = DEFAULT_RETRIES, signal } = options;
  const deadline = now() + timeout;
  let sent = 0;
  const sendOnce = async (credentials: Credentials): Promise<T> => {
    sent += 1;
    const request = await buildRequest(context, operation, params, credentials, sent);
    return await exchange(context, request, deadline, read);
  };
  for (let attempt = 1; ; attempt += 1) {
    if (state.isClosed) throw new ConfigurationError("the client is closed");
    try {
      const result = await state.auth.authenticated(context, deadline, sendOnce, operation);
      state.budget = Math.min(MAX_BUDGET, state.budget + REFUND);
      return result;
    } catch (error) {
      const wait = pauseAfter(error, attempt);
      const isLast = attempt > retries || state.budget < 1 || wait >= deadline - now();
      if (isLast || !isSafe(operation)) throw error;
      state.budget -= 1;
      await pause(wait, signal);
    }
  }
}

/** Send one request, seen by hooks, and read its response. */
export async function exchange<T>(
  { state, options }: Context,
  planned: HttpRequest,
  deadline: number,
  read: (response: HttpResponse) => T,
): Promise<T> {
  const { before, after, fetch = globalThis.fetch } = state.settings;
  const request = (await before?.(planned)) ?? planned;
  const { secrets } = request;
  const report = async (outcome: HttpResponse | SdkError): Promise<void> => {
    try {
      await after?.(redactedRequest(request), outcome);
    } catch {
      // Whoever watches cannot make a call fail that has succeeded.
    }
  };
  const timeout = Math.min(options.requestTimeout ?? Infinity, deadline - now());
  let response: HttpResponse | undefined;
  try {
    response = await send(request, fetch, Math.max(1, timeout), options.signal);
    if (after) void report(redactedResponse(response, secrets));
    return read(response);
  } catch (error) {
    if (error instanceof SdkError) {
      if (response) redactError(error, response, secrets);
      else void report(error);
    }
    throw error;
  }
}

/** A clock that is never set back, in milliseconds. */
export const now = (): number => performance.now();
