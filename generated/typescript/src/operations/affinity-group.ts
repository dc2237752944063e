/** Requests and responses of the commands in the group Affinity group. */
import type { Operation } from "../runtime/protocol/operation.js";

export const CREATE_AFFINITY_GROUP: Operation = {
  name: "createAffinityGroup",
  params: {
    "string:255": "name type",
    "string:4096": "description",
  },
  required: "name type",
};

export const DELETE_AFFINITY_GROUP: Operation = {
  name: "deleteAffinityGroup",
  params: {
    string: "id",
    "string:255": "name",
  },
  excludes: [
    ["id", "name"],
    ["name", "id"],
  ],
  flat: true,
};

export const LIST_AFFINITY_GROUPS: Operation = {
  name: "listAffinityGroups",
  method: "GET",
  params: {
    integer: "page pagesize",
    string: "id",
    "string:255": "keyword",
  },
};
