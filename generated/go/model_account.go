package fernhill

// Account is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type Account struct {
	received

	// The account.
	ID string `json:"id,omitzero"`

	// Its name.
	Name string `json:"name,omitzero"`

	// 0 for a user, 1 for an administrator, 2 for a domain's administrator.
	Accounttype int64 `json:"accounttype,omitzero"`

	// Its domain.
	Domainid string `json:"domainid,omitzero"`

	// Enabled, disabled or locked.
	State string `json:"state,omitzero"`

	// The users in it.
	User []*AccountUser `json:"user,omitzero"`

	// Settings of the account.
	Accountdetails map[string]any `json:"accountdetails,omitzero"`

	// The job that last worked on this object.
	Jobid string `json:"jobid,omitzero"`

	// How far that job has come.
	Jobstatus int64 `json:"jobstatus,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m Account) String() string {
	return describe(m)
}
