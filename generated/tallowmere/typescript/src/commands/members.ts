/** Commands of the group Members. */
import type * as models from "../models/index.js";
import { Member } from "../models/member.js";
import * as operations from "../operations/members.js";
import type { ApiClient } from "../runtime/client.js";
import { getObject, list, run } from "../runtime/commands.js";
import type { CallOptions } from "../runtime/options.js";
import type { Pages } from "../runtime/pages.js";
import { getValue } from "../runtime/protocol/commands.js";
import { parseValue } from "../runtime/protocol/responses.js";
import type { Long } from "../runtime/types.js";

/** Arguments of searchMembers. */
export interface SearchMembersParams {
  /** The text to look for, three letters or more. */
  readonly q: string;
  /** The page, from 1. */
  readonly page?: Long | undefined;
  /** Members on a page. */
  readonly per_page?: Long | undefined;
}

/**
 * Search members.
 *
 * Finds members by a part of their name or card.
 *
 * `GET /v1/members`
 */
export const searchMembers = (
  client: ApiClient,
  params: SearchMembersParams,
  options?: CallOptions,
): Pages<Member> => list(client, operations.SEARCH_MEMBERS, Member, params, options);

/** Arguments of registerMember. */
export interface RegisterMemberParams {
  /** First and last name. */
  readonly name: string;
  readonly address: models.MemberAddress;
  /** For reminders. */
  readonly email?: string | undefined;
  /** For reminders, if there is no `email`. */
  readonly phone?: string | undefined;
}

/**
 * Register a member.
 *
 * `POST /v1/members`
 */
export const registerMember = (
  client: ApiClient,
  params: RegisterMemberParams,
  options?: CallOptions,
): Promise<Member> => getObject(client, operations.REGISTER_MEMBER, Member, params, options);

/** Arguments of readMember. */
export interface ReadMemberParams {
  readonly member_id: string;
}

/**
 * Read a member.
 *
 * `GET /v1/members/{member_id}`
 */
export const readMember = (
  client: ApiClient,
  params: ReadMemberParams,
  options?: CallOptions,
): Promise<Member> => getObject(client, operations.READ_MEMBER, Member, params, options);

/** Arguments of updateMember. */
export interface UpdateMemberParams {
  /** First and last name. */
  readonly name: string;
  readonly member_id: string;
  /** For reminders. */
  readonly email?: string | null | undefined;
  /** For reminders. */
  readonly phone?: string | null | undefined;
}

/**
 * Update a member.
 *
 * `PUT /v1/members/{member_id}`
 */
export const updateMember = (
  client: ApiClient,
  params: UpdateMemberParams,
  options?: CallOptions,
): Promise<unknown> => getValue(client, operations.UPDATE_MEMBER, parseValue, params, options);

/** Arguments of blockOrUnblockMember. */
export interface BlockOrUnblockMemberParams {
  readonly member_id: string;
}

/**
 * Block or unblock a member.
 *
 * A blocked member keeps what is lent, but gets nothing new.
 *
 * `POST /v1/members/{member_id}/block`
 */
export const blockOrUnblockMember = (
  client: ApiClient,
  params: BlockOrUnblockMemberParams,
  options?: CallOptions,
): Promise<void> => run(client, operations.BLOCK_OR_UNBLOCK_MEMBER, params, options);

/** Arguments of blockOrUnblockMemberByMemberId. */
export interface BlockOrUnblockMemberByMemberIdParams {
  readonly member_id: string;
}

/**
 * Block or unblock a member.
 *
 * A blocked member keeps what is lent, but gets nothing new.
 *
 * `DELETE /v1/members/{member_id}/block`
 */
export const blockOrUnblockMemberByMemberId = (
  client: ApiClient,
  params: BlockOrUnblockMemberByMemberIdParams,
  options?: CallOptions,
): Promise<void> => run(client, operations.BLOCK_OR_UNBLOCK_MEMBER_BY_MEMBER_ID, params, options);
