/** Commands of the group Loans. */
import type * as models from "../models/index.js";
import { ListLoansResponse } from "../models/list-loans-response.js";
import { Loan } from "../models/loan.js";
import * as operations from "../operations/loans.js";
import type { ApiClient } from "../runtime/client.js";
import { getObject, list, run } from "../runtime/commands.js";
import type { CallOptions } from "../runtime/options.js";
import type { Pages } from "../runtime/pages.js";
import { getValue } from "../runtime/protocol/commands.js";
import { parseValue } from "../runtime/protocol/responses.js";
import type { Long } from "../runtime/types.js";

/** Arguments of listLoans. */
export interface ListLoansParams {
  /** Only loans of this member. */
  readonly member_id?: string | undefined;
  /** Only loans that are due before this day, as `YYYY-MM-DD`. */
  readonly due_before?: string | undefined;
  /** The page, from 1. */
  readonly page?: string | undefined;
  /** Loans on a page. */
  readonly per_page?: string | undefined;
}

/**
 * List loans.
 *
 * `GET /v1/loans`
 */
export const listLoans = (
  client: ApiClient,
  params: ListLoansParams = {},
  options?: CallOptions,
): Pages<ListLoansResponse> =>
  list(client, operations.LIST_LOANS, ListLoansResponse, params, options);

/** Arguments of lendTools. */
export interface LendToolsParams {
  /** Who takes them. */
  readonly member_id: Long;
  /** The tools. */
  readonly items: ReadonlyArray<models.ToolItem>;
  /** How long, at most 28. Default: `14`. */
  readonly days?: Long | undefined;
}

/**
 * Lend tools.
 *
 * Lends one tool or several to a member.
 *
 * `POST /v1/loans`
 */
export const lendTools = (
  client: ApiClient,
  params: LendToolsParams,
  options?: CallOptions,
): Promise<unknown> => getValue(client, operations.LEND_TOOLS, parseValue, params, options);

/** Arguments of extendLoan. */
export interface ExtendLoanParams {
  /** How many more days. */
  readonly days: Long;
  readonly loan_id: string;
  /** Shown to the branch. */
  readonly reason?: string | undefined;
}

/**
 * Extend a loan.
 *
 * `POST /v1/loans/{loan_id}/extension`
 */
export const extendLoan = (
  client: ApiClient,
  params: ExtendLoanParams,
  options?: CallOptions,
): Promise<unknown> => getValue(client, operations.EXTEND_LOAN, parseValue, params, options);

/** Arguments of returnTools. */
export interface ReturnToolsParams {
  readonly loan_id: string;
  /** all of them if it is left out */
  readonly tool_ids?: ReadonlyArray<Long> | undefined;
  readonly damage?: ReadonlyArray<models.ToolDamage> | undefined;
  readonly deposit_kept?: number | undefined;
}

/**
 * Return tools.
 *
 * Only what is named comes back; the loan goes on for what is not.
 *
 * `POST /v1/loans/{loan_id}/returns`
 */
export const returnTools = (
  client: ApiClient,
  params: ReturnToolsParams,
  options?: CallOptions,
): Promise<unknown> => getValue(client, operations.RETURN_TOOLS, parseValue, params, options);

/** Arguments of historyLoan. */
export interface HistoryLoanParams {
  readonly loan_id: string;
}

/**
 * History of a loan.
 *
 * `GET /v1/loans/{loan_id}/events`
 */
export const historyLoan = (
  client: ApiClient,
  params: HistoryLoanParams,
  options?: CallOptions,
): Promise<Loan> => getObject(client, operations.HISTORY_LOAN, Loan, params, options);

/** Arguments of cancelLoan. */
export interface CancelLoanParams {
  readonly loan_id: string;
}

/**
 * Cancel a loan.
 *
 * Only as long as nothing was taken.
 *
 * `DELETE /v1/loans/{loan_id}`
 */
export const cancelLoan = (
  client: ApiClient,
  params: CancelLoanParams,
  options?: CallOptions,
): Promise<void> => run(client, operations.CANCEL_LOAN, params, options);
