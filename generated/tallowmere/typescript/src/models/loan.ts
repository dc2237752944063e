/** The model Loan. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface Loan {
  /** When it happened. */
  readonly at?: Date;
  /** One of `lent`, `extended`, `returned`. */
  readonly kind?: "lent" | "extended" | "returned" | (string & {});
  /** Who did it. */
  readonly by?: string;
}

/** How its fields are read. */
export const Loan: Model<Loan> = [
  [read.date, "at"],
  [read.text, "kind by"],
];
