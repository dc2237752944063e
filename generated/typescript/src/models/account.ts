/** The model Account. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";
import { AccountUser } from "./account-user.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface Account {
  /** The account */
  readonly id?: string;
  /** Its name */
  readonly name?: string;
  /** 0 for a user, 1 for an administrator, 2 for a domain's administrator */
  readonly accounttype?: number;
  /** Its domain */
  readonly domainid?: string;
  /** enabled, disabled or locked */
  readonly state?: string;
  /** The users in it */
  readonly user?: ReadonlyArray<AccountUser>;
  /** Settings of the account */
  readonly accountdetails?: Readonly<Record<string, unknown>>;
  /** The job that last worked on this object */
  readonly jobid?: string;
  /** How far that job has come */
  readonly jobstatus?: number;
}

/** How its fields are read. */
export const Account: Model<Account> = [
  [read.integer, "accounttype jobstatus"],
  [read.object, "accountdetails"],
  [read.text, "id name domainid state jobid"],
  [read.nestedList, "user", () => AccountUser],
];
