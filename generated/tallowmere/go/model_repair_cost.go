package tallowmere

// RepairCost is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type RepairCost struct {
	received

	// In the currency of the branch.
	Amount float64 `json:"amount,omitzero"`

	// `branch` or `member`.
	PaidBy string `json:"paid_by,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m RepairCost) String() string {
	return describe(m)
}
