/** The model RepairFault. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface RepairFault {
  /** In your own words. */
  readonly text?: string;
  /** Possible values: `cosmetic`, `usable`, `unusable`. */
  readonly severity?: "cosmetic" | "usable" | "unusable" | (string & {});
}

/** How its fields are read. */
export const RepairFault: Model<RepairFault> = [
  [read.text, "text severity"],
];
