/** Files in the body of a request. */
import { isBytes, Refusal, typeName } from "./values.js";

/** The argument for a file. `openAsBlob` of `node:fs` gives one that is read while it is sent. */
export type Upload = Blob | ArrayBuffer | Uint8Array;

/** The file of an argument, called like the parameter if it has no name of its own. */
export function readFile(name: string, value: unknown): File {
  if (value instanceof File) return value;
  if (value instanceof Blob || isBytes(value)) return new File([value as BlobPart], name);
  const hint = typeof value === "string" ? "; `openAsBlob` of node:fs opens a path" : "";
  throw new Refusal(`must be a Blob or bytes, not a value of type ${typeName(value)}${hint}`);
}
