package tallowmere

// MemberAddress2 is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type MemberAddress2 struct {
	received

	Street string `json:"street,omitzero"`
	Town   string `json:"town,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m MemberAddress2) String() string {
	return describe(m)
}
