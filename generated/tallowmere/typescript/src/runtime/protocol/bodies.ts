/** The body and the query of a request as they travel. */
import { isObject } from "../json.js";
import type { Operation } from "./operation.js";
import type { Params } from "./params.js";

/** A body and its content type. */
export interface Body {
  readonly content: string | Blob;
  readonly type: string;
}

/** The body of a request; undefined if there is nothing to send. */
export function encodeBody(operation: Operation, params: Params): Body | undefined {
  if (typeof params.content === "string")
    return { content: params.content, type: "text/plain; charset=utf-8" };
  if (params.content !== undefined) {
    return { content: params.content, type: params.content.type || "application/octet-stream" };
  }
  if (params.items !== undefined) {
    return { content: writeJson(params.items), type: "application/json" };
  }
  if (params.body.size === 0) return undefined;
  if (operation.body === "form") {
    return { content: encodeForm(params.body), type: "application/x-www-form-urlencoded" };
  }
  if (operation.body === "multipart") return multipart(params.body);
  return { content: writeJson(Object.fromEntries(params.body)), type: "application/json" };
}

/** A query; only commas that join values stay as they are. */
export const encodeQuery = (pairs: Iterable<readonly [string, readonly string[]]>): string =>
  Array.from(
    pairs,
    ([name, texts]) => `${encoded(name)}=${texts.map(encoded).join(",")}`,
  ).join("&");

/** A text of which only unreserved characters stay, RFC 3986. */
export const encoded = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** A form as WHATWG's URL standard writes it. */
function encodeForm(fields: ReadonlyMap<string, unknown>): string {
  const form = new URLSearchParams();
  for (const [name, texts] of fields)
    for (const text of texts as readonly string[]) form.append(name, text);
  return String(form);
}

/**
 * A multipart body, RFC 7578, as a Blob: files are read while they are sent, and can be sent again.
 */
function multipart(fields: ReadonlyMap<string, unknown>): Body {
  const boundary = crypto.randomUUID();
  const parts: (string | Blob)[] = [];
  for (const [name, items] of fields) {
    for (const item of items as readonly (string | File)[]) {
      const file = typeof item === "string" ? "" : `; filename="${quoted(item.name)}"`;
      const type =
        typeof item === "string"
          ? ""
          : `\r\nContent-Type: ${item.type || "application/octet-stream"}`;
      parts.push(
        `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"${file}${type}\r\n\r\n`,
      );
      parts.push(item, "\r\n");
    }
  }
  parts.push(`--${boundary}--\r\n`);
  return { content: new Blob(parts), type: `multipart/form-data; boundary=${boundary}` };
}

/** What WHATWG has browsers do with names in multipart bodies. */
const quoted = (name: string): string =>
  name.replaceAll('"', "%22").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

/** A value as JSON; a `bigint` is a number with all its digits. */
function writeJson(value: unknown): string {
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return `[${value.map(writeJson).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value);
  return `{${entries.map(([name, item]) => `${JSON.stringify(name)}:${writeJson(item)}`).join(",")}}`;
}
