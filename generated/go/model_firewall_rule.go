package fernhill

// FirewallRule is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type FirewallRule struct {
	received

	// The rule.
	ID string `json:"id,omitzero"`

	// The protocol it lets through.
	Protocol string `json:"protocol,omitzero"`

	// The first port.
	Startport int64 `json:"startport,omitzero"`

	// The last port.
	Endport int64 `json:"endport,omitzero"`

	// Where traffic may come from.
	Cidrlist string `json:"cidrlist,omitzero"`

	// The address it guards.
	Ipaddressid string `json:"ipaddressid,omitzero"`

	// Active or Deleting.
	State string `json:"state,omitzero"`

	// The job that last worked on this object.
	Jobid string `json:"jobid,omitzero"`

	// How far that job has come.
	Jobstatus int64 `json:"jobstatus,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m FirewallRule) String() string {
	return describe(m)
}
