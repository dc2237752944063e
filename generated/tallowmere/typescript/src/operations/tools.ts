/** Requests and responses of the operations in the group Tools. */
import type { Operation } from "../runtime/protocol/operation.js";

export const LIST_TOOLS: Operation = {
  name: "list_tools",
  method: "GET",
  path: "/v1/tools",
  params: {
    page: { type: "integer" },
    per_page: { type: "integer" },
    branch_id: { type: "integer" },
    state: {},
  },
  key: "data",
  paging: { kind: "page", number: "page", size: "per_page", total: "total" },
};

export const GET_TOOL: Operation = {
  name: "get_tool",
  method: "GET",
  path: "/v1/tools/{tool_id}",
  params: {
    tool_id: { in: "path", required: true },
  },
};

export const ADD_TOOL: Operation = {
  name: "add_tool",
  method: "POST",
  path: "/v1/tools",
  params: {
    name: { in: "body", required: true },
    branch_id: { in: "body", type: "integer", required: true },
    deposit: { in: "body" },
    labels: { in: "body" },
    purchase: { in: "body" },
  },
  statuses: {
    404: "There is no such branch.",
    422: "A value is missing or wrong.",
  },
};

export const CHANGE_TOOL: Operation = {
  name: "change_tool",
  method: "PATCH",
  path: "/v1/tools/{tool_id}",
  params: {
    tool_id: { in: "path", type: "integer", required: true },
    name: { in: "body" },
    deposit: { in: "body" },
    state: { in: "body" },
  },
};

export const REMOVE_TOOL: Operation = {
  name: "remove_tool",
  method: "DELETE",
  path: "/v1/tools/{tool_id}",
  params: {
    tool_id: { in: "path", required: true },
  },
  statuses: {
    409: "The tool is lent.",
  },
};

export const ATTACH_PHOTO: Operation = {
  name: "attach_photo",
  method: "POST",
  path: "/v1/tools/{tool_id}/photos",
  server: "https://files.tallowmere.example",
  authenticated: true,
  body: "multipart",
  params: {
    photo: { in: "body", type: "file", required: true },
    tool_id: { in: "path", required: true },
    caption: { in: "body" },
  },
};

export const FETCH_PHOTO: Operation = {
  name: "fetch_photo",
  method: "GET",
  path: "/v1/photos/{photo_id}",
  server: "https://files.tallowmere.example",
  authenticated: true,
  params: {
    photo_id: { in: "path", required: true },
    width: { type: "integer" },
  },
  accept: "application/json",
};
