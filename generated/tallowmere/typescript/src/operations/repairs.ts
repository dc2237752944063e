/** Requests and responses of the operations in the group Repairs. */
import type { Operation } from "../runtime/protocol/operation.js";

export const LIST_OPEN_REPAIRS: Operation = {
  name: "list_open_repairs",
  method: "GET",
  path: "/v1/repairs",
  params: {
    page: { type: "integer" },
    per_page: { type: "integer" },
    mine: { type: "boolean" },
  },
  accept: "application/json",
};

export const OPEN_REPAIR: Operation = {
  name: "open_repair",
  method: "POST",
  path: "/v1/repairs",
  params: {
    tool_id: { in: "body", type: "integer", required: true },
    fault: { in: "body", required: true },
    parts: { in: "body" },
  },
  accept: "application/json",
};

export const CLOSE_REPAIR: Operation = {
  name: "close_repair",
  method: "PUT",
  path: "/v1/repairs/{repair_id}/closing",
  body: "form",
  params: {
    outcome: { in: "body", required: true },
    repair_id: { in: "path", required: true },
    cost: { in: "body" },
  },
  accept: "application/json",
};

export const RECORD_SPARE_PART: Operation = {
  name: "record_spare_part",
  method: "POST",
  path: "/v1/repairs/{repair_id}/parts",
  params: {
    part: { in: "body", required: true },
    repair_id: { in: "path", required: true },
    X_Request_Id: { name: "X-Request-Id", in: "header" },
  },
  accept: "application/json",
};
