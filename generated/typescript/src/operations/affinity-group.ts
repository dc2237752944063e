/** Requests and responses of the commands in the group Affinity group. */
import type { Operation } from "../runtime/protocol/operation.js";
import * as rules from "../runtime/protocol/rules.js";
import * as write from "../runtime/protocol/writers.js";

export const CREATE_AFFINITY_GROUP: Operation = {
  name: "createAffinityGroup",
  params: [
    [write.text, "name type", 255],
    [write.text, "description", 4096],
  ],
  required: "name type",
};

export const DELETE_AFFINITY_GROUP: Operation = {
  name: "deleteAffinityGroup",
  params: [
    [write.text, "id"],
    [write.text, "name", 255],
  ],
  rules: [
    [rules.excludes, "id", "name"],
  ],
  flat: true,
};

export const LIST_AFFINITY_GROUPS: Operation = {
  name: "listAffinityGroups",
  paged: true,
  params: [
    [write.text, "id"],
    [write.text, "keyword", 255],
  ],
};
