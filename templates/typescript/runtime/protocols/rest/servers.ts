/** Where requests are sent: the server that the docs name, another one of them, or any URL. */
import { API } from "../../api.js";
import { ConfigurationError } from "../errors.js";
import { validatedEndpoint } from "../options.js";
import type { ClientOptions } from "./options.js";

/** The base URL, by default that of the docs; a documented server may be given by its name. */
export function endpointOf(options: ClientOptions): string {
  const url = chosen(options);
  if (url === "")
    throw new ConfigurationError("the docs do not say where the API is: give endpoint");
  if (url.includes("{")) {
    throw new ConfigurationError(
      `the endpoint ${url} has variables: give endpoint with their values`,
    );
  }
  return validatedEndpoint({ ...options, endpoint: url });
}

/** Whether a base URL is one of those that the API lists. */
export const isOwnServer = (url: string): boolean =>
  Object.keys(API.servers).some((server) => bare(server) === bare(url));

/** Whether a base URL is the one that the docs have requests sent to. */
export const isDefaultServer = (url: string): boolean => bare(url) === bare(defaultEndpoint());

/**
 * Where tokens are fetched: the URL of the docs, on the server that is chosen if it is on the
 * default one. Secrets for one server, such as a sandbox, are not sent to another. Empty if no URL
 * is known.
 */
export function tokenUrlOf(options: ClientOptions): string {
  if (options.tokenUrl !== undefined) return options.tokenUrl;
  const documented = API.auth.oauth2 ?? "";
  const standard = bare(defaultEndpoint());
  const wanted = bare(chosen(options));
  if (documented.startsWith(`${standard}/`)) return wanted + documented.slice(standard.length);
  if (URL.canParse(documented) && URL.canParse(standard)) {
    const url = new URL(documented);
    if (url.origin === new URL(standard).origin) return new URL(url.pathname, wanted).href;
  }
  return documented;
}

const defaultEndpoint = (): string => Object.keys(API.servers)[0] ?? "";

function chosen(options: ClientOptions): string {
  const url = options.endpoint ?? defaultEndpoint();
  const named = Object.entries(API.servers).find(
    ([, name]) => name !== "" && name.toLowerCase() === url.toLowerCase(),
  );
  return named?.[0] ?? url;
}

const bare = (url: string): string => url.replace(/\/+$/, "");
