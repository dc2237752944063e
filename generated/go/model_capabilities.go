package fernhill

// Capabilities is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type Capabilities struct {
	received

	// The server's version.
	Cloudstackversion string `json:"cloudstackversion,omitzero"`

	// Seconds over which requests are counted.
	Apilimitinterval int64 `json:"apilimitinterval,omitzero"`

	// Requests that are taken in that time.
	Apilimitmax int64 `json:"apilimitmax,omitzero"`

	// True if security groups can be used.
	Securitygroupsenabled bool `json:"securitygroupsenabled,omitzero"`

	// True if users may share templates.
	Userpublictemplateenabled bool `json:"userpublictemplateenabled,omitzero"`

	// The job that last worked on this object.
	Jobid string `json:"jobid,omitzero"`

	// How far that job has come.
	Jobstatus int64 `json:"jobstatus,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m Capabilities) String() string {
	return describe(m)
}
