package fernhill

// VirtualMachine is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type VirtualMachine struct {
	received

	// The machine.
	ID string `json:"id,omitzero"`

	// The name inside its network.
	Name string `json:"name,omitzero"`

	// The name that people see.
	Displayname string `json:"displayname,omitzero"`

	// What the machine is doing: Running, Stopped, Starting or Stopping.
	State string `json:"state,omitzero"`

	// The zone it runs in.
	Zoneid string `json:"zoneid,omitzero"`

	// That zone's name.
	Zonename string `json:"zonename,omitzero"`

	// The template it was made from.
	Templateid string `json:"templateid,omitzero"`

	// The offering that sizes it.
	Serviceofferingid string `json:"serviceofferingid,omitzero"`

	// How many processors it has.
	Cpunumber int64 `json:"cpunumber,omitzero"`

	// Their speed in MHz.
	Cpuspeed int64 `json:"cpuspeed,omitzero"`

	// Its memory in MiB.
	Memory int64 `json:"memory,omitzero"`

	// The share of its processors in use.
	Cpuused float64 `json:"cpuused,omitzero"`

	// When it was deployed.
	Created Time `json:"created,omitzero"`

	// The group it was put in.
	Group string `json:"group,omitzero"`

	// True if it is restarted elsewhere when its host fails.
	Haenable bool `json:"haenable,omitzero"`

	// Its network cards.
	NIC []*NIC `json:"nic,omitzero"`

	// Settings beyond the offering.
	Details map[string]any `json:"details,omitzero"`

	// Tags put on it.
	Tags []*ResourceTag `json:"tags,omitzero"`

	// Who owns it.
	Account string `json:"account,omitzero"`

	// The owner's domain.
	Domainid string `json:"domainid,omitzero"`

	// The job that last worked on this object.
	Jobid string `json:"jobid,omitzero"`

	// How far that job has come.
	Jobstatus int64 `json:"jobstatus,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m VirtualMachine) String() string {
	return describe(m)
}
