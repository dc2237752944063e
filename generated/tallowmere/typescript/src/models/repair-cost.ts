/** The model RepairCost. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface RepairCost {
  /** In the currency of the branch. */
  readonly amount?: number;
  /** `branch` or `member`. */
  readonly paid_by?: "branch" | "member" | (string & {});
}

/** How its fields are read. */
export const RepairCost: Model<RepairCost> = [
  [read.float, "amount"],
  [read.text, "paid_by"],
];
