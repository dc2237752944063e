/** Requests and responses of the operations in the group Reports. */
import type { Operation } from "../runtime/protocol/operation.js";

export const USAGE_REPORT: Operation = {
  name: "usage_report",
  method: "GET",
  path: "/v1/reports",
  params: {
    month: { required: true },
    branch_id: { type: "integer" },
    kind: { value: "usage" },
  },
  key: "tools",
};

export const WEAR_REPORT: Operation = {
  name: "wear_report",
  method: "GET",
  path: "/v1/reports",
  params: {
    year: { type: "integer", required: true },
    kind: { value: "wear" },
  },
  accept: "application/json",
};

export const DOWNLOAD_EXPORT: Operation = {
  name: "download_export",
  method: "GET",
  path: "/v1/exports/{export_id}",
  params: {
    export_id: { in: "path", required: true },
  },
  accept: "application/json",
};
