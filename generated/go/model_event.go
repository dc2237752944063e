package fernhill

// Event is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type Event struct {
	received

	// The event.
	ID string `json:"id,omitzero"`

	// What happened, as VM.START.
	Type string `json:"type,omitzero"`

	// INFO, WARN or ERROR.
	Level string `json:"level,omitzero"`

	// A sentence about it.
	Description string `json:"description,omitzero"`

	// Who did it.
	Username string `json:"username,omitzero"`

	// When it happened.
	Created Time `json:"created,omitzero"`

	// The event that started it.
	Parentid string `json:"parentid,omitzero"`

	// The job that last worked on this object.
	Jobid string `json:"jobid,omitzero"`

	// How far that job has come.
	Jobstatus int64 `json:"jobstatus,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m Event) String() string {
	return describe(m)
}
