package fernhill

// NetworkServiceModel is a service that a network offers.
type NetworkServiceModel struct {
	received

	Name       string                      `json:"name,omitzero"`
	Provider   []*NetworkServiceProvider   `json:"provider,omitzero"`
	Capability []*NetworkServiceCapability `json:"capability,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m NetworkServiceModel) String() string {
	return describe(m)
}
