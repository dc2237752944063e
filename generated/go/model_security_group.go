package fernhill

// SecurityGroup is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type SecurityGroup struct {
	received

	// The group.
	ID string `json:"id,omitzero"`

	// Its name.
	Name string `json:"name,omitzero"`

	// A sentence about it.
	Description string `json:"description,omitzero"`

	// What may come in.
	Ingressrule []*SecurityGroupRule `json:"ingressrule,omitzero"`

	// What may go out.
	Egressrule []*SecurityGroupRule `json:"egressrule,omitzero"`

	// The job that last worked on this object.
	Jobid string `json:"jobid,omitzero"`

	// How far that job has come.
	Jobstatus int64 `json:"jobstatus,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m SecurityGroup) String() string {
	return describe(m)
}
