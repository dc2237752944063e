package fernhill

// Volume is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type Volume struct {
	received

	// The volume.
	ID string `json:"id,omitzero"`

	// Its name.
	Name string `json:"name,omitzero"`

	// Its size in bytes.
	Size int64 `json:"size,omitzero"`

	// ROOT or DATADISK.
	Type string `json:"type,omitzero"`

	// Allocated, Ready or Expunging.
	State string `json:"state,omitzero"`

	// The machine it is attached to.
	Virtualmachineid string `json:"virtualmachineid,omitzero"`

	// The zone it lies in.
	Zoneid string `json:"zoneid,omitzero"`

	// When it was made.
	Created Time `json:"created,omitzero"`

	// The least operations a second.
	Miniops int64 `json:"miniops,omitzero"`

	// Bytes it takes on disk.
	Physicalsize int64 `json:"physicalsize,omitzero"`

	// The job that last worked on this object.
	Jobid string `json:"jobid,omitzero"`

	// How far that job has come.
	Jobstatus int64 `json:"jobstatus,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m Volume) String() string {
	return describe(m)
}
