/** Commands of the group Account. */
import { Account } from "../models/account.js";
import { Success } from "../models/success.js";
import * as operations from "../operations/account.js";
import type { ApiClient } from "../runtime/client.js";
import { getObject, list } from "../runtime/commands.js";
import { start, type Job } from "../runtime/jobs.js";
import type { CallOptions } from "../runtime/options.js";
import type { Pages } from "../runtime/pages.js";
import type { Entries, Long } from "../runtime/types.js";

/** Arguments of createAccount. */
export interface CreateAccountParams {
  /** What the account may do */
  readonly accounttype: Long;
  /** Where its owner is reached. At most 255 characters. */
  readonly email: string;
  /** The name to log in with. At most 255 characters. */
  readonly username: string;
  /** The password to log in with. At most 255 characters. */
  readonly password: string;
  /** Settings of the account */
  readonly accountdetails?: Entries | undefined;
  /** The domain to put it in */
  readonly domainid?: string | undefined;
}

/** This command creates an account. */
export const createAccount = (
  client: ApiClient,
  params: CreateAccountParams,
  options?: CallOptions,
): Promise<Account> => getObject(client, operations.CREATE_ACCOUNT, Account, params, options);

/** Arguments of deleteAccount. */
export interface DeleteAccountParams {
  /** The account */
  readonly id: string;
}

/** This command deletes an account and everything in it. */
export const deleteAccount = (
  client: ApiClient,
  params: DeleteAccountParams,
  options?: CallOptions,
): Promise<Job<Success>> => start(client, operations.DELETE_ACCOUNT, Success, params, options);

/** Arguments of listAccounts. */
export interface ListAccountsParams {
  /** Only this account */
  readonly id?: string | undefined;
  /** enabled, disabled or locked. At most 255 characters. */
  readonly state?: string | undefined;
  /** If true, every account the caller may see. Defaults to false. */
  readonly listall?: boolean | undefined;
  /** Words to look for. At most 255 characters. */
  readonly keyword?: string | undefined;
  /** Which page, from 1; must be used with pagesize */
  readonly page?: Long | undefined;
  /** How many on a page, 500 at most */
  readonly pagesize?: Long | undefined;
}

/** This command lists accounts. */
export const listAccounts = (
  client: ApiClient,
  params: ListAccountsParams = {},
  options?: CallOptions,
): Pages<Account> => list(client, operations.LIST_ACCOUNTS, Account, params, options);
