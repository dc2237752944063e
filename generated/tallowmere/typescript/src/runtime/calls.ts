/** One call of a command: attempts, retries, authentication. */
import { redactError, redactedResponse } from "./error-redaction.js";
import type { Context } from "./client.js";
import { ConfigurationError, SdkError } from "./errors.js";
import type { HttpRequest, HttpResponse } from "./http.js";
import {
  buildRequest,
  isSafe,
  type Credentials,
  type Operation,
  type Params,
} from "./protocol/interface.js";
import { redactedRequest } from "./redact.js";
import { MAX_BUDGET, pause, pauseAfter, REFUND } from "./retries.js";
import { send } from "./transport.js";

/** In milliseconds. */
export const DEFAULT_TIMEOUT = 60_000;
const DEFAULT_RETRIES = 3;

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
  let refusals = 0;
  for (let attempt = 1; ; ) {
    if (state.isClosed) throw new ConfigurationError("the client is closed");
    let credentials: Credentials | undefined;
    try {
      credentials = await state.auth.authenticate(context, deadline, operation);
      const request = await buildRequest(context, operation, params, credentials, attempt + refusals);
      const result = await exchange(context, request, deadline, read);
      state.budget = Math.min(MAX_BUDGET, state.budget + REFUND);
      return result;
    } catch (error) {
      // Nothing was run: the server checks credentials before anything else.
      const isRefused = error instanceof SdkError && error.kind === "authentication";
      if (credentials && isRefused && refusals === 0 && state.auth.discard?.(credentials)) {
        refusals = 1;
        continue;
      }
      const wait = pauseAfter(error, attempt);
      const isLast = attempt > retries || state.budget < 1 || wait >= deadline - now();
      if (isLast || !isSafe(operation)) throw error;
      state.budget -= 1;
      await pause(wait, signal);
      attempt += 1;
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
  const report = async (outcome: HttpResponse | SdkError): Promise<void> =>
    after?.(redactedRequest(request), outcome);
  // Whoever watches cannot make a call fail that has succeeded.
  const ignore = (): void => undefined;
  const timeout = Math.min(options.requestTimeout ?? Infinity, deadline - now());
  let response: HttpResponse | undefined;
  try {
    response = await send(request, fetch, Math.max(1, timeout), options.signal);
    if (after) report(redactedResponse(response, secrets)).catch(ignore);
    return read(response);
  } catch (error) {
    if (error instanceof SdkError) {
      if (response) redactError(error, response, secrets);
      else report(error).catch(ignore);
    }
    throw error;
  }
}

/** A clock that is never set back, in milliseconds. */
export const now = (): number => performance.now();
