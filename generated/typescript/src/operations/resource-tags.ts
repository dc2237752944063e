/** Requests and responses of the commands in the group Resource tags. */
import type { Operation } from "../runtime/protocol/operation.js";

export const CREATE_TAGS: Operation = {
  name: "createTags",
  params: {
    list: "resourceids",
    map: "tags",
    string255: "resourcetype",
  },
  required: "resourceids resourcetype tags",
  flat: true,
};

export const LIST_TAGS: Operation = {
  name: "listTags",
  paged: true,
  params: {
    string255: "key keyword",
  },
};
