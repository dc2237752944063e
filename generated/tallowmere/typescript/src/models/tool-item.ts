/** The model ToolItem. */
import type { Model } from "../runtime/model.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface ToolItem {
  /** The number on the tool. */
  readonly tool_id?: number;
  /** What is scratched already. */
  readonly note?: string;
}

/** How its fields are read. */
export const ToolItem: Model<ToolItem> = {
  integer: "tool_id",
  string: "note",
};
