package fernhill

import "context"

// ZoneService has the commands of the group Zone.
type ZoneService struct{ core *core }

// ListZonesParams are the parameters of ListZones.
type ListZonesParams struct {
	// Only this zone.
	ID *string `api:"id"`

	// If true, only zones where machines can be deployed.
	Available *bool `api:"available"`

	// If true, with what is left of each.
	Showcapacities *bool `api:"showcapacities"`

	// Words to look for. At most 255 characters.
	Keyword *string `api:"keyword" rules:"max=255"`

	// Which page, from 1; must be used with pagesize.
	Page *int64 `api:"page"`

	// How many on a page, 500 at most.
	Pagesize *int64 `api:"pagesize"`
}

// String describes the parameters that are set, without secrets.
func (p ListZonesParams) String() string {
	return describe(p)
}

var opListZones = operation{name: "listZones", method: "GET", params: (*ListZonesParams)(nil), requires: [][2]string{{"page", "pagesize"}}}

// ListZones lists zones.
func (s *ZoneService) ListZones(ctx context.Context, params *ListZonesParams) *Pages[*Zone] {
	return list[*Zone](ctx, s.core, &opListZones, params)
}
