/** Authentication with a user's name and password: requests belong to a session. */
import { exchange, now } from "../calls.js";
import type { Context } from "../client.js";
import { ConfigurationError, SdkError, UnexpectedResponse } from "../errors.js";
import type { HttpResponse } from "../http.js";
import { isUnauthenticated } from "../retries.js";
import { SharedRequest } from "../shared-requests.js";
import { createKeyAuthenticator, type Authenticator, type Credentials } from "./auth.js";
import { LOGOUT_TIMEOUT } from "./limits.js";
import type { Operation } from "./operation.js";
import type { ClientOptions } from "./options.js";
import type { Params } from "./params.js";
import { encodeRequest } from "./requests.js";
import { parse } from "./responses.js";

const LOGIN: Operation = { name: "login" };
const LOGOUT: Operation = { name: "logout" };

/** What the options ask for, keys or a login; a ConfigurationError if something is missing. */
export function createAuthenticator(options: ClientOptions): Authenticator {
  const { key, secret, username, password, domain } = options;
  if (key && secret) return createKeyAuthenticator(options);
  if (username && password) return new LoginAuthenticator(username, password, domain);
  throw new ConfigurationError("key and secret are needed, or username and password");
}

/** A session after a login: its key, and the headers with its cookies. */
class Session implements Credentials {
  readonly isSession = true;
  readonly headers: Readonly<Record<string, string>>;
  readonly #key: string;

  constructor(key: string, cookies: readonly string[]) {
    this.#key = key;
    const sent = cookies.map((text) => text.split(";", 1)[0]).join("; ");
    this.headers = sent ? { Cookie: sent } : {};
  }

  async sign(params: Params): Promise<Params> {
    return new Map(params).set("sessionkey", this.#key);
  }
}

/** Logs in when first needed, and again when the server has ended the session. */
class LoginAuthenticator implements Authenticator {
  readonly #params: Params;
  readonly #login = new SharedRequest<Session>(LOGIN.name);
  #session: Session | undefined;

  constructor(username: string, password: string, domain: string | undefined) {
    const params = new Map([
      ["command", "login"],
      ["response", "json"],
      ["username", username],
      ["password", password],
    ]);
    this.#params = domain ? params.set("domain", domain) : params;
  }

  async authenticated<T>(
    context: Context,
    deadline: number,
    send: (credentials: Credentials) => Promise<T>,
  ): Promise<T> {
    const session = await this.#open(context, deadline);
    try {
      return await send(session);
    } catch (error) {
      // Nothing was run: the server checks the session before anything else.
      if (context.state.isClosed || !isUnauthenticated(error)) throw error;
    }
    // Another call may have logged in again meanwhile: its session stays.
    if (this.#session === session) this.#session = undefined;
    return await send(await this.#open(context, deadline));
  }

  /** The session under way, or a new one. */
  async #open(context: Context, deadline: number): Promise<Session> {
    const logIn = async (): Promise<Session> =>
      (this.#session = await this.#logIn(context, deadline));
    return this.#session ?? (await this.#login.result(context, deadline, logIn));
  }

  async #logIn(context: Context, deadline: number): Promise<Session> {
    const request = encodeRequest("POST", context.state, this.#params, { isSession: true }, 1);
    return await exchange(context, request, deadline, (response: HttpResponse) => {
      const { sessionkey } = parse(LOGIN, response);
      if (typeof sessionkey !== "string" || !sessionkey) {
        throw new UnexpectedResponse("the response contains no session key", LOGIN.name);
      }
      return new Session(sessionkey, response.cookies);
    });
  }

  async close(context: Context): Promise<void> {
    const session = this.#session ?? (await this.#login.pending?.catch(() => undefined));
    if (session === undefined) return;
    const params = await session.sign(new Map([["command", LOGOUT.name], ["response", "json"]]));
    const request = encodeRequest("POST", context.state, params, session, 1);
    try {
      await exchange(context, request, now() + LOGOUT_TIMEOUT, () => undefined);
    } catch (error) {
      // The session ends by itself.
      if (!(error instanceof SdkError)) throw error;
    }
    this.#session = undefined;
  }
}
