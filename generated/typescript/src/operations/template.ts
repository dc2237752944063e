/** Requests and responses of the commands in the group Template. */
import type { Operation } from "../runtime/protocol/operation.js";
import * as write from "../runtime/protocol/writers.js";

export const LIST_TEMPLATES: Operation = {
  name: "listTemplates",
  paged: true,
  params: [
    [write.text, "zoneid"],
    [write.text, "templatefilter keyword", 255],
  ],
  required: "templatefilter",
};

export const REGISTER_TEMPLATE: Operation = {
  name: "registerTemplate",
  params: [
    [write.map, "details", write.zero],
    [write.text, "ostypeid"],
    [write.text, "url", 2048],
    [write.text, "name displaytext format hypervisor", 255],
  ],
  required: "name displaytext url format hypervisor ostypeid",
  key: "template",
};
