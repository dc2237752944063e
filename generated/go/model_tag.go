package fernhill

// Tag is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type Tag struct {
	received

	// The tag's key.
	Key string `json:"key,omitzero"`

	// The tag's value.
	Value string `json:"value,omitzero"`

	// What it is on.
	Resourceid string `json:"resourceid,omitzero"`

	// The kind of what it is on.
	Resourcetype string `json:"resourcetype,omitzero"`

	// The job that last worked on this object.
	Jobid string `json:"jobid,omitzero"`

	// How far that job has come.
	Jobstatus int64 `json:"jobstatus,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m Tag) String() string {
	return describe(m)
}
