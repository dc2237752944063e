/** Requests and responses of the commands in the group Template. */
import type { Operation } from "../runtime/protocol/operation.js";

export const LIST_TEMPLATES: Operation = {
  name: "listTemplates",
  paged: true,
  params: {
    string: "zoneid",
    string255: "templatefilter keyword",
  },
  required: "templatefilter",
};

export const REGISTER_TEMPLATE: Operation = {
  name: "registerTemplate",
  params: {
    "map:zero": "details",
    string: "ostypeid",
    string2048: "url",
    string255: "name displaytext format hypervisor",
  },
  required: "name displaytext url format hypervisor ostypeid",
  key: "template",
};
