package tallowmere

// Part is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type Part struct {
	received

	// The number in the catalog.
	Sku string `json:"sku,omitzero"`

	// How many; one if not given.
	Count int64 `json:"count,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m Part) String() string {
	return describe(m)
}
