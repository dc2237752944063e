/** Requests and responses of the commands in the group Affinity group. */
import type { Operation } from "../runtime/protocol/operation.js";

export const CREATE_AFFINITY_GROUP: Operation = {
  name: "createAffinityGroup",
  params: {
    string255: "name type",
    string4096: "description",
  },
  required: "name type",
};

export const DELETE_AFFINITY_GROUP: Operation = {
  name: "deleteAffinityGroup",
  params: {
    string: "id",
    string255: "name",
  },
  excludes: [
    ["id", "name"],
  ],
  flat: true,
};

export const LIST_AFFINITY_GROUPS: Operation = {
  name: "listAffinityGroups",
  paged: true,
  params: {
    string: "id",
    string255: "keyword",
  },
};
