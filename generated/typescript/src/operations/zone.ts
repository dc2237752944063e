/** Requests and responses of the commands in the group Zone. */
import type { Operation } from "../runtime/protocol/operation.js";

export const LIST_ZONES: Operation = {
  name: "listZones",
  method: "GET",
  params: {
    boolean: "available showcapacities",
    integer: "page pagesize",
    string: "id",
    "string:255": "keyword",
  },
};
