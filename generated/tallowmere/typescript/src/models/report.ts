/** The model Report. */
import type { Model } from "../runtime/model.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface Report {
  readonly tool_id?: number;
  readonly days_lent?: number;
}

/** How its fields are read. */
export const Report: Model<Report> = {
  integer: "tool_id days_lent",
};
