package fernhill

// VMSnapshot is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type VMSnapshot struct {
	received

	// The snapshot.
	ID string `json:"id,omitzero"`

	// Its name.
	Name string `json:"name,omitzero"`

	// The machine it was taken of.
	Virtualmachineid string `json:"virtualmachineid,omitzero"`

	// Creating, BackedUp or Error.
	State string `json:"state,omitzero"`

	// MANUAL or RECURRING.
	Snapshottype string `json:"snapshottype,omitzero"`

	// Bytes it takes.
	Physicalsize int64 `json:"physicalsize,omitzero"`

	// When it was taken.
	Created Time `json:"created,omitzero"`

	// The job that last worked on this object.
	Jobid string `json:"jobid,omitzero"`

	// How far that job has come.
	Jobstatus int64 `json:"jobstatus,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m VMSnapshot) String() string {
	return describe(m)
}
