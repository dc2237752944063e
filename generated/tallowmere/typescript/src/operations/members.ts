/** Requests and responses of the operations in the group Members. */
import type { Operation } from "../runtime/protocol/operation.js";

export const SEARCH_MEMBERS: Operation = {
  name: "search_members",
  method: "GET",
  path: "/v1/members",
  params: {
    q: { required: true },
    page: { type: "integer" },
    per_page: { type: "integer" },
  },
  key: "data",
  paging: { kind: "page", number: "page", size: "per_page", total: "total" },
};

export const REGISTER_MEMBER: Operation = {
  name: "register_member",
  method: "POST",
  path: "/v1/members",
  params: {
    name: { in: "body", required: true },
    address: { in: "body", required: true },
    email: { in: "body" },
    phone: { in: "body" },
  },
};

export const READ_MEMBER: Operation = {
  name: "read_member",
  method: "GET",
  path: "/v1/members/{member_id}",
  params: {
    member_id: { in: "path", required: true },
  },
};

export const UPDATE_MEMBER: Operation = {
  name: "update_member",
  method: "PUT",
  path: "/v1/members/{member_id}",
  params: {
    name: { in: "body", required: true },
    member_id: { in: "path", required: true },
    email: { in: "body" },
    phone: { in: "body" },
  },
  accept: "application/json",
};

export const BLOCK_OR_UNBLOCK_MEMBER: Operation = {
  name: "block_or_unblock_member",
  method: "POST",
  path: "/v1/members/{member_id}/block",
  params: {
    member_id: { in: "path", required: true },
  },
  statuses: {
    404: "There is no such member.",
  },
};

export const BLOCK_OR_UNBLOCK_MEMBER_BY_MEMBER_ID: Operation = {
  name: "block_or_unblock_member_by_member_id",
  method: "DELETE",
  path: "/v1/members/{member_id}/block",
  params: {
    member_id: { in: "path", required: true },
  },
  statuses: {
    404: "There is no such member.",
  },
};
