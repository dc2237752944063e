/** Requests and responses of the commands in the group Account. */
import type { Operation } from "../runtime/protocol/operation.js";
import * as write from "../runtime/protocol/writers.js";

export const CREATE_ACCOUNT: Operation = {
  name: "createAccount",
  params: [
    [write.integer, "accounttype"],
    [write.map, "accountdetails"],
    [write.text, "domainid"],
    [write.text, "email username password", 255],
  ],
  required: "accounttype email username password",
};

export const DELETE_ACCOUNT: Operation = {
  name: "deleteAccount",
  params: [
    [write.text, "id"],
  ],
  required: "id",
  flat: true,
};

export const LIST_ACCOUNTS: Operation = {
  name: "listAccounts",
  paged: true,
  params: [
    [write.boolean, "listall"],
    [write.text, "id"],
    [write.text, "state keyword", 255],
  ],
};
