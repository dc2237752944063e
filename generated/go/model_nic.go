package fernhill

// NIC is a network card of a virtual machine.
type NIC struct {
	received

	ID                   string `json:"id,omitzero"`
	Deviceid             string `json:"deviceid,omitzero"`
	Networkid            string `json:"networkid,omitzero"`
	Networkname          string `json:"networkname,omitzero"`
	Type                 string `json:"type,omitzero"`
	Traffictype          string `json:"traffictype,omitzero"`
	Isdefault            bool   `json:"isdefault,omitzero"`
	Macaddress           string `json:"macaddress,omitzero"`
	Ipaddress            string `json:"ipaddress,omitzero"`
	Netmask              string `json:"netmask,omitzero"`
	Gateway              string `json:"gateway,omitzero"`
	IP6Address           string `json:"ip6address,omitzero"`
	IP6CIDR              string `json:"ip6cidr,omitzero"`
	IP6Gateway           string `json:"ip6gateway,omitzero"`
	Ipaddresses          []any  `json:"ipaddresses,omitzero"`
	Secondaryip          []any  `json:"secondaryip,omitzero"`
	Broadcasturi         string `json:"broadcasturi,omitzero"`
	Isolationuri         string `json:"isolationuri,omitzero"`
	Vlanid               int64  `json:"vlanid,omitzero"`
	Isolatedpvlan        int64  `json:"isolatedpvlan,omitzero"`
	Isolatedpvlantype    string `json:"isolatedpvlantype,omitzero"`
	Adaptertype          string `json:"adaptertype,omitzero"`
	Extradhcpoption      []any  `json:"extradhcpoption,omitzero"`
	Nsxlogicalswitch     string `json:"nsxlogicalswitch,omitzero"`
	Nsxlogicalswitchport string `json:"nsxlogicalswitchport,omitzero"`
	Virtualmachineid     string `json:"virtualmachineid,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m NIC) String() string {
	return describe(m)
}
