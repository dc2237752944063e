package tallowmere

// Report is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type Report struct {
	received

	ToolID   int64 `json:"tool_id,omitzero"`
	DaysLent int64 `json:"days_lent,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m Report) String() string {
	return describe(m)
}
