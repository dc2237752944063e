package fernhill

// AffinityGroup is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type AffinityGroup struct {
	received

	// The group.
	ID string `json:"id,omitzero"`

	// Its name.
	Name string `json:"name,omitzero"`

	// Whether its machines stay together or apart.
	Type string `json:"type,omitzero"`

	// A sentence about it.
	Description string `json:"description,omitzero"`

	// The machines in it.
	VirtualmachineIDs []any `json:"virtualmachineIds,omitzero"`

	// The job that last worked on this object.
	Jobid string `json:"jobid,omitzero"`

	// How far that job has come.
	Jobstatus int64 `json:"jobstatus,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m AffinityGroup) String() string {
	return describe(m)
}
