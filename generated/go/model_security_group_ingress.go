package fernhill

// SecurityGroupIngress is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type SecurityGroupIngress struct {
	received

	// The rule.
	Ruleid string `json:"ruleid,omitzero"`

	// The protocol it lets through.
	Protocol string `json:"protocol,omitzero"`

	// The first port.
	Startport int64 `json:"startport,omitzero"`

	// The last port.
	Endport int64 `json:"endport,omitzero"`

	// The addresses it is for.
	CIDR string `json:"cidr,omitzero"`

	// The job that last worked on this object.
	Jobid string `json:"jobid,omitzero"`

	// How far that job has come.
	Jobstatus int64 `json:"jobstatus,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m SecurityGroupIngress) String() string {
	return describe(m)
}
