package fernhill

import (
	"context"
	"log/slog"
)

// AccountService has the commands of the group Account.
type AccountService struct{ core *core }

// CreateAccountParams are the parameters of CreateAccount.
type CreateAccountParams struct {
	// What the account may do.
	Accounttype int64 `api:"accounttype" rules:"required"`

	// Where its owner is reached. At most 255 characters.
	Email string `api:"email" rules:"required,max=255"`

	// The name to log in with. At most 255 characters.
	Username string `api:"username" rules:"required,max=255"`

	// The password to log in with. At most 255 characters.
	Password string `api:"password" rules:"required,max=255"`

	// Settings of the account.
	Accountdetails Entries `api:"accountdetails"`

	// The domain to put it in.
	Domainid *string `api:"domainid"`
}

// String describes the parameters that are set, without secrets.
func (p CreateAccountParams) String() string {
	return describe(p)
}

// GoString returns the same, for %#v.
func (p CreateAccountParams) GoString() string {
	return describe(p)
}

// LogValue returns the same, for log/slog.
func (p CreateAccountParams) LogValue() slog.Value {
	return slog.StringValue(describe(p))
}

var opCreateAccount = operation{name: "createAccount", method: "POST", params: (*CreateAccountParams)(nil)}

// CreateAccount creates an account.
func (s *AccountService) CreateAccount(ctx context.Context, params *CreateAccountParams) (*Account, error) {
	return get[*Account](ctx, s.core, &opCreateAccount, params)
}

// DeleteAccountParams are the parameters of DeleteAccount.
type DeleteAccountParams struct {
	// The account.
	ID string `api:"id" rules:"required"`
}

// String describes the parameters that are set, without secrets.
func (p DeleteAccountParams) String() string {
	return describe(p)
}

var opDeleteAccount = operation{name: "deleteAccount", method: "POST", params: (*DeleteAccountParams)(nil), flat: true}

// DeleteAccount deletes an account and everything in it.
func (s *AccountService) DeleteAccount(ctx context.Context, params *DeleteAccountParams) (*Job[*Success], error) {
	return startJob[*Success](ctx, s.core, &opDeleteAccount, params)
}

// ListAccountsParams are the parameters of ListAccounts.
type ListAccountsParams struct {
	// Only this account.
	ID *string `api:"id"`

	// Enabled, disabled or locked. At most 255 characters.
	State *string `api:"state" rules:"max=255"`

	// If true, every account the caller may see. Defaults to false.
	Listall *bool `api:"listall"`

	// Words to look for. At most 255 characters.
	Keyword *string `api:"keyword" rules:"max=255"`

	// Which page, from 1; must be used with pagesize.
	Page *int64 `api:"page"`

	// How many on a page, 500 at most.
	Pagesize *int64 `api:"pagesize"`
}

// String describes the parameters that are set, without secrets.
func (p ListAccountsParams) String() string {
	return describe(p)
}

var opListAccounts = operation{name: "listAccounts", method: "GET", params: (*ListAccountsParams)(nil), requires: [][2]string{{"page", "pagesize"}}}

// ListAccounts lists accounts.
func (s *AccountService) ListAccounts(ctx context.Context, params *ListAccountsParams) *Pages[*Account] {
	return list[*Account](ctx, s.core, &opListAccounts, params)
}
