/** Commands of the group Security group. */
import { SecurityGroup } from "../models/security-group.js";
import { SecurityGroupIngress } from "../models/security-group-ingress.js";
import * as operations from "../operations/security-group.js";
import type { ApiClient } from "../runtime/client.js";
import { getObject, list } from "../runtime/commands.js";
import { start, type Job } from "../runtime/jobs.js";
import type { CallOptions } from "../runtime/options.js";
import type { Pages } from "../runtime/pages.js";
import type { Entries, Long } from "../runtime/types.js";

/** Arguments of authorizeSecurityGroupIngress. */
export interface AuthorizeSecurityGroupIngressParams {
  /** The group */
  readonly securitygroupid?: string | undefined;
  /** tcp, udp or icmp. At most 255 characters. */
  readonly protocol?: string | undefined;
  /** The first port */
  readonly startport?: Long | undefined;
  /** The last port */
  readonly endport?: Long | undefined;
  /** Accounts and groups that traffic may come from */
  readonly usersecuritygrouplist?: Entries | undefined;
}

/** This command lets traffic in. */
export const authorizeSecurityGroupIngress = (
  client: ApiClient,
  params: AuthorizeSecurityGroupIngressParams = {},
  options?: CallOptions,
): Promise<Job<SecurityGroupIngress>> =>
  start(client, operations.AUTHORIZE_SECURITY_GROUP_INGRESS, SecurityGroupIngress, params, options);

/** Arguments of createSecurityGroup. */
export interface CreateSecurityGroupParams {
  /** Its name. At most 255 characters. */
  readonly name: string;
  /** A sentence about it. At most 255 characters. */
  readonly description?: string | undefined;
}

/** This command creates a security group. */
export const createSecurityGroup = (
  client: ApiClient,
  params: CreateSecurityGroupParams,
  options?: CallOptions,
): Promise<SecurityGroup> =>
  getObject(client, operations.CREATE_SECURITY_GROUP, SecurityGroup, params, options);

/** Arguments of listSecurityGroups. */
export interface ListSecurityGroupsParams {
  /** Only this group */
  readonly id?: string | undefined;
  /** Words to look for. At most 255 characters. */
  readonly keyword?: string | undefined;
  /** Which page, from 1; must be used with pagesize */
  readonly page?: Long | undefined;
  /** How many on a page, 500 at most */
  readonly pagesize?: Long | undefined;
}

/** This command lists security groups. */
export const listSecurityGroups = (
  client: ApiClient,
  params: ListSecurityGroupsParams = {},
  options?: CallOptions,
): Pages<SecurityGroup> =>
  list(client, operations.LIST_SECURITY_GROUPS, SecurityGroup, params, options);
