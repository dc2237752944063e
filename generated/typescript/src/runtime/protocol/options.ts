/** The options of a client. */
import { requireRange, type ConnectionOptions } from "../options.js";
import { DEFAULT_EXPIRATION, MAX_EXPIRATION } from "./limits.js";

/** `key` and `secret` sign requests; `username`, `password` and `domain` log in instead. */
export interface ClientOptions extends ConnectionOptions {
  readonly key?: string | undefined;
  readonly secret?: string | undefined;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly domain?: string | undefined;
  /** The milliseconds that a signature is valid: 600 000 by default, at most 900 000. */
  readonly expiration?: number | undefined;
  /** Also sends commands that only read as a POST. */
  readonly alwaysPost?: boolean | undefined;
}

/** How long signatures are valid; a ConfigurationError if no server accepts that. */
export function expirationOf({ expiration = DEFAULT_EXPIRATION }: ClientOptions): number {
  requireRange("expiration", expiration, 1, MAX_EXPIRATION);
  return expiration;
}
