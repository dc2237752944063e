package tallowmere

// ToolDamage is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type ToolDamage struct {
	received

	ToolID int64  `json:"tool_id,omitzero"`
	Text   string `json:"text,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m ToolDamage) String() string {
	return describe(m)
}
