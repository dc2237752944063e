/** The model Tool. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface Tool {
  /** The number on the tool. */
  readonly id?: number;
  /** What it is called on the shelf. */
  readonly name?: string;
  /** `available`, `lent` or `in_repair`. */
  readonly state?: "available" | "lent" | "in_repair" | (string & {});
  /** Where it is kept. */
  readonly branch_id?: number;
  /** What a member leaves for it. */
  readonly deposit?: number;
  /** When it was bought. */
  readonly bought_on?: string;
  /** For searching. */
  readonly labels?: ReadonlyArray<string>;
}

/** How its fields are read. */
export const Tool: Model<Tool> = [
  [read.float, "deposit"],
  [read.integer, "id branch_id"],
  [read.text, "name state bought_on"],
  [read.texts, "labels"],
];
