/** The model AccountUser. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";

/** A user of an account. */
export interface AccountUser {
  readonly id?: string;
  readonly username?: string;
  readonly firstname?: string;
  readonly lastname?: string;
  readonly email?: string;
  readonly state?: string;
  readonly created?: Date;
  readonly timezone?: string;
  readonly account?: string;
  readonly accountid?: string;
  readonly accounttype?: number;
  readonly domain?: string;
  readonly domainid?: string;
  readonly roleid?: string;
  readonly rolename?: string;
  readonly roletype?: string;
  readonly apikey?: string;
  readonly secretkey?: string;
  readonly usersource?: string;
  readonly isdefault?: boolean;
  readonly iscallerchilddomain?: boolean;
}

/** How its fields are read. */
export const AccountUser: Model<AccountUser> = [
  [read.boolean, "isdefault iscallerchilddomain"],
  [read.date, "created"],
  [read.integer, "accounttype"],
  [
    read.text,
    "id username firstname lastname email state timezone account accountid domain domainid " +
      "roleid rolename roletype apikey secretkey usersource",
  ],
];
