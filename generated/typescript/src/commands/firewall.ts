/** Commands of the group Firewall. */
import { FirewallRule } from "../models/firewall-rule.js";
import { Success } from "../models/success.js";
import * as operations from "../operations/firewall.js";
import type { ApiClient } from "../runtime/client.js";
import { list } from "../runtime/commands.js";
import { start, type Job } from "../runtime/jobs.js";
import type { CallOptions } from "../runtime/options.js";
import type { Pages } from "../runtime/pages.js";
import type { ListItem, Long } from "../runtime/types.js";

/** Arguments of createFirewallRule. */
export interface CreateFirewallRuleParams {
  /** The address */
  readonly ipaddressid: string;
  /** `tcp|udp` or icmp. At most 255 characters. */
  readonly protocol: string;
  /** The first port */
  readonly startport?: Long | undefined;
  /** The last port */
  readonly endport?: Long | undefined;
  /** Where traffic may come from */
  readonly cidrlist?: ReadonlyArray<ListItem> | undefined;
}

/** This command opens ports of an address. */
export const createFirewallRule = (
  client: ApiClient,
  params: CreateFirewallRuleParams,
  options?: CallOptions,
): Promise<Job<FirewallRule>> =>
  start(client, operations.CREATE_FIREWALL_RULE, FirewallRule, params, options);

/** Arguments of deleteFirewallRule. */
export interface DeleteFirewallRuleParams {
  /** The rule */
  readonly id: string;
}

/** This command closes ports again. */
export const deleteFirewallRule = (
  client: ApiClient,
  params: DeleteFirewallRuleParams,
  options?: CallOptions,
): Promise<Job<Success>> =>
  start(client, operations.DELETE_FIREWALL_RULE, Success, params, options);

/** Arguments of listEgressFirewallRules. */
export interface ListEgressFirewallRulesParams {
  /** Only rules of this network */
  readonly networkid?: string | undefined;
  /** Words to look for. At most 255 characters. */
  readonly keyword?: string | undefined;
  /** Which page, from 1; must be used with pagesize */
  readonly page?: Long | undefined;
  /** How many on a page, 500 at most */
  readonly pagesize?: Long | undefined;
}

/** This command lists what may leave networks. */
export const listEgressFirewallRules = (
  client: ApiClient,
  params: ListEgressFirewallRulesParams = {},
  options?: CallOptions,
): Pages<FirewallRule> =>
  list(client, operations.LIST_EGRESS_FIREWALL_RULES, FirewallRule, params, options);

/** Arguments of listFirewallRules. */
export interface ListFirewallRulesParams {
  /** Only rules of this address */
  readonly ipaddressid?: string | undefined;
  /** Words to look for. At most 255 characters. */
  readonly keyword?: string | undefined;
  /** Which page, from 1; must be used with pagesize */
  readonly page?: Long | undefined;
  /** How many on a page, 500 at most */
  readonly pagesize?: Long | undefined;
}

/** This command lists open ports. */
export const listFirewallRules = (
  client: ApiClient,
  params: ListFirewallRulesParams = {},
  options?: CallOptions,
): Pages<FirewallRule> =>
  list(client, operations.LIST_FIREWALL_RULES, FirewallRule, params, options);
