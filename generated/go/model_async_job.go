package fernhill

// AsyncJob is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type AsyncJob struct {
	received

	// The job.
	Jobid string `json:"jobid,omitzero"`

	// The command it runs.
	Cmd string `json:"cmd,omitzero"`

	// 0 pending, 1 done, 2 failed.
	Jobstatus int64 `json:"jobstatus,omitzero"`

	// The code of its outcome.
	Jobresultcode int64 `json:"jobresultcode,omitzero"`

	// Its outcome.
	Jobresult map[string]any `json:"jobresult,omitzero"`

	// When it was started.
	Created Time `json:"created,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m AsyncJob) String() string {
	return describe(m)
}
