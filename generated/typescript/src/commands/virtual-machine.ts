/** Commands of the group Virtual machine. */
import { VirtualMachine } from "../models/virtual-machine.js";
import * as operations from "../operations/virtual-machine.js";
import type { ApiClient } from "../runtime/client.js";
import { list } from "../runtime/commands.js";
import { start, type Job } from "../runtime/jobs.js";
import type { CallOptions } from "../runtime/options.js";
import type { Pages } from "../runtime/pages.js";
import type { Entries, ListItem, Long } from "../runtime/types.js";

/** Arguments of deployVirtualMachine. */
export interface DeployVirtualMachineParams {
  /** The offering that sizes it */
  readonly serviceofferingid: string;
  /** The template to make it from */
  readonly templateid: string;
  /** The zone to run it in */
  readonly zoneid: string;
  /** The name inside its network. At most 255 characters. */
  readonly name?: string | undefined;
  /** The networks to put it in. Mutually exclusive with iptonetworklist. */
  readonly networkids?: ReadonlyArray<ListItem> | undefined;
  /**
   * Addresses to take: iptonetworklist[0].networkid=... and iptonetworklist[0].ip=... Mutually
   * exclusive with networkids.
   */
  readonly iptonetworklist?: Entries | undefined;
  /** Settings beyond the offering */
  readonly details?: Entries | undefined;
  /** The disk's size in GiB */
  readonly size?: Long | undefined;
  /** What its first start reads, in base64. At most 32768 characters. */
  readonly userdata?: string | undefined;
  /** If false, it is not started. Defaults to true. */
  readonly startvm?: boolean | undefined;
}

/** This command deploys a machine and starts it. */
export const deployVirtualMachine = (
  client: ApiClient,
  params: DeployVirtualMachineParams,
  options?: CallOptions,
): Promise<Job<VirtualMachine>> =>
  start(client, operations.DEPLOY_VIRTUAL_MACHINE, VirtualMachine, params, options);

/** Arguments of destroyVirtualMachine. */
export interface DestroyVirtualMachineParams {
  /** The machine */
  readonly id: string;
  /** If true, at once and for good */
  readonly expunge?: boolean | undefined;
}

/** This command destroys a machine. */
export const destroyVirtualMachine = (
  client: ApiClient,
  params: DestroyVirtualMachineParams,
  options?: CallOptions,
): Promise<Job<VirtualMachine>> =>
  start(client, operations.DESTROY_VIRTUAL_MACHINE, VirtualMachine, params, options);

/** Arguments of listVirtualMachines. */
export interface ListVirtualMachinesParams {
  /** Only this machine */
  readonly id?: string | undefined;
  /** Only machines in this state. At most 255 characters. */
  readonly state?: string | undefined;
  /** Only machines of this zone */
  readonly zoneid?: string | undefined;
  /** What to say of each: all, group, nics, stats */
  readonly details?: ReadonlyArray<ListItem> | undefined;
  /** Only machines deployed since then */
  readonly from?: Date | string | undefined;
  /** Words to look for. At most 255 characters. */
  readonly keyword?: string | undefined;
  /** Which page, from 1; must be used with pagesize */
  readonly page?: Long | undefined;
  /** How many on a page, 500 at most */
  readonly pagesize?: Long | undefined;
}

/** This command lists machines. */
export const listVirtualMachines = (
  client: ApiClient,
  params: ListVirtualMachinesParams = {},
  options?: CallOptions,
): Pages<VirtualMachine> =>
  list(client, operations.LIST_VIRTUAL_MACHINES, VirtualMachine, params, options);

/** Arguments of rebootVirtualMachine. */
export interface RebootVirtualMachineParams {
  /** The machine */
  readonly id: string;
}

/** This command restarts a machine. */
export const rebootVirtualMachine = (
  client: ApiClient,
  params: RebootVirtualMachineParams,
  options?: CallOptions,
): Promise<Job<VirtualMachine>> =>
  start(client, operations.REBOOT_VIRTUAL_MACHINE, VirtualMachine, params, options);

/** Arguments of startVirtualMachine. */
export interface StartVirtualMachineParams {
  /** The machine */
  readonly id: string;
}

/** This command starts a machine. */
export const startVirtualMachine = (
  client: ApiClient,
  params: StartVirtualMachineParams,
  options?: CallOptions,
): Promise<Job<VirtualMachine>> =>
  start(client, operations.START_VIRTUAL_MACHINE, VirtualMachine, params, options);

/** Arguments of stopVirtualMachine. */
export interface StopVirtualMachineParams {
  /** The machine */
  readonly id: string;
  /** If true, even if it does not answer */
  readonly forced?: boolean | undefined;
}

/** This command stops a machine. */
export const stopVirtualMachine = (
  client: ApiClient,
  params: StopVirtualMachineParams,
  options?: CallOptions,
): Promise<Job<VirtualMachine>> =>
  start(client, operations.STOP_VIRTUAL_MACHINE, VirtualMachine, params, options);
