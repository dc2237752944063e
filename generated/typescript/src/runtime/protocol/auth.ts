/** Authentication with keys, which sign requests. */
import type { Context } from "../client.js";
import { ConfigurationError } from "../errors.js";
import type { Operation } from "./operation.js";
import { expirationOf, type ClientOptions } from "./options.js";
import type { Params } from "./params.js";
import { signer } from "./signing.js";

/** What a request is authenticated with. */
export interface Credentials {
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether browsers send cookies with it. */
  readonly isSession?: boolean;
  sign(params: Params): Promise<Params>;
}

/** How a client authenticates its requests. */
export interface Authenticator {
  /** What `send` gives with credentials; it is called again if others may be accepted. */
  authenticated<T>(
    context: Context,
    deadline: number,
    send: (credentials: Credentials) => Promise<T>,
    operation: Operation,
  ): Promise<T>;
  /** End what was begun on the server. */
  close?(context: Context): Promise<void>;
}

/** The keys among the options, with signature version 3; a ConfigurationError without them. */
export function createKeyAuthenticator(options: ClientOptions): Authenticator {
  const { key, secret } = options;
  const expiration = expirationOf(options);
  if (!key || !secret) {
    throw new ConfigurationError("key and secret are needed: only a Client logs in");
  }
  const signature = signer(secret);
  const keys: Credentials = {
    sign: async (params) => {
      const expires = new Date(Date.now() + expiration).toISOString();
      const signed = new Map(params)
        .set("apiKey", key)
        .set("signatureVersion", "3")
        .set("expires", `${expires.slice(0, 19)}+0000`);
      return signed.set("signature", await signature(signed));
    },
  };
  return { authenticated: (_context, _deadline, send) => send(keys) };
}
