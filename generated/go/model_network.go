package fernhill

// Network is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type Network struct {
	received

	// The network.
	ID string `json:"id,omitzero"`

	// Its name.
	Name string `json:"name,omitzero"`

	// A sentence about it.
	Displaytext string `json:"displaytext,omitzero"`

	// Its addresses, as 10.1.1.0/24.
	CIDR string `json:"cidr,omitzero"`

	// Its router.
	Gateway string `json:"gateway,omitzero"`

	// Isolated or Shared.
	Type string `json:"type,omitzero"`

	// Allocated or Implemented.
	State string `json:"state,omitzero"`

	// Its zone.
	Zoneid string `json:"zoneid,omitzero"`

	// Its VLAN.
	Vlan int64 `json:"vlan,omitzero"`

	// What it offers to its machines.
	Service []*NetworkServiceModel `json:"service,omitzero"`

	// True if address ranges are given by hand.
	Specifyipranges bool `json:"specifyipranges,omitzero"`

	// The job that last worked on this object.
	Jobid string `json:"jobid,omitzero"`

	// How far that job has come.
	Jobstatus int64 `json:"jobstatus,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m Network) String() string {
	return describe(m)
}
