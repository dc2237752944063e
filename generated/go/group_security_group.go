package fernhill

import (
	"context"
	"log/slog"
)

// SecurityGroupService has the commands of the group Security group.
type SecurityGroupService struct{ core *core }

// AuthorizeSecurityGroupIngressParams are the parameters of AuthorizeSecurityGroupIngress.
type AuthorizeSecurityGroupIngressParams struct {
	// The group.
	Securitygroupid *string `api:"securitygroupid"`

	// Tcp, udp or icmp. At most 255 characters.
	Protocol *string `api:"protocol" rules:"max=255"`

	// The first port.
	Startport *int64 `api:"startport"`

	// The last port.
	Endport *int64 `api:"endport"`

	// Accounts and groups that traffic may come from.
	Usersecuritygrouplist Entries `api:"usersecuritygrouplist" key:"account" value:"group"`
}

// String describes the parameters that are set, without secrets.
func (p AuthorizeSecurityGroupIngressParams) String() string {
	return describe(p)
}

// GoString returns the same, for %#v.
func (p AuthorizeSecurityGroupIngressParams) GoString() string {
	return describe(p)
}

// LogValue returns the same, for log/slog.
func (p AuthorizeSecurityGroupIngressParams) LogValue() slog.Value {
	return slog.StringValue(describe(p))
}

var opAuthorizeSecurityGroupIngress = operation{name: "authorizeSecurityGroupIngress", method: "POST", params: (*AuthorizeSecurityGroupIngressParams)(nil), key: "ingressrule"}

// AuthorizeSecurityGroupIngress lets traffic in.
func (s *SecurityGroupService) AuthorizeSecurityGroupIngress(ctx context.Context, params *AuthorizeSecurityGroupIngressParams) (*Job[*SecurityGroupIngress], error) {
	return startJob[*SecurityGroupIngress](ctx, s.core, &opAuthorizeSecurityGroupIngress, params)
}

// CreateSecurityGroupParams are the parameters of CreateSecurityGroup.
type CreateSecurityGroupParams struct {
	// Its name. At most 255 characters.
	Name string `api:"name" rules:"required,max=255"`

	// A sentence about it. At most 255 characters.
	Description *string `api:"description" rules:"max=255"`
}

// String describes the parameters that are set, without secrets.
func (p CreateSecurityGroupParams) String() string {
	return describe(p)
}

var opCreateSecurityGroup = operation{name: "createSecurityGroup", method: "POST", params: (*CreateSecurityGroupParams)(nil)}

// CreateSecurityGroup creates a security group.
func (s *SecurityGroupService) CreateSecurityGroup(ctx context.Context, params *CreateSecurityGroupParams) (*SecurityGroup, error) {
	return get[*SecurityGroup](ctx, s.core, &opCreateSecurityGroup, params)
}

// ListSecurityGroupsParams are the parameters of ListSecurityGroups.
type ListSecurityGroupsParams struct {
	// Only this group.
	ID *string `api:"id"`

	// Words to look for. At most 255 characters.
	Keyword *string `api:"keyword" rules:"max=255"`

	// Which page, from 1; must be used with pagesize.
	Page *int64 `api:"page"`

	// How many on a page, 500 at most.
	Pagesize *int64 `api:"pagesize"`
}

// String describes the parameters that are set, without secrets.
func (p ListSecurityGroupsParams) String() string {
	return describe(p)
}

var opListSecurityGroups = operation{name: "listSecurityGroups", method: "GET", params: (*ListSecurityGroupsParams)(nil), requires: [][2]string{{"page", "pagesize"}}}

// ListSecurityGroups lists security groups.
func (s *SecurityGroupService) ListSecurityGroups(ctx context.Context, params *ListSecurityGroupsParams) *Pages[*SecurityGroup] {
	return list[*SecurityGroup](ctx, s.core, &opListSecurityGroups, params)
}
