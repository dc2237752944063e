/** Requests and responses of the commands in the group Project. */
import type { Operation } from "../runtime/protocol/operation.js";
import * as write from "../runtime/protocol/writers.js";

export const CREATE_PROJECT: Operation = {
  name: "createProject",
  params: [
    [write.text, "name displaytext", 255],
  ],
  required: "name displaytext",
};

export const LIST_PROJECTS: Operation = {
  name: "listProjects",
  paged: true,
  params: [
    [write.map, "tags"],
    [write.text, "id"],
    [write.text, "keyword", 255],
  ],
};

export const DELETE_PROJECT: Operation = {
  name: "deleteProject",
  params: [
    [write.text, "id"],
  ],
  required: "id",
  flat: true,
};
