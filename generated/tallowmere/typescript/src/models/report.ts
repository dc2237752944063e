/** The model Report. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface Report {
  readonly tool_id?: number;
  readonly days_lent?: number;
}

/** How its fields are read. */
export const Report: Model<Report> = [
  [read.integer, "tool_id days_lent"],
];
