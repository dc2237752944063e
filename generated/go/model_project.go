package fernhill

// Project is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type Project struct {
	received

	// The project.
	ID string `json:"id,omitzero"`

	// Its name.
	Name string `json:"name,omitzero"`

	// A sentence about it.
	Displaytext string `json:"displaytext,omitzero"`

	// Active, Disabled or Suspended.
	State string `json:"state,omitzero"`

	// How many machines it may have, or Unlimited.
	Vmlimit string `json:"vmlimit,omitzero"`

	// Processors in use.
	Cputotal int64 `json:"cputotal,omitzero"`

	// The job that last worked on this object.
	Jobid string `json:"jobid,omitzero"`

	// How far that job has come.
	Jobstatus int64 `json:"jobstatus,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m Project) String() string {
	return describe(m)
}
