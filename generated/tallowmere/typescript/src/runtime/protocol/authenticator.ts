/** Sending with credentials, and with others if the server refuses the first ones. */
import type { Context } from "../client.js";
import { isUnauthenticated } from "../retries.js";
import { createAuth, type Credentials } from "./auth.js";
import type { Operation } from "./operation.js";
import type { ClientOptions } from "./options.js";

/** How a client authenticates its requests. */
export interface Authenticator {
  /** What `send` gives with credentials; it is called again if others may be accepted. */
  authenticated<T>(
    context: Context,
    deadline: number,
    send: (credentials: Credentials) => Promise<T>,
    operation: Operation,
  ): Promise<T>;
  /** End what has begun on the server. */
  close(context: Context): Promise<void>;
}

/** What the options ask for; a ConfigurationError if something is missing. */
export function createAuthenticator(options: ClientOptions): Authenticator {
  const auth = createAuth(options);
  return {
    async authenticated(context, deadline, send, operation) {
      const credentials = await auth.authenticate(context, deadline, operation);
      try {
        return await send(credentials);
      } catch (error) {
        // Nothing was run: the server checks credentials before anything else.
        const isFinal = context.state.isClosed || !isUnauthenticated(error);
        if (isFinal || !auth.discard?.(credentials)) throw error;
      }
      return await send(await auth.authenticate(context, deadline, operation));
    },
    close: async (context) => await auth.close?.(context),
  };
}
