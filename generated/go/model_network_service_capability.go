package fernhill

// NetworkServiceCapability is a capability of a service.
type NetworkServiceCapability struct {
	received

	Name                       string `json:"name,omitzero"`
	Value                      string `json:"value,omitzero"`
	Canchooseservicecapability bool   `json:"canchooseservicecapability,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m NetworkServiceCapability) String() string {
	return describe(m)
}
