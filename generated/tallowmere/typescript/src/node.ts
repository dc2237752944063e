/** Clients that are configured by the environment and by configuration files. Not for browsers. */
import { Client } from "./client.js";
import { loadOptions } from "./runtime/protocol/config.js";
import type { ClientOptions } from "./runtime/protocol/interface.js";

export { loadOptions };

/**
 * A client configured by the environment and by configuration files. Options that are given here
 * come first, then those of the environment, then those of the files; the package's README names
 * both. `profile` is a section of the files.
 */
export function fromConfig(profile?: string, options: ClientOptions = {}): Client {
  return new Client(loadOptions(profile, options));
}
