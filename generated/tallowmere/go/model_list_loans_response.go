package tallowmere

// ListLoansResponse is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type ListLoansResponse struct {
	received

	ID         int64   `json:"id,omitzero"`
	MemberID   int64   `json:"member_id,omitzero"`
	ToolIDs    []int64 `json:"tool_ids,omitzero"`
	DueOn      Time    `json:"due_on,omitzero"`
	ReturnedAt Time    `json:"returned_at,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m ListLoansResponse) String() string {
	return describe(m)
}
