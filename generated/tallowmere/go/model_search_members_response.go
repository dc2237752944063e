package tallowmere

// SearchMembersResponse is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type SearchMembersResponse struct {
	received

	// The members of this page.
	Data []*Member `json:"data,omitzero"`

	// How many there are on all pages.
	Total int64 `json:"total,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m SearchMembersResponse) String() string {
	return describe(m)
}
