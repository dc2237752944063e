/** Errors and responses without the secrets that servers send. */
import type { SdkError } from "./errors.js";
import type { HttpResponse } from "./http.js";
import { redactDetails } from "./protocol/interface.js";
import { redactHeaders, redactText } from "./redact.js";

/** Give an error the response that it is about; neither shows a secret afterwards. */
export function redactError(
  error: SdkError,
  response: HttpResponse,
  secrets: readonly string[],
): void {
  const hide = (text: string): string => redactText(text, secrets);
  error.response = redactedResponse(response, secrets);
  error.message = hide(error.message);
  redactDetails(error, hide);
}

/** A response that shows no secret. */
export function redactedResponse(
  response: HttpResponse,
  secrets: readonly string[],
): HttpResponse {
  const text = new TextDecoder().decode(response.body);
  const shown = redactText(text, secrets);
  return {
    ...response,
    headers: redactHeaders(response.headers, secrets),
    body: shown === text ? response.body : new TextEncoder().encode(shown),
    cookies: [],
  };
}
