package fernhill

// NetworkServiceProvider: What provides a service in a physical network.
type NetworkServiceProvider struct {
	received

	ID                           string `json:"id,omitzero"`
	Name                         string `json:"name,omitzero"`
	State                        string `json:"state,omitzero"`
	Physicalnetworkid            string `json:"physicalnetworkid,omitzero"`
	Destinationphysicalnetworkid string `json:"destinationphysicalnetworkid,omitzero"`
	Canenableindividualservice   bool   `json:"canenableindividualservice,omitzero"`
	Servicelist                  []any  `json:"servicelist,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m NetworkServiceProvider) String() string {
	return describe(m)
}
