/** The model ToolPurchase. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface ToolPurchase {
  /** What it cost. */
  readonly price?: number;
  /** When it was bought. */
  readonly bought_on?: string;
}

/** How its fields are read. */
export const ToolPurchase: Model<ToolPurchase> = [
  [read.float, "price"],
  [read.text, "bought_on"],
];
