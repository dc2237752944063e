package fernhill

// SecurityGroupRule is a rule of a security group, for traffic in or out.
type SecurityGroupRule struct {
	received

	Ruleid            string         `json:"ruleid,omitzero"`
	Protocol          string         `json:"protocol,omitzero"`
	Startport         int64          `json:"startport,omitzero"`
	Endport           int64          `json:"endport,omitzero"`
	Icmptype          int64          `json:"icmptype,omitzero"`
	Icmpcode          int64          `json:"icmpcode,omitzero"`
	CIDR              string         `json:"cidr,omitzero"`
	Securitygroupname string         `json:"securitygroupname,omitzero"`
	Account           string         `json:"account,omitzero"`
	Tags              []*ResourceTag `json:"tags,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m SecurityGroupRule) String() string {
	return describe(m)
}
