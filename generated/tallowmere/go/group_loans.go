package tallowmere

import (
	"context"
	"log/slog"
)

// LoansService has the operations of the group Loans.
type LoansService struct{ core *core }

// ListLoansParams are the parameters of ListLoans.
type ListLoansParams struct {
	// Only loans of this member.
	MemberID *string `api:"member_id" in:"query"`

	// Only loans that are due before this day, as `YYYY-MM-DD`.
	DueBefore *string `api:"due_before" in:"query"`

	// The page, from 1.
	Page *string `api:"page" in:"query"`

	// Loans on a page.
	PerPage *string `api:"per_page" in:"query"`
}

// String describes the parameters that are set, without secrets.
func (p ListLoansParams) String() string {
	return describe(p)
}

var opListLoans = operation{name: "list_loans", method: "GET", path: "/v1/loans", paging: &paging{kind: "page", number: "page", size: "per_page", total: "total"}}

// ListLoans sends GET /v1/loans.
//
// List loans.
func (s *LoansService) ListLoans(ctx context.Context, params *ListLoansParams) *Pages[*ListLoansResponse] {
	return list[*ListLoansResponse](ctx, s.core, &opListLoans, params)
}

// LendToolsParams are the parameters of LendTools.
type LendToolsParams struct {
	// Who takes them.
	MemberID int64 `api:"member_id" in:"body" rules:"required"`

	// The tools.
	Items []*ToolItem `api:"items" in:"body" rules:"required"`

	// How long, at most 28. Default: `14`.
	Days *int64 `api:"days" in:"body"`
}

// String describes the parameters that are set, without secrets.
func (p LendToolsParams) String() string {
	return describe(p)
}

// GoString returns the same, for %#v.
func (p LendToolsParams) GoString() string {
	return describe(p)
}

// LogValue returns the same, for log/slog.
func (p LendToolsParams) LogValue() slog.Value {
	return slog.StringValue(describe(p))
}

var opLendTools = operation{name: "lend_tools", method: "POST", path: "/v1/loans", result: result{isEmpty: true}, statuses: map[int]string{
	201: "Lent.",
	403: "The member is blocked.",
	409: "One of the tools is lent already.",
}}

// LendTools sends POST /v1/loans.
//
// Lend tools.
//
// Lends one tool or several to a member.
//
// Errors:
//   - [ErrPermission]: The member is blocked.
//   - [ErrConflict]: One of the tools is lent already.
func (s *LoansService) LendTools(ctx context.Context, params *LendToolsParams) (*Content, error) {
	return getContent(ctx, s.core, &opLendTools, params)
}

// ExtendLoanParams are the parameters of ExtendLoan.
type ExtendLoanParams struct {
	// How many more days.
	Days int64 `api:"days" in:"body" rules:"required"`

	LoanID string `api:"loan_id" in:"path" rules:"required"`

	// Shown to the branch.
	Reason *string `api:"reason" in:"body"`
}

// String describes the parameters that are set, without secrets.
func (p ExtendLoanParams) String() string {
	return describe(p)
}

var opExtendLoan = operation{name: "extend_loan", method: "POST", path: "/v1/loans/{loan_id}/extension", result: result{isEmpty: true}}

// ExtendLoan sends POST /v1/loans/{loan_id}/extension.
//
// Extend a loan.
func (s *LoansService) ExtendLoan(ctx context.Context, params *ExtendLoanParams) (*Content, error) {
	return getContent(ctx, s.core, &opExtendLoan, params)
}

// ReturnToolsParams are the parameters of ReturnTools.
type ReturnToolsParams struct {
	LoanID string `api:"loan_id" in:"path" rules:"required"`

	// All of them if it is left out.
	ToolIDs []int64 `api:"tool_ids" in:"body"`

	Damage []*ToolDamage `api:"damage" in:"body"`

	DepositKept *float64 `api:"deposit_kept" in:"body"`
}

// String describes the parameters that are set, without secrets.
func (p ReturnToolsParams) String() string {
	return describe(p)
}

// GoString returns the same, for %#v.
func (p ReturnToolsParams) GoString() string {
	return describe(p)
}

// LogValue returns the same, for log/slog.
func (p ReturnToolsParams) LogValue() slog.Value {
	return slog.StringValue(describe(p))
}

var opReturnTools = operation{name: "return_tools", method: "POST", path: "/v1/loans/{loan_id}/returns", result: result{isEmpty: true}}

// ReturnTools sends POST /v1/loans/{loan_id}/returns.
//
// Return tools.
//
// Only what is named comes back; the loan goes on for what is not.
func (s *LoansService) ReturnTools(ctx context.Context, params *ReturnToolsParams) (*Content, error) {
	return getContent(ctx, s.core, &opReturnTools, params)
}

// HistoryLoanParams are the parameters of HistoryLoan.
type HistoryLoanParams struct {
	LoanID string `api:"loan_id" in:"path" rules:"required"`
}

// String describes the parameters that are set, without secrets.
func (p HistoryLoanParams) String() string {
	return describe(p)
}

var opHistoryLoan = operation{name: "history_loan", method: "GET", path: "/v1/loans/{loan_id}/events"}

// HistoryLoan sends GET /v1/loans/{loan_id}/events.
//
// History of a loan.
func (s *LoansService) HistoryLoan(ctx context.Context, params *HistoryLoanParams) (*Loan, error) {
	return get[*Loan](ctx, s.core, &opHistoryLoan, params)
}

// CancelLoanParams are the parameters of CancelLoan.
type CancelLoanParams struct {
	LoanID string `api:"loan_id" in:"path" rules:"required"`
}

// String describes the parameters that are set, without secrets.
func (p CancelLoanParams) String() string {
	return describe(p)
}

var opCancelLoan = operation{name: "cancel_loan", method: "DELETE", path: "/v1/loans/{loan_id}", result: result{isEmpty: true}}

// CancelLoan sends DELETE /v1/loans/{loan_id}.
//
// Cancel a loan.
//
// Only as long as nothing was taken.
func (s *LoansService) CancelLoan(ctx context.Context, params *CancelLoanParams) error {
	return run(ctx, s.core, &opCancelLoan, params)
}
