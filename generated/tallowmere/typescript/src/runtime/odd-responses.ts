/** How responses are shown that are not those of the API, or not as they should be. */
import type { HttpResponse } from "./http.js";
import { MAX_EXCERPT_BYTES, MAX_EXCERPT_LENGTH } from "./limits.js";
import { redactText } from "./redact.js";

const TAG = /<[^<>]*>/g;
const INVISIBLE = /[\s\p{C}]+/gu;

/** How the text of a response begins, in one line, for a message. */
export function excerpt(response: HttpResponse): string {
  const text = redactText(new TextDecoder().decode(response.body.subarray(0, MAX_EXCERPT_BYTES)));
  const line = text.replace(TAG, " ").replace(INVISIBLE, " ").trim();
  const end = line.length > MAX_EXCERPT_LENGTH ? "..." : "";
  return line && `: ${line.slice(0, MAX_EXCERPT_LENGTH)}${end}`;
}

/** Where a redirect leads, without the query, which may repeat credentials. */
export function redirectTarget(response: HttpResponse): string {
  const location = (response.headers["location"] ?? "").replace(INVISIBLE, "");
  const target = location.replace(/\?.*/, "").replace(/\/\/[^/]*@/, "//");
  return target && ` to ${target.slice(0, MAX_EXCERPT_LENGTH)}`;
}
