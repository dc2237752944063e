/** The model MemberAddress. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface MemberAddress {
  /** Street and number. */
  readonly street?: string;
  /** The town. */
  readonly town?: string;
  /** Five digits. */
  readonly postcode?: string;
}

/** How its fields are read. */
export const MemberAddress: Model<MemberAddress> = [
  [read.text, "street town postcode"],
];
