/** What the docs say about an operation: plain data that the functions of a group share. */
import { ArgumentError } from "../errors.js";

export type Location = "path" | "query" | "header" | "body";
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD" | "OPTIONS";

/** A parameter: by default a text in the query that is named like the argument. */
export interface Param {
  /** Its name in requests. */
  readonly name?: string;
  readonly in?: Location;
  /** Only types whose values are checked; `files` are a list. */
  readonly type?: "boolean" | "integer" | "file" | "files";
  readonly required?: boolean;
  /** Its entries are the fields of the body. */
  readonly isBody?: boolean | "list";
  /** How a list is sent in a query or a form: by default its name is repeated. */
  readonly style?: "brackets" | "comma";
  /** The only value, which is sent without an argument. */
  readonly value?: string;
  /** Parameters that cannot be sent together with it, by their names in requests. */
  readonly excludes?: readonly string[];
  /** Parameters that have to be sent together with it. */
  readonly requires?: readonly string[];
}

/**
 * How a list is read page by page. `number`, `size`, `offset` and `cursor` are names of parameters;
 * `items`, `total`, `next` and `hasMore` are paths of keys in a response, `cursorField` is one in
 * an object: that of the last one is the cursor of the next page.
 */
export interface Paging {
  readonly kind: "page" | "offset" | "cursor" | "link";
  readonly number?: string;
  readonly first?: string;
  readonly size?: string;
  readonly offset?: string;
  readonly cursor?: string;
  readonly items?: string;
  readonly total?: string;
  readonly next?: string;
  readonly cursorField?: string;
  readonly hasMore?: string;
}

/** An operation. `path` has its variables as `{name}`. */
export interface Operation {
  readonly name: string;
  readonly method: Method;
  readonly path: string;
  readonly params?: Readonly<Record<string, Param>>;
  /** How fields of the body are sent: by default as JSON. */
  readonly body?: "form" | "multipart" | "raw";
  /** Where the object or the list is in a response: keys such as `data.tree`. */
  readonly key?: string;
  /** The object arrives in a list of one. */
  readonly single?: boolean;
  /** The content type of a response that may be something else than JSON. */
  readonly accept?: string;
  readonly paging?: Paging;
  /** What the docs say about the statuses of errors. */
  readonly statuses?: Readonly<Record<number, string>>;
  /** Where it is sent, if that is not the endpoint. */
  readonly server?: string;
  /** What the docs say about credentials; without, they are sent to the API's own servers. */
  readonly authenticated?: boolean;
}

const SAFE_METHODS: readonly string[] = ["GET", "HEAD", "OPTIONS"];
const VARIABLE = /\{([^{}]+)\}/;
const METHOD_AND_PATH = /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) (\/\S*)$/i;

/** Whether a parameter is the header by which a server recognizes a request that is sent again. */
export const isIdempotencyKey = (name: string, param: Param): boolean =>
  param.in === "header" && name.toLowerCase() === "idempotency-key";

/** Whether sending it twice does no harm: it only reads, or the server recognizes the second. */
export function isSafe(operation: Operation): boolean {
  if (SAFE_METHODS.includes(operation.method)) return true;
  const params = Object.entries(operation.params ?? {});
  return params.some(([id, param]) => isIdempotencyKey(param.name ?? id, param));
}

/** The texts of a path and the names of its variables, in turns. */
export const splitPath = (path: string): string[] => path.split(VARIABLE);

/** The operation of a method and a path, such as `GET /trees/{id}`. */
export function operationOf(request: string): Operation {
  const [, method, path] = METHOD_AND_PATH.exec(request) ?? [];
  if (method === undefined || path === undefined) {
    const shown = JSON.stringify(request);
    throw new ArgumentError(`${shown} is not a method and a path, such as "GET /trees"`);
  }
  const sent = method.toUpperCase() as Method;
  return { name: request, method: sent, path, accept: "application/json" };
}
