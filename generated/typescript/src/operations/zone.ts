/** Requests and responses of the commands in the group Zone. */
import type { Operation } from "../runtime/protocol/operation.js";
import * as write from "../runtime/protocol/writers.js";

export const LIST_ZONES: Operation = {
  name: "listZones",
  paged: true,
  params: [
    [write.boolean, "available showcapacities"],
    [write.text, "id"],
    [write.text, "keyword", 255],
  ],
};
