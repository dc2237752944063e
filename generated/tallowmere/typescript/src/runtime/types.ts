/** Types of arguments and fields. */
export type { Long } from "./json.js";

/** What is sent as one text. */
export type Scalar = string | number | bigint | boolean | Date;

/** The entries of a map: by their names, or as objects with the same names. */
export type Entries =
  | Readonly<Record<string, Scalar>>
  | ReadonlyMap<string, Scalar>
  | ReadonlyArray<Readonly<Record<string, Scalar>>>;

/** What a list may contain, of which the docs do not say more. */
export type ListItem = Scalar | Readonly<Record<string, Scalar>>;
