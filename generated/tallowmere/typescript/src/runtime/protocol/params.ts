/** The parts of a request. */
import { isSecret } from "../redact.js";

/** What is sent, by the part of the request: in the path, the query, headers and the body. */
export class Params {
  readonly path: Map<string, string> = new Map();
  readonly query: [string, readonly string[]][] = [];
  readonly headers: Map<string, string> = new Map();
  readonly body: Map<string, unknown> = new Map();
  /** A body that is a list. */
  items: readonly unknown[] | undefined;
  /** A body that is sent as it is. */
  content: File | string | undefined;
  /** That of a next page, which the server gave; it replaces path and query. */
  url: string | undefined;

  /** A copy with a query of its own. */
  copy(): Params {
    const made = new Params();
    for (const [name, text] of this.path) made.path.set(name, text);
    for (const [name, text] of this.headers) made.headers.set(name, text);
    for (const [name, value] of this.body) made.body.set(name, value);
    made.query.push(...this.query);
    made.items = this.items;
    made.content = this.content;
    made.url = this.url;
    return made;
  }

  /** The same with another value of a parameter of the query. */
  withQuery(name: string, text: string): Params {
    const made = this.copy();
    made.query.splice(0, Infinity, ...this.query.filter(([other]) => other !== name), [
      name,
      [text],
    ]);
    return made;
  }

  /** The values that are secret by the names of their parameters, also as they travel. */
  secrets(): string[] {
    const query = this.query.map(([name, texts]): [string, unknown] => [name, texts.join(",")]);
    const items: [string, unknown] = ["body", this.items];
    const all = [...this.path, ...query, ...this.headers, ...this.body, items];
    const found = all.flatMap(([name, value]) => [...secretsIn(name, value)]);
    return [...found, ...found.map(encodeURIComponent)];
  }
}

/** The texts in a value that are secret by the name of their field. */
function* secretsIn(name: string, value: unknown): Generator<string> {
  if (typeof value === "string") {
    if (isSecret(name)) yield value;
  } else if (Array.isArray(value)) {
    for (const item of value) yield* secretsIn(name, item);
  } else if (typeof value === "object" && value !== null && !(value instanceof Blob)) {
    for (const [key, item] of Object.entries(value)) yield* secretsIn(key, item);
  }
}
