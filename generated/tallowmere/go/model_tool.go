package tallowmere

// Tool is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type Tool struct {
	received

	// The number on the tool.
	ID int64 `json:"id,omitzero"`

	// What it is called on the shelf.
	Name string `json:"name,omitzero"`

	// `available`, `lent` or `in_repair`.
	State string `json:"state,omitzero"`

	// Where it is kept.
	BranchID int64 `json:"branch_id,omitzero"`

	// What a member leaves for it.
	Deposit float64 `json:"deposit,omitzero"`

	// When it was bought.
	BoughtOn Time `json:"bought_on,omitzero"`

	// For searching.
	Labels []string `json:"labels,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m Tool) String() string {
	return describe(m)
}
