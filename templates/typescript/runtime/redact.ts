/** What may be shown in messages and to hooks: no secret, no password, no session. */
import type { HttpRequest } from "./http.js";

export const HIDDEN = "***";
const SECRET_NAME = new RegExp(
  "pass(word|wd|phrase|code)?$|password|secret|signature|session_?key|api_?key|token" +
    "|user_?data|private_?key|access_?key|credential|pre_?shared|psk$|2fa|otp$",
  "i",
);
const JSON_FIELD = /"([^"\\]{1,64})"(\s*:\s*)"[^"\\]*(?:\\.[^"\\]*)*"/gs;
// `name=value` of a query or a form, which proxies quote in their error pages.
const FORM_FIELD = /(?<![\w.[\]%-])([\w.[\]%-]{1,64})=([^&;\s"'<>\\]+)/g;
const PRIVATE_HEADER = /^(cookie|authorization|proxy-authorization)$/i;
/** A shorter value may be a part of any text. */
const MIN_SECRET_LENGTH = 4;

/** Whether the value of a field or parameter of this name must not be shown. */
export const isSecret = (name: string): boolean => SECRET_NAME.test(name);

/** A text without the secrets in it: those that were sent, and those in JSON and queries. */
export function redactText(text: string, secrets: readonly string[] = []): string {
  let shown = text;
  for (const secret of secrets) {
    if (secret.length >= MIN_SECRET_LENGTH) shown = shown.replaceAll(secret, HIDDEN);
  }
  return shown
    .replace(JSON_FIELD, (field: string, name: string, colon: string) =>
      isSecret(name) ? `"${name}"${colon}"${HIDDEN}"` : field,
    )
    .replace(FORM_FIELD, (field: string, name: string) =>
      isSecret(name) ? `${name}=${HIDDEN}` : field,
    );
}

/** Headers without the secrets in them. */
export function redactHeaders(
  headers: Readonly<Record<string, string>>,
  secrets: readonly string[],
): Record<string, string> {
  const shown = Object.entries(headers).map(([name, text]) => {
    const isHidden = isSecret(name) || PRIVATE_HEADER.test(name);
    return [name, isHidden ? HIDDEN : redactText(text, secrets)] as const;
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
