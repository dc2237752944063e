/** Signatures as servers compute them. Knows nothing of commands and HTTP. */
import type { Params } from "./params.js";

const encoder = /* @__PURE__ */ new TextEncoder();

/**
 * A value as Java's URLEncoder writes it, with `%20` for a space: only `A-Z a-z 0-9 . - * _` stay
 * as they are. It is signed in small letters, so that digits may be such.
 */
const encodeValue = (value: string): string =>
  encodeURIComponent(value).replace(
    /[!'()~]/g,
    (found) => `%${found.charCodeAt(0).toString(16)}`,
  );

/** A function that signs parameters: the signature is to be sent along as `signature`. */
export function signer(secret: string): (params: Params) => Promise<string> {
  const algorithm = { name: "HMAC", hash: "SHA-1" };
  let key: Promise<CryptoKey> | undefined;
  return async (params) => {
    const { subtle } = crypto;
    // Names stay raw, and capitals sort before small letters, as in Java: by UTF-16 units.
    const text = [...params.keys()]
      .sort()
      .map((name) => `${name}=${encodeValue(params.get(name) ?? "")}`)
      .join("&")
      .toLowerCase();
    key ??= subtle.importKey("raw", encoder.encode(secret), algorithm, false, ["sign"]);
    const made = new Uint8Array(await subtle.sign("HMAC", await key, encoder.encode(text)));
    return btoa(String.fromCharCode(...made));
  };
}
