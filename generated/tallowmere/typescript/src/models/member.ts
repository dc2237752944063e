/** The model Member. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";
import { MemberAddress2 } from "./member-address2.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface Member {
  /** [read-only] The number of the member. */
  readonly id?: number;
  /** [read-only] What is printed on the card. */
  readonly card?: string;
  /** First and last name. */
  readonly name?: string;
  /** For reminders. */
  readonly email?: string;
  /** For reminders. */
  readonly phone?: string;
  /** Whether the member gets nothing new. */
  readonly is_blocked?: boolean;
  /** [read-only] When the member was registered. */
  readonly joined_at?: Date;
  readonly address?: MemberAddress2;
}

/** How its fields are read. */
export const Member: Model<Member> = [
  [read.boolean, "is_blocked"],
  [read.date, "joined_at"],
  [read.integer, "id"],
  [read.text, "card name email phone"],
  [read.nested, "address", () => MemberAddress2],
];
