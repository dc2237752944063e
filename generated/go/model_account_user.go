package fernhill

// AccountUser is a user of an account.
type AccountUser struct {
	received

	ID                  string `json:"id,omitzero"`
	Username            string `json:"username,omitzero"`
	Firstname           string `json:"firstname,omitzero"`
	Lastname            string `json:"lastname,omitzero"`
	Email               string `json:"email,omitzero"`
	State               string `json:"state,omitzero"`
	Created             Time   `json:"created,omitzero"`
	Timezone            string `json:"timezone,omitzero"`
	Account             string `json:"account,omitzero"`
	Accountid           string `json:"accountid,omitzero"`
	Accounttype         int64  `json:"accounttype,omitzero"`
	Domain              string `json:"domain,omitzero"`
	Domainid            string `json:"domainid,omitzero"`
	Roleid              string `json:"roleid,omitzero"`
	Rolename            string `json:"rolename,omitzero"`
	Roletype            string `json:"roletype,omitzero"`
	Apikey              string `json:"apikey,omitzero"`
	Secretkey           string `json:"secretkey,omitzero"`
	Usersource          string `json:"usersource,omitzero"`
	Isdefault           bool   `json:"isdefault,omitzero"`
	Iscallerchilddomain bool   `json:"iscallerchilddomain,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m AccountUser) String() string {
	return describe(m)
}
