/** Commands of the group Resource tags. */
import { Success } from "../models/success.js";
import { Tag } from "../models/tag.js";
import * as operations from "../operations/resource-tags.js";
import type { ApiClient } from "../runtime/client.js";
import { list } from "../runtime/commands.js";
import { start, type Job } from "../runtime/jobs.js";
import type { CallOptions } from "../runtime/options.js";
import type { Pages } from "../runtime/pages.js";
import type { Entries, ListItem, Long } from "../runtime/types.js";

/** Arguments of createTags. */
export interface CreateTagsParams {
  /** What to put them on */
  readonly resourceids: ReadonlyArray<ListItem>;
  /** The kind of what they are put on. At most 255 characters. */
  readonly resourcetype: string;
  /** Keys and values */
  readonly tags: Entries;
}

/** This command puts tags on resources. */
export const createTags = (
  client: ApiClient,
  params: CreateTagsParams,
  options?: CallOptions,
): Promise<Job<Success>> => start(client, operations.CREATE_TAGS, Success, params, options);

/** Arguments of listTags. */
export interface ListTagsParams {
  /** Only tags with this key. At most 255 characters. */
  readonly key?: string | undefined;
  /** Words to look for. At most 255 characters. */
  readonly keyword?: string | undefined;
  /** Which page, from 1; must be used with pagesize. At most 255 characters. */
  readonly page?: string | undefined;
  /** How many on a page, 500 at most */
  readonly pagesize?: Long | undefined;
}

/** This command lists tags. */
export const listTags = (
  client: ApiClient,
  params: ListTagsParams = {},
  options?: CallOptions,
): Pages<Tag> => list(client, operations.LIST_TAGS, Tag, params, options);
