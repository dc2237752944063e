/** Requests and responses of the commands in the group Resource tags. */
import type { Operation } from "../runtime/protocol/operation.js";
import * as write from "../runtime/protocol/writers.js";

export const CREATE_TAGS: Operation = {
  name: "createTags",
  params: [
    [write.list, "resourceids"],
    [write.map, "tags"],
    [write.text, "resourcetype", 255],
  ],
  required: "resourceids resourcetype tags",
  flat: true,
};

export const LIST_TAGS: Operation = {
  name: "listTags",
  paged: true,
  params: [
    [write.text, "key keyword", 255],
  ],
};
