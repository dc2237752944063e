/** Requests and responses of the commands in the group Zone. */
import type { Operation } from "../runtime/protocol/operation.js";

export const LIST_ZONES: Operation = {
  name: "listZones",
  paged: true,
  params: {
    boolean: "available showcapacities",
    string: "id",
    string255: "keyword",
  },
};
