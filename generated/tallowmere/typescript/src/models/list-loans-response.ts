/** The model ListLoansResponse. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface ListLoansResponse {
  readonly id?: number;
  readonly member_id?: number;
  readonly tool_ids?: ReadonlyArray<number>;
  readonly due_on?: string;
  readonly returned_at?: Date;
}

/** How its fields are read. */
export const ListLoansResponse: Model<ListLoansResponse> = [
  [read.date, "returned_at"],
  [read.integer, "id member_id"],
  [read.integers, "tool_ids"],
  [read.text, "due_on"],
];
