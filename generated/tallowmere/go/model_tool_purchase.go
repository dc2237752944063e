package tallowmere

// ToolPurchase is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type ToolPurchase struct {
	received

	// What it cost.
	Price float64 `json:"price,omitzero"`

	// When it was bought.
	BoughtOn Time `json:"bought_on,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m ToolPurchase) String() string {
	return describe(m)
}
