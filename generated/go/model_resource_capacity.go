package fernhill

// ResourceCapacity: How much of a resource is in use.
type ResourceCapacity struct {
	received

	Type              int64  `json:"type,omitzero"`
	Name              string `json:"name,omitzero"`
	Zoneid            string `json:"zoneid,omitzero"`
	Zonename          string `json:"zonename,omitzero"`
	Podid             string `json:"podid,omitzero"`
	Podname           string `json:"podname,omitzero"`
	Clusterid         string `json:"clusterid,omitzero"`
	Clustername       string `json:"clustername,omitzero"`
	Capacityused      int64  `json:"capacityused,omitzero"`
	Capacitytotal     int64  `json:"capacitytotal,omitzero"`
	Capacityallocated int64  `json:"capacityallocated,omitzero"`
	Percentused       string `json:"percentused,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m ResourceCapacity) String() string {
	return describe(m)
}
