/** Requests and responses of the operations in the group Loans. */
import type { Operation } from "../runtime/protocol/operation.js";

export const LIST_LOANS: Operation = {
  name: "list_loans",
  method: "GET",
  path: "/v1/loans",
  params: {
    member_id: {},
    due_before: {},
    page: {},
    per_page: {},
  },
  paging: { kind: "page", number: "page", size: "per_page", total: "total" },
};

export const LEND_TOOLS: Operation = {
  name: "lend_tools",
  method: "POST",
  path: "/v1/loans",
  params: {
    member_id: { in: "body", type: "integer", required: true },
    items: { in: "body", required: true },
    days: { in: "body", type: "integer" },
  },
  accept: "application/json",
  statuses: {
    403: "The member is blocked.",
    409: "One of the tools is lent already.",
  },
};

export const EXTEND_LOAN: Operation = {
  name: "extend_loan",
  method: "POST",
  path: "/v1/loans/{loan_id}/extension",
  params: {
    days: { in: "body", type: "integer", required: true },
    loan_id: { in: "path", required: true },
    reason: { in: "body" },
  },
  accept: "application/json",
};

export const RETURN_TOOLS: Operation = {
  name: "return_tools",
  method: "POST",
  path: "/v1/loans/{loan_id}/returns",
  params: {
    loan_id: { in: "path", required: true },
    tool_ids: { in: "body" },
    damage: { in: "body" },
    deposit_kept: { in: "body" },
  },
  accept: "application/json",
};

export const HISTORY_LOAN: Operation = {
  name: "history_loan",
  method: "GET",
  path: "/v1/loans/{loan_id}/events",
  params: {
    loan_id: { in: "path", required: true },
  },
};

export const CANCEL_LOAN: Operation = {
  name: "cancel_loan",
  method: "DELETE",
  path: "/v1/loans/{loan_id}",
  params: {
    loan_id: { in: "path", required: true },
  },
};
