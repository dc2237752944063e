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
import { pause, pauseBeforeRetry, refund } from "./retries.js";
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
      refund(state.budget);
      return result;
    } catch (error) {
      // Nothing was run: the server checks credentials before anything else.
      const isRefused = error instanceof SdkError && error.kind === "authentication";
      if (credentials && isRefused && refusals === 0 && state.auth.discard(credentials)) {
        refusals = 1;
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
  read: (response: HttpResponse) => T,
): Promise<T> {
  const { before, after, fetch = globalThis.fetch } = state.settings;
  // Whoever watches cannot make a call fail that has succeeded.
  const report = (outcome: HttpResponse | SdkError): void => {
    (async () => after?.(redactedRequest(request), outcome))().catch(() => undefined);
  };
  const request = (await before?.(planned)) ?? planned;
  const left = Math.max(1, deadline - now());
  const timeout = Math.min(options.requestTimeout ?? left, left);
  let response: HttpResponse | undefined;
  try {
    response = await send(request, fetch, timeout, options.signal);
    if (after !== undefined) report(redactedResponse(response, request.secrets));
    return read(response);
  } catch (error) {
    if (error instanceof SdkError) {
      if (response === undefined) report(error);
      else redactError(error, response, request.secrets);
    }
    throw error;
  }
}

/** A clock that is never set back, in milliseconds. */
export const now = (): number => performance.now();
