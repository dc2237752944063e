package fernhill

// ResourceTag is a tag of a resource.
type ResourceTag struct {
	received

	Key          string `json:"key,omitzero"`
	Value        string `json:"value,omitzero"`
	Resourcetype string `json:"resourcetype,omitzero"`
	Resourceid   string `json:"resourceid,omitzero"`
	Account      string `json:"account,omitzero"`
	Domain       string `json:"domain,omitzero"`
	Domainid     string `json:"domainid,omitzero"`
	Project      string `json:"project,omitzero"`
	Projectid    string `json:"projectid,omitzero"`
	Customer     string `json:"customer,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m ResourceTag) String() string {
	return describe(m)
}
