package fernhill

import (
	"context"
	"log/slog"
)

// NetworkService has the commands of the group Network.
type NetworkService struct{ core *core }

// CreateNetworkParams are the parameters of CreateNetwork.
type CreateNetworkParams struct {
	// Its name. At most 255 characters.
	Name string `api:"name" rules:"required,max=255"`

	// A sentence about it. At most 255 characters.
	Displaytext string `api:"displaytext" rules:"required,max=255"`

	// The offering that says what it can do.
	Networkofferingid string `api:"networkofferingid" rules:"required"`

	// The zone to make it in.
	Zoneid string `api:"zoneid" rules:"required"`

	// Its router. At most 255 characters.
	Gateway *string `api:"gateway" rules:"max=255"`

	// Its mask; must be used with gateway. At most 255 characters.
	Netmask *string `api:"netmask" rules:"max=255"`
}

// String describes the parameters that are set, without secrets.
func (p CreateNetworkParams) String() string {
	return describe(p)
}

var opCreateNetwork = operation{name: "createNetwork", method: "POST", params: (*CreateNetworkParams)(nil), requires: [][2]string{{"netmask", "gateway"}}}

// CreateNetwork creates a network.
func (s *NetworkService) CreateNetwork(ctx context.Context, params *CreateNetworkParams) (*Network, error) {
	return get[*Network](ctx, s.core, &opCreateNetwork, params)
}

// DeleteNetworkParams are the parameters of DeleteNetwork.
type DeleteNetworkParams struct {
	// The network.
	ID string `api:"id" rules:"required"`

	// If true, even if it cannot be shut down. Defaults to false.
	Forced *bool `api:"forced"`
}

// String describes the parameters that are set, without secrets.
func (p DeleteNetworkParams) String() string {
	return describe(p)
}

var opDeleteNetwork = operation{name: "deleteNetwork", method: "POST", params: (*DeleteNetworkParams)(nil), flat: true}

// DeleteNetwork deletes a network.
func (s *NetworkService) DeleteNetwork(ctx context.Context, params *DeleteNetworkParams) (*Job[*Success], error) {
	return startJob[*Success](ctx, s.core, &opDeleteNetwork, params)
}

// ListNetworksParams are the parameters of ListNetworks.
type ListNetworksParams struct {
	// Only this network.
	ID *string `api:"id"`

	// Only networks with these tags.
	Tags Entries `api:"tags"`

	// Only networks of this zone.
	Zoneid *string `api:"zoneid"`

	// Words to look for. At most 255 characters.
	Keyword *string `api:"keyword" rules:"max=255"`

	// Which page, from 1; must be used with pagesize.
	Page *int64 `api:"page"`

	// How many on a page, 500 at most.
	Pagesize *int64 `api:"pagesize"`
}

// String describes the parameters that are set, without secrets.
func (p ListNetworksParams) String() string {
	return describe(p)
}

// GoString returns the same, for %#v.
func (p ListNetworksParams) GoString() string {
	return describe(p)
}

// LogValue returns the same, for log/slog.
func (p ListNetworksParams) LogValue() slog.Value {
	return slog.StringValue(describe(p))
}

var opListNetworks = operation{name: "listNetworks", method: "GET", params: (*ListNetworksParams)(nil), requires: [][2]string{{"page", "pagesize"}}}

// ListNetworks lists networks.
func (s *NetworkService) ListNetworks(ctx context.Context, params *ListNetworksParams) *Pages[*Network] {
	return list[*Network](ctx, s.core, &opListNetworks, params)
}

// RestartNetworkParams are the parameters of RestartNetwork.
type RestartNetworkParams struct {
	// The network.
	ID string `api:"id" rules:"required"`

	// If true, the router is made anew.
	Cleanup *bool `api:"cleanup"`
}

// String describes the parameters that are set, without secrets.
func (p RestartNetworkParams) String() string {
	return describe(p)
}

var opRestartNetwork = operation{name: "restartNetwork", method: "POST", params: (*RestartNetworkParams)(nil), flat: true}

// RestartNetwork restarts a network's router.
func (s *NetworkService) RestartNetwork(ctx context.Context, params *RestartNetworkParams) (*Job[*Success], error) {
	return startJob[*Success](ctx, s.core, &opRestartNetwork, params)
}
