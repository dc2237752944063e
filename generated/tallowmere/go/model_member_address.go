package tallowmere

// MemberAddress is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type MemberAddress struct {
	received

	// Street and number.
	Street string `json:"street,omitzero"`

	// The town.
	Town string `json:"town,omitzero"`

	// Five digits.
	Postcode string `json:"postcode,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m MemberAddress) String() string {
	return describe(m)
}
