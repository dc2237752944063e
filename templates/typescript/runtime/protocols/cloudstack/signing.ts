/** Signatures as servers compute them. Knows nothing of commands and HTTP. */
import type { Params } from "./params.js";

const encoder = /* @__PURE__ */ new TextEncoder();

/**
 * A value as Java's URLEncoder writes it, with `%20` for a space: only `A-Z a-z 0-9 . - * _` stay
 * as they are.
 */
export function encodeValue(value: string): string {
  return encodeURIComponent(value).replace(
    /[!'()~]/g,
    (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The key that signs, made of a secret. */
export async function importSecret(secret: string): Promise<CryptoKey> {
  const algorithm = { name: "HMAC", hash: "SHA-1" };
  return await crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, ["sign"]);
}

/** The signature of a request's parameters, to be sent along as `signature`. */
export async function signature(params: Params, key: CryptoKey): Promise<string> {
  // Names stay raw, and capitals sort before small letters, as in Java: by UTF-16 units.
  const text = [...params.keys()]
    .filter((name) => name !== "signature")
    .sort()
    .map((name) => `${name}=${encodeValue(params.get(name) ?? "")}`)
    .join("&")
    .toLowerCase();
  const made = new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(text)));
  return btoa(String.fromCharCode(...made));
}
