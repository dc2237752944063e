/** What the docs say about an API as a whole. */
export interface Api {
  /** What the environment and the configuration file are named after. */
  readonly name: string;
  /** What servers are called, by their base URLs. Most requests are sent to the first. */
  readonly servers: Readonly<Record<string, string>>;
  /** The ways to authenticate: the header, the parameter, or the URL that gives tokens. */
  readonly auth: {
    readonly bearer?: string;
    readonly basic?: string;
    readonly header?: string;
    readonly query?: string;
    readonly oauth2?: string;
    readonly signed?: string;
  };
  /** What is sent before a key, such as `Token`. */
  readonly keyPrefix: string;
}
