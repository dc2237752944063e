/** The model ToolItem. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface ToolItem {
  /** The number on the tool. */
  readonly tool_id?: number;
  /** What is scratched already. */
  readonly note?: string;
}

/** How its fields are read. */
export const ToolItem: Model<ToolItem> = [
  [read.integer, "tool_id"],
  [read.text, "note"],
];
