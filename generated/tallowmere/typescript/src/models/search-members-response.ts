/** The model SearchMembersResponse. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";
import { Member } from "./member.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface SearchMembersResponse {
  /** The members of this page. */
  readonly data?: ReadonlyArray<Member>;
  /** How many there are on all pages. */
  readonly total?: number;
}

/** How its fields are read. */
export const SearchMembersResponse: Model<SearchMembersResponse> = [
  [read.integer, "total"],
  [read.nestedList, "data", () => Member],
];
