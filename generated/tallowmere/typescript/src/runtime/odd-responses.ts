/** How responses are shown that are not those of the API, or not as they should be. */
import { contentType, type HttpResponse } from "./http.js";
import { redactText } from "./redact.js";

const SHOWN = 200;
const SEARCHED = 8192;
const INVISIBLE = /[\x00-\x20\x7f-\x9f\u202a-\u202e\u2066-\u2069]+/g;

/** How the text of a response begins, in one line, for a message. */
export function excerpt(response: HttpResponse): string {
  let text = redactText(new TextDecoder().decode(response.body.subarray(0, SEARCHED)));
  if (contentType(response).includes("html")) text = text.replace(/<[^<>]*>/g, " ");
  const line = text.replace(INVISIBLE, " ").trim();
  return line && `: ${line.slice(0, SHOWN)}${line.length > SHOWN ? "..." : ""}`;
}

/** Where a redirect leads, without the query, which may repeat credentials. */
export function redirectTarget(response: HttpResponse): string {
  const location = (response.headers["location"] ?? "").replace(INVISIBLE, "");
  const target = location.replace(/\?.*/, "").replace(/\/\/[^/]*@/, "//");
  return target && ` to ${target.slice(0, SHOWN)}`;
}
