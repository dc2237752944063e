package tallowmere

// Loan is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type Loan struct {
	received

	// When it happened.
	At Time `json:"at,omitzero"`

	// One of `lent`, `extended`, `returned`.
	Kind string `json:"kind,omitzero"`

	// Who did it.
	By string `json:"by,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m Loan) String() string {
	return describe(m)
}
