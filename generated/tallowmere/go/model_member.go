package tallowmere

// Member is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type Member struct {
	received

	// [read-only] The number of the member.
	ID int64 `json:"id,omitzero"`

	// [read-only] What is printed on the card.
	Card string `json:"card,omitzero"`

	// First and last name.
	Name string `json:"name,omitzero"`

	// For reminders.
	Email string `json:"email,omitzero"`

	// For reminders.
	Phone string `json:"phone,omitzero"`

	// Whether the member gets nothing new.
	IsBlocked bool `json:"is_blocked,omitzero"`

	// [read-only] When the member was registered.
	JoinedAt Time `json:"joined_at,omitzero"`

	Address *MemberAddress2 `json:"address,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m Member) String() string {
	return describe(m)
}
