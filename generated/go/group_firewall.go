package fernhill

import (
	"context"
	"log/slog"
)

// FirewallService has the commands of the group Firewall.
type FirewallService struct{ core *core }

// CreateFirewallRuleParams are the parameters of CreateFirewallRule.
type CreateFirewallRuleParams struct {
	// The address.
	Ipaddressid string `api:"ipaddressid" rules:"required"`

	// `tcp|udp` or icmp. At most 255 characters.
	Protocol string `api:"protocol" rules:"required,max=255"`

	// The first port.
	Startport *int64 `api:"startport"`

	// The last port.
	Endport *int64 `api:"endport"`

	// Where traffic may come from.
	Cidrlist []string `api:"cidrlist"`
}

// String describes the parameters that are set, without secrets.
func (p CreateFirewallRuleParams) String() string {
	return describe(p)
}

// GoString returns the same, for %#v.
func (p CreateFirewallRuleParams) GoString() string {
	return describe(p)
}

// LogValue returns the same, for log/slog.
func (p CreateFirewallRuleParams) LogValue() slog.Value {
	return slog.StringValue(describe(p))
}

var opCreateFirewallRule = operation{name: "createFirewallRule", method: "POST", params: (*CreateFirewallRuleParams)(nil)}

// CreateFirewallRule opens ports of an address.
func (s *FirewallService) CreateFirewallRule(ctx context.Context, params *CreateFirewallRuleParams) (*Job[*FirewallRule], error) {
	return startJob[*FirewallRule](ctx, s.core, &opCreateFirewallRule, params)
}

// DeleteFirewallRuleParams are the parameters of DeleteFirewallRule.
type DeleteFirewallRuleParams struct {
	// The rule.
	ID string `api:"id" rules:"required"`
}

// String describes the parameters that are set, without secrets.
func (p DeleteFirewallRuleParams) String() string {
	return describe(p)
}

var opDeleteFirewallRule = operation{name: "deleteFirewallRule", method: "POST", params: (*DeleteFirewallRuleParams)(nil), flat: true}

// DeleteFirewallRule closes ports again.
func (s *FirewallService) DeleteFirewallRule(ctx context.Context, params *DeleteFirewallRuleParams) (*Job[*Success], error) {
	return startJob[*Success](ctx, s.core, &opDeleteFirewallRule, params)
}

// ListEgressFirewallRulesParams are the parameters of ListEgressFirewallRules.
type ListEgressFirewallRulesParams struct {
	// Only rules of this network.
	Networkid *string `api:"networkid"`

	// Words to look for. At most 255 characters.
	Keyword *string `api:"keyword" rules:"max=255"`

	// Which page, from 1; must be used with pagesize.
	Page *int64 `api:"page"`

	// How many on a page, 500 at most.
	Pagesize *int64 `api:"pagesize"`
}

// String describes the parameters that are set, without secrets.
func (p ListEgressFirewallRulesParams) String() string {
	return describe(p)
}

var opListEgressFirewallRules = operation{name: "listEgressFirewallRules", method: "GET", params: (*ListEgressFirewallRulesParams)(nil), key: "firewallrule", requires: [][2]string{{"page", "pagesize"}}}

// ListEgressFirewallRules lists what may leave networks.
func (s *FirewallService) ListEgressFirewallRules(ctx context.Context, params *ListEgressFirewallRulesParams) *Pages[*FirewallRule] {
	return list[*FirewallRule](ctx, s.core, &opListEgressFirewallRules, params)
}

// ListFirewallRulesParams are the parameters of ListFirewallRules.
type ListFirewallRulesParams struct {
	// Only rules of this address.
	Ipaddressid *string `api:"ipaddressid"`

	// Words to look for. At most 255 characters.
	Keyword *string `api:"keyword" rules:"max=255"`

	// Which page, from 1; must be used with pagesize.
	Page *int64 `api:"page"`

	// How many on a page, 500 at most.
	Pagesize *int64 `api:"pagesize"`
}

// String describes the parameters that are set, without secrets.
func (p ListFirewallRulesParams) String() string {
	return describe(p)
}

var opListFirewallRules = operation{name: "listFirewallRules", method: "GET", params: (*ListFirewallRulesParams)(nil), requires: [][2]string{{"page", "pagesize"}}}

// ListFirewallRules lists open ports.
func (s *FirewallService) ListFirewallRules(ctx context.Context, params *ListFirewallRulesParams) *Pages[*FirewallRule] {
	return list[*FirewallRule](ctx, s.core, &opListFirewallRules, params)
}
