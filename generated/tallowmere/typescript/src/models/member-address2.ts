/** The model MemberAddress2. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface MemberAddress2 {
  readonly street?: string;
  readonly town?: string;
}

/** How its fields are read. */
export const MemberAddress2: Model<MemberAddress2> = [
  [read.text, "street town"],
];
