/** Requests and responses of the commands in the group Volume. */
import type { Operation } from "../runtime/protocol/operation.js";

export const ATTACH_VOLUME: Operation = {
  name: "attachVolume",
  params: {
    integer: "deviceid",
    string: "id virtualmachineid",
  },
  required: "id virtualmachineid",
};

export const CREATE_VOLUME: Operation = {
  name: "createVolume",
  params: {
    integer: "size maxiops",
    string: "diskofferingid zoneid",
    string255: "name",
  },
  required: "name",
};

export const LIST_VOLUMES: Operation = {
  name: "listVolumes",
  paged: true,
  params: {
    string: "id",
    string255: "type keyword",
  },
};
