/** Requests and responses of the commands in the group Configuration. */
import type { Operation } from "../runtime/protocol/operation.js";

export const LIST_CAPABILITIES: Operation = {
  name: "listCapabilities",
  key: "capability",
};
