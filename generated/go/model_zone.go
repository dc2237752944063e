package fernhill

// Zone is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type Zone struct {
	received

	// The zone.
	ID string `json:"id,omitzero"`

	// Its name.
	Name string `json:"name,omitzero"`

	// A sentence about it.
	Description string `json:"description,omitzero"`

	// Basic or Advanced.
	Networktype string `json:"networktype,omitzero"`

	// Its first name server.
	DNS1 string `json:"dns1,omitzero"`

	// Enabled or Disabled.
	Allocationstate string `json:"allocationstate,omitzero"`

	// True if machines may use a host's own disks.
	Localstorageenabled bool `json:"localstorageenabled,omitzero"`

	// What is left of it.
	Capacity []*ResourceCapacity `json:"capacity,omitzero"`

	// The job that last worked on this object.
	Jobid string `json:"jobid,omitzero"`

	// How far that job has come.
	Jobstatus int64 `json:"jobstatus,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m Zone) String() string {
	return describe(m)
}
