/** The model ResourceTag. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";

/** A tag of a resource. */
export interface ResourceTag {
  readonly key?: string;
  readonly value?: string;
  readonly resourcetype?: string;
  readonly resourceid?: string;
  readonly account?: string;
  readonly domain?: string;
  readonly domainid?: string;
  readonly project?: string;
  readonly projectid?: string;
  readonly customer?: string;
}

/** How its fields are read. */
export const ResourceTag: Model<ResourceTag> = [
  [
    read.text,
    "key value resourcetype resourceid account domain domainid project projectid customer",
  ],
];
