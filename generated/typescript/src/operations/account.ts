/** Requests and responses of the commands in the group Account. */
import type { Operation } from "../runtime/protocol/operation.js";

export const CREATE_ACCOUNT: Operation = {
  name: "createAccount",
  params: {
    integer: "accounttype",
    map: "accountdetails",
    string: "domainid",
    string255: "email username password",
  },
  required: "accounttype email username password",
};

export const DELETE_ACCOUNT: Operation = {
  name: "deleteAccount",
  params: {
    string: "id",
  },
  required: "id",
  flat: true,
};

export const LIST_ACCOUNTS: Operation = {
  name: "listAccounts",
  paged: true,
  params: {
    boolean: "listall",
    string: "id",
    string255: "state keyword",
  },
};
