/** The options of a client. */
import type { ConnectionOptions } from "../options.js";
import type { Auth } from "./auth.js";

/** What a client is created with. */
export interface ClientOptions extends ConnectionOptions {
  /** The base URL, or the name of a server in the docs, whose first one is the default. */
  readonly endpoint?: string | undefined;
  /** A bearer token. */
  readonly token?: string | undefined;
  /** A key, sent where the docs say, or as the header `keyHeader` or the parameter `keyQuery`. */
  readonly key?: string | undefined;
  readonly keyHeader?: string | undefined;
  readonly keyQuery?: string | undefined;
  /** Several keys that are sent together, by their names. */
  readonly keys?: Readonly<Record<string, string>> | undefined;
  /** A user name and a password, which are sent with each request. */
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** With these, tokens are fetched from `tokenUrl`: the client credentials of OAuth 2. */
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
  readonly tokenUrl?: string | undefined;
  /** Any other way to authenticate. */
  readonly auth?: Auth | undefined;
}
