/** A fetch that adds the user's key and the signature to the query of each request before `send` sends it. */
export declare function signedFetch(
  key: string,
  secret: string,
  send?: (request: Request) => Promise<Response>,
): (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>;
