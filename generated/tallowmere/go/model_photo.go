package tallowmere

// Photo is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type Photo struct {
	received

	ID  string `json:"id,omitzero"`
	URL string `json:"url,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m Photo) String() string {
	return describe(m)
}
