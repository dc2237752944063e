/** A client: what all calls share. It knows no commands. */
import { USER_AGENT } from "../identity.js";
import { ConfigurationError } from "./errors.js";
import { mergeHeaders } from "./http.js";
import { MAX_BUDGET } from "./limits.js";
import { validated, type CallOptions } from "./options.js";
import {
  createAuthenticator,
  endpointOf,
  type Authenticator,
  type ClientOptions,
} from "./protocol/interface.js";

/** What the calls of a client, and of those made of it `withOptions`, have in common. */
export interface ClientState {
  readonly settings: ClientOptions;
  readonly endpoint: string;
  readonly auth: Authenticator;
  readonly headers: Readonly<Record<string, string>>;
  /** What is left for retries. */
  budget: number;
  /** The largest page that the server gives, once it has refused a larger one. */
  maxPageSize?: number;
  isClosed: boolean;
}

/** A client as a call sees it: its state, and the options of the call. */
export interface Context {
  readonly state: ClientState;
  readonly options: CallOptions;
}

// Not properties of the client: they would show secrets where it is printed.
const contexts = new WeakMap<ApiClient, Context>();

/** Sends commands, as functions that take it as their first argument. */
export class ApiClient {
  /** A ConfigurationError if it cannot work with these options. */
  constructor(options: ClientOptions = {}, auth: Authenticator = createAuthenticator(options)) {
    const settings = validated(options);
    const { process } = globalThis as { process?: { versions?: { node?: string } } };
    const state: ClientState = {
      settings,
      endpoint: endpointOf(settings),
      auth,
      // Browsers say themselves what they are, and ask servers before they send another header.
      headers: mergeHeaders(process?.versions?.node ? { "User-Agent": USER_AGENT } : {}, settings.headers),
      budget: MAX_BUDGET,
      isClosed: false,
    };
    contexts.set(this, { state, options: settings });
  }

  /** The same client with other options. */
  withOptions(options: CallOptions): this {
    const other = Object.create(this) as this;
    contexts.set(other, contextOf(this, options));
    return other;
  }

  /** End what the client has begun on the server: its session, if there is one. */
  async close(): Promise<void> {
    const context = contextOf(this);
    if (context.state.isClosed) return;
    context.state.isClosed = true;
    await context.state.auth.close?.(context);
  }
}

/** What a call needs of a client. */
export function contextOf(client: ApiClient, options: CallOptions = {}): Context {
  const context = contexts.get(client);
  if (context === undefined) throw new ConfigurationError("not a client of this package");
  const given = Object.entries(validated(options)).filter(([, value]) => value !== undefined);
  return { state: context.state, options: { ...context.options, ...Object.fromEntries(given) } };
}
