/** Signatures as servers compute them. Knows nothing of commands and HTTP. */
import { formEncoded, type Params } from "./params.js";

const encoder = /* @__PURE__ */ new TextEncoder();

/** A function that signs parameters: the signature is to be sent along as `signature`. */
export function signer(secret: string): (params: Params) => Promise<string> {
  const algorithm = { name: "HMAC", hash: "SHA-1" };
  let key: Promise<CryptoKey> | undefined;
  return async (params) => {
    const { subtle } = crypto;
    // Names stay raw, and capitals sort before small letters, as in Java: by UTF-16 units.
    const text = [...params.keys()]
      .sort()
      // Values are as in forms, but for spaces.
      .map((name) => `${name}=${formEncoded(params.get(name) ?? "").replaceAll("+", "%20")}`)
      .join("&")
      .toLowerCase();
    key ??= subtle.importKey("raw", encoder.encode(secret), algorithm, false, ["sign"]);
    const made = new Uint8Array(await subtle.sign("HMAC", await key, encoder.encode(text)));
    return btoa(String.fromCharCode(...made));
  };
}
