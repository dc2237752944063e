package fernhill

import "context"

// ConfigurationService has the commands of the group Configuration.
type ConfigurationService struct{ core *core }

// ListCapabilitiesParams are the parameters of ListCapabilities.
type ListCapabilitiesParams struct{}

// String describes the parameters that are set, without secrets.
func (p ListCapabilitiesParams) String() string {
	return describe(p)
}

var opListCapabilities = operation{name: "listCapabilities", method: "GET", params: (*ListCapabilitiesParams)(nil), key: "capability"}

// ListCapabilities tells what the server can do.
func (s *ConfigurationService) ListCapabilities(ctx context.Context, params *ListCapabilitiesParams) (*Capabilities, error) {
	return get[*Capabilities](ctx, s.core, &opListCapabilities, params)
}
