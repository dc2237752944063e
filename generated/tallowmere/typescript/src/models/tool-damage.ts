/** The model ToolDamage. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface ToolDamage {
  readonly tool_id?: number;
  readonly text?: string;
}

/** How its fields are read. */
export const ToolDamage: Model<ToolDamage> = [
  [read.integer, "tool_id"],
  [read.text, "text"],
];
