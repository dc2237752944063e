package fernhill

// Success is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type Success struct {
	received

	// A sentence about the outcome.
	Displaytext string `json:"displaytext,omitzero"`

	// True if the command did what it says.
	Success bool `json:"success,omitzero"`

	// The job that last worked on this object.
	Jobid string `json:"jobid,omitzero"`

	// How far that job has come.
	Jobstatus int64 `json:"jobstatus,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m Success) String() string {
	return describe(m)
}
