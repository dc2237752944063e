/** The model ToolPurchase. */
import type { Model } from "../runtime/model.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface ToolPurchase {
  /** What it cost. */
  readonly price?: number;
  /** When it was bought. */
  readonly bought_on?: Date;
}

/** How its fields are read. */
export const ToolPurchase: Model<ToolPurchase> = {
  date: "bought_on",
  float: "price",
};
