/** Errors without the secrets that servers quote in their responses. */
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
  error.response = {
    ...response,
    headers: redactHeaders(response.headers, secrets),
    body: new TextEncoder().encode(hide(new TextDecoder().decode(response.body))),
    cookies: [],
  };
  error.message = hide(error.message);
  redactDetails(error, hide);
}
