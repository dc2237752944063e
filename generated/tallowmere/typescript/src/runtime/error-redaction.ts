/** Errors without the secrets that servers quote in their responses. */
import type { SdkError } from "./errors.js";
import type { HttpResponse } from "./http.js";
import { redactText, redactValue } from "./redact.js";

/** Give an error the response that it is about; neither shows a secret afterwards. */
export function redactError(
  error: SdkError,
  response: HttpResponse,
  secrets: readonly string[],
): void {
  const body = redactText(new TextDecoder().decode(response.body), secrets);
  error.response = {
    status: response.status,
    headers: redactValue(response.headers, secrets) as Record<string, string>,
    body: new TextEncoder().encode(body),
    cookies: [],
  };
  error.message = redactText(error.message, secrets);
  // What the classes of errors add to the message.
  const fields = error as { text?: unknown; data?: unknown };
  if ("text" in error) fields.text = redactValue(fields.text, secrets);
  if ("data" in error) fields.data = redactValue(fields.data, secrets);
}
