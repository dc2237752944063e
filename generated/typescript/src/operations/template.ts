/** Requests and responses of the commands in the group Template. */
import type { Operation } from "../runtime/protocol/operation.js";

export const LIST_TEMPLATES: Operation = {
  name: "listTemplates",
  method: "GET",
  params: {
    integer: "page pagesize",
    string: "zoneid",
    "string:255": "templatefilter keyword",
  },
  required: "templatefilter",
};

export const REGISTER_TEMPLATE: Operation = {
  name: "registerTemplate",
  params: {
    "map:zero": "details",
    string: "ostypeid",
    "string:2048": "url",
    "string:255": "name displaytext format hypervisor",
  },
  required: "name displaytext url format hypervisor ostypeid",
  key: "template",
};
