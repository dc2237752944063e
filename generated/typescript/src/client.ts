/** The client with all groups of commands. */
import * as account from "./commands/account.js";
import * as affinityGroup from "./commands/affinity-group.js";
import * as asyncJob from "./commands/async-job.js";
import * as configuration from "./commands/configuration.js";
import * as event from "./commands/event.js";
import * as firewall from "./commands/firewall.js";
import * as network from "./commands/network.js";
import * as project from "./commands/project.js";
import * as resourceTags from "./commands/resource-tags.js";
import * as securityGroup from "./commands/security-group.js";
import * as snapshot from "./commands/snapshot.js";
import * as template from "./commands/template.js";
import * as virtualMachine from "./commands/virtual-machine.js";
import * as volume from "./commands/volume.js";
import * as zone from "./commands/zone.js";
import { bind, type Bound } from "./runtime/bind.js";
import { ApiClient } from "./runtime/client.js";
import type { CallOptions } from "./runtime/options.js";
import * as accountOperations from "./operations/account.js";
import * as affinityGroupOperations from "./operations/affinity-group.js";
import * as asyncJobOperations from "./operations/async-job.js";
import * as configurationOperations from "./operations/configuration.js";
import * as eventOperations from "./operations/event.js";
import * as firewallOperations from "./operations/firewall.js";
import * as networkOperations from "./operations/network.js";
import * as projectOperations from "./operations/project.js";
import * as resourceTagsOperations from "./operations/resource-tags.js";
import * as securityGroupOperations from "./operations/security-group.js";
import * as snapshotOperations from "./operations/snapshot.js";
import * as templateOperations from "./operations/template.js";
import * as virtualMachineOperations from "./operations/virtual-machine.js";
import * as volumeOperations from "./operations/volume.js";
import * as zoneOperations from "./operations/zone.js";
import type { ClientOptions } from "./runtime/protocol/interface.js";
import { createAuthenticator } from "./runtime/protocol/login.js";
import type { JsonObject } from "./runtime/json.js";
import { callByName } from "./runtime/protocol/commands.js";

const OPERATIONS: readonly object[] = [
  accountOperations,
  affinityGroupOperations,
  asyncJobOperations,
  configurationOperations,
  eventOperations,
  firewallOperations,
  networkOperations,
  projectOperations,
  resourceTagsOperations,
  securityGroupOperations,
  snapshotOperations,
  templateOperations,
  virtualMachineOperations,
  volumeOperations,
  zoneOperations,
];

/**
 * A client for the Fernhill Cloud API Reference. Where size matters, import an ApiClient and single
 * functions.
 */
export class Client extends ApiClient {
  /** A ConfigurationError if it cannot work with these options. */
  constructor(options: ClientOptions = {}) {
    super(options, createAuthenticator(options));
  }

  /** Commands of the group Account. */
  get account(): Bound<typeof account> {
    return bind(this, account);
  }

  /** Commands of the group Affinity group. */
  get affinityGroup(): Bound<typeof affinityGroup> {
    return bind(this, affinityGroup);
  }

  /** Commands of the group Async job. */
  get asyncJob(): Bound<typeof asyncJob> {
    return bind(this, asyncJob);
  }

  /** Commands of the group Configuration. */
  get configuration(): Bound<typeof configuration> {
    return bind(this, configuration);
  }

  /** Commands of the group Event. */
  get event(): Bound<typeof event> {
    return bind(this, event);
  }

  /** Commands of the group Firewall. */
  get firewall(): Bound<typeof firewall> {
    return bind(this, firewall);
  }

  /** Commands of the group Network. */
  get network(): Bound<typeof network> {
    return bind(this, network);
  }

  /** Commands of the group Project. */
  get project(): Bound<typeof project> {
    return bind(this, project);
  }

  /** Commands of the group Resource tags. */
  get resourceTags(): Bound<typeof resourceTags> {
    return bind(this, resourceTags);
  }

  /** Commands of the group Security group. */
  get securityGroup(): Bound<typeof securityGroup> {
    return bind(this, securityGroup);
  }

  /** Commands of the group Snapshot. */
  get snapshot(): Bound<typeof snapshot> {
    return bind(this, snapshot);
  }

  /** Commands of the group Template. */
  get template(): Bound<typeof template> {
    return bind(this, template);
  }

  /** A virtual machine runs in one zone, and is made from a template and sized by an offering. */
  get virtualMachine(): Bound<typeof virtualMachine> {
    return bind(this, virtualMachine);
  }

  /** Commands of the group Volume. */
  get volume(): Bound<typeof volume> {
    return bind(this, volume);
  }

  /** Commands of the group Zone. */
  get zone(): Bound<typeof zone> {
    return bind(this, zone);
  }

  /** Send any command, documented or not, without checks; gives the content of the response. */
  async call(
    name: string,
    params: Readonly<Record<string, unknown>> = {},
    options?: CallOptions,
  ): Promise<JsonObject> {
    return await callByName(this, OPERATIONS, name, params, options);
  }
}
