/** What may be shown in messages and to hooks: no secret, no password, no session. */
import type { HttpRequest } from "./http.js";
import { HIDDEN, MIN_SECRET_LENGTH } from "./limits.js";

const SECRET_NAME = new RegExp(
  "password|pass(wd|phrase|code)?$|secret|signature|(session|api|private|access)_?key|token" +
    "|user_?data|credential|pre_?shared|psk$|2fa|otp$|^cookie$|^(proxy-)?authorization$",
  "i",
);
/** What is before a value, the name in it, and what is behind the value. */
const FIELDS = [
  // Of JSON.
  /("([^"\\]{1,64})"\s*:\s*")[^"\\]*(?:\\.[^"\\]*)*(")/gs,
  // `name=value` of a query or a form, which proxies quote in their error pages.
  /(?<![\w.[\]%-])(([\w.[\]%-]{1,64})=)[^&;\s"'<>\\]+()/g,
];

/** Whether the value of a field or parameter of this name must not be shown. */
export const isSecret = (name: string): boolean => SECRET_NAME.test(name);

/** A text without the secrets in it: those that were sent, and those in JSON and queries. */
export function redactText(text: string, secrets: readonly string[] = []): string {
  let shown = text;
  for (const secret of secrets) {
    if (secret.length >= MIN_SECRET_LENGTH) shown = shown.replaceAll(secret, HIDDEN);
  }
  for (const pattern of FIELDS) {
    shown = shown.replace(pattern, (field, before: string, name: string, behind: string) =>
      isSecret(name) ? before + HIDDEN + behind : field,
    );
  }
  return shown;
}

/** Headers without the secrets in them. */
export function redactHeaders(
  headers: Readonly<Record<string, string>>,
  secrets: readonly string[],
): Record<string, string> {
  const shown = Object.entries(headers).map(([name, text]) => {
    return [name, isSecret(name) ? HIDDEN : redactText(text, secrets)] as const;
  });
  return Object.fromEntries(shown);
}

/** A request for hooks: without its body, and without secrets in the URL and the headers. */
export function redactedRequest(request: HttpRequest): HttpRequest {
  const { url, headers, secrets } = request;
  return {
    ...request,
    url: redactText(url, secrets),
    headers: redactHeaders(headers, secrets),
    body: undefined,
    secrets: [],
  };
}
