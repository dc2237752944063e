package tallowmere

// ToolItem is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type ToolItem struct {
	received

	// The number on the tool.
	ToolID int64 `json:"tool_id,omitzero"`

	// What is scratched already.
	Note string `json:"note,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m ToolItem) String() string {
	return describe(m)
}
