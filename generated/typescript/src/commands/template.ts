/** Commands of the group Template. */
import { Template } from "../models/template.js";
import * as operations from "../operations/template.js";
import type { ApiClient } from "../runtime/client.js";
import { getObject, list } from "../runtime/commands.js";
import type { CallOptions } from "../runtime/options.js";
import type { Pages } from "../runtime/pages.js";
import type { Entries, Long } from "../runtime/types.js";

/** Arguments of listTemplates. */
export interface ListTemplatesParams {
  /** featured, self, selfexecutable, executable or community. At most 255 characters. */
  readonly templatefilter: string;
  /** Only templates of this zone */
  readonly zoneid?: string | undefined;
  /** Words to look for. At most 255 characters. */
  readonly keyword?: string | undefined;
  /** Which page, from 1; must be used with pagesize */
  readonly page?: Long | undefined;
  /** How many on a page, 500 at most */
  readonly pagesize?: Long | undefined;
}

/** This command lists templates. */
export const listTemplates = (
  client: ApiClient,
  params: ListTemplatesParams,
  options?: CallOptions,
): Pages<Template> => list(client, operations.LIST_TEMPLATES, Template, params, options);

/** Arguments of registerTemplate. */
export interface RegisterTemplateParams {
  /** Its name. At most 255 characters. */
  readonly name: string;
  /** A sentence about it. At most 255 characters. */
  readonly displaytext: string;
  /** Where to fetch it. At most 2048 characters. */
  readonly url: string;
  /** How it is stored: QCOW2, RAW, VHD or OVA. At most 255 characters. */
  readonly format: string;
  /** What runs it. At most 255 characters. */
  readonly hypervisor: string;
  /** The operating system in it */
  readonly ostypeid: string;
  /** Settings of machines made from it */
  readonly details?: Entries | undefined;
}

/** This command registers a template. */
export const registerTemplate = (
  client: ApiClient,
  params: RegisterTemplateParams,
  options?: CallOptions,
): Promise<Template> => getObject(client, operations.REGISTER_TEMPLATE, Template, params, options);
