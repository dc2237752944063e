/** Requests and responses of the commands in the group Project. */
import type { Operation } from "../runtime/protocol/operation.js";

export const CREATE_PROJECT: Operation = {
  name: "createProject",
  params: {
    string255: "name displaytext",
  },
  required: "name displaytext",
};

export const LIST_PROJECTS: Operation = {
  name: "listProjects",
  paged: true,
  params: {
    map: "tags",
    string: "id",
    string255: "keyword",
  },
};

export const DELETE_PROJECT: Operation = {
  name: "deleteProject",
  params: {
    string: "id",
  },
  required: "id",
  flat: true,
};
