package tallowmere

// RepairFault is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type RepairFault struct {
	received

	// In your own words.
	Text string `json:"text,omitzero"`

	// Possible values: `cosmetic`, `usable`, `unusable`.
	Severity string `json:"severity,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m RepairFault) String() string {
	return describe(m)
}
