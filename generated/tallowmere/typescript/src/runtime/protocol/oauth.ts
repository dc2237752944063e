/** Tokens that a client fetches for itself: the client credentials of OAuth 2, RFC 6749. */
import { exchange, now } from "../calls.js";
import type { Context } from "../client.js";
import { UnexpectedResponse } from "../errors.js";
import { mergeHeaders, type HttpRequest } from "../http.js";
import { isObject } from "../json.js";
import { validatedEndpoint } from "../options.js";
import { SharedRequest } from "../shared-requests.js";
import { basicCredentials, type Auth, type Credentials } from "./auth.js";
import { RENEWAL_SECONDS } from "./limits.js";
import type { Operation } from "./operation.js";
import { isAuthenticated } from "./requests.js";
import { parse } from "./responses.js";

const TOKEN: Operation = { name: "token", method: "POST", path: "/" };

interface Token {
  readonly credentials: Credentials;
  /** On the clock of calls, in milliseconds. */
  readonly endsAt: number;
}

/** Fetches a token when first needed, and another one when it ends or is refused. */
export function clientCredentials(
  url: string,
  clientId: string,
  clientSecret: string,
  scope = "",
): Auth {
  validatedEndpoint({ endpoint: url });
  // RFC 6749, section 2.3.1: both are encoded as in a form first.
  const login = basicCredentials(formText(clientId), formText(clientSecret));
  const secrets = [...(login.secrets ?? []), clientSecret];
  const body = `grant_type=client_credentials${scope === "" ? "" : `&scope=${formText(scope)}`}`;
  let current: Token | undefined;
  const shared = new SharedRequest<Token>(TOKEN.name);

  async function fetchToken(context: Context, deadline: number): Promise<Token> {
    const headers = mergeHeaders(
      context.state.headers,
      { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" },
      login.headers,
    );
    const request: HttpRequest = {
      command: TOKEN.name,
      method: TOKEN.method,
      url,
      headers,
      body,
      attempt: 1,
      withCookies: false,
      secrets,
    };
    return exchange(context, request, deadline, (response) => tokenIn(parse(TOKEN, response)));
  }

  return {
    async authenticate(context, deadline, operation) {
      if (!isAuthenticated(context.state, operation)) return {};
      if (current !== undefined && now() < current.endsAt) return current.credentials;
      const fetch = async (): Promise<Token> => (current = await fetchToken(context, deadline));
      return (await shared.result(context, deadline, fetch)).credentials;
    },
    discard(credentials) {
      // Another call may have fetched one meanwhile: it stays.
      if (current?.credentials === credentials) current = undefined;
      return credentials.headers !== undefined;
    },
  };
}

/** The token in a response; nothing else of it is kept. */
function tokenIn(found: unknown): Token {
  const { access_token: token, expires_in: seconds } = isObject(found) ? found : {};
  if (typeof token !== "string" || token === "") {
    throw new UnexpectedResponse("the response contains no access token", TOKEN.name);
  }
  const lasts =
    typeof seconds === "number" ? Math.max(seconds - RENEWAL_SECONDS, seconds / 2) : Infinity;
  const credentials = { headers: { Authorization: `Bearer ${token}` }, secrets: [token] };
  return { credentials, endsAt: now() + lasts * 1000 };
}

const formText = (text: string): string => new URLSearchParams([["", text]]).toString().slice(1);
