/** The model Part. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface Part {
  /** The number in the catalog. */
  readonly sku?: string;
  /** How many; one if not given. */
  readonly count?: number;
}

/** How its fields are read. */
export const Part: Model<Part> = [
  [read.integer, "count"],
  [read.text, "sku"],
];
