/** Requests and responses of the commands in the group Volume. */
import type { Operation } from "../runtime/protocol/operation.js";
import * as write from "../runtime/protocol/writers.js";

export const ATTACH_VOLUME: Operation = {
  name: "attachVolume",
  params: [
    [write.integer, "deviceid"],
    [write.text, "id virtualmachineid"],
  ],
  required: "id virtualmachineid",
};

export const CREATE_VOLUME: Operation = {
  name: "createVolume",
  params: [
    [write.integer, "size maxiops"],
    [write.text, "diskofferingid zoneid"],
    [write.text, "name", 255],
  ],
  required: "name",
};

export const LIST_VOLUMES: Operation = {
  name: "listVolumes",
  paged: true,
  params: [
    [write.text, "id"],
    [write.text, "type keyword", 255],
  ],
};
