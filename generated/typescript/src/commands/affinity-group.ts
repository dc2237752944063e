/** Commands of the group Affinity group. */
import { AffinityGroup } from "../models/affinity-group.js";
import { Success } from "../models/success.js";
import * as operations from "../operations/affinity-group.js";
import type { ApiClient } from "../runtime/client.js";
import { list } from "../runtime/commands.js";
import { start, type Job } from "../runtime/jobs.js";
import type { CallOptions } from "../runtime/options.js";
import type { Pages } from "../runtime/pages.js";
import type { Long } from "../runtime/types.js";

/** Arguments of createAffinityGroup. */
export interface CreateAffinityGroupParams {
  /** Its name. At most 255 characters. */
  readonly name: string;
  /** Whether machines stay together or apart. At most 255 characters. */
  readonly type: string;
  /** A sentence about it. At most 4096 characters. */
  readonly description?: string | undefined;
}

/** This command creates an affinity group. */
export const createAffinityGroup = (
  client: ApiClient,
  params: CreateAffinityGroupParams,
  options?: CallOptions,
): Promise<Job<AffinityGroup>> =>
  start(client, operations.CREATE_AFFINITY_GROUP, AffinityGroup, params, options);

/** Arguments of deleteAffinityGroup. */
export interface DeleteAffinityGroupParams {
  /** The group. Mutually exclusive with name. */
  readonly id?: string | undefined;
  /** Its name. Mutually exclusive with id. At most 255 characters. */
  readonly name?: string | undefined;
}

/** This command deletes an affinity group. */
export const deleteAffinityGroup = (
  client: ApiClient,
  params: DeleteAffinityGroupParams = {},
  options?: CallOptions,
): Promise<Job<Success>> =>
  start(client, operations.DELETE_AFFINITY_GROUP, Success, params, options);

/** Arguments of listAffinityGroups. */
export interface ListAffinityGroupsParams {
  /** Only this group */
  readonly id?: string | undefined;
  /** Words to look for. At most 255 characters. */
  readonly keyword?: string | undefined;
  /** Which page, from 1; must be used with pagesize */
  readonly page?: Long | undefined;
  /** How many on a page, 500 at most */
  readonly pagesize?: Long | undefined;
}

/** This command lists affinity groups. */
export const listAffinityGroups = (
  client: ApiClient,
  params: ListAffinityGroupsParams = {},
  options?: CallOptions,
): Pages<AffinityGroup> =>
  list(client, operations.LIST_AFFINITY_GROUPS, AffinityGroup, params, options);
