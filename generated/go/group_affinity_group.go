package fernhill

import "context"

// AffinityGroupService has the commands of the group Affinity group.
type AffinityGroupService struct{ core *core }

// CreateAffinityGroupParams are the parameters of CreateAffinityGroup.
type CreateAffinityGroupParams struct {
	// Its name. At most 255 characters.
	Name string `api:"name" rules:"required,max=255"`

	// Whether machines stay together or apart. At most 255 characters.
	Type string `api:"type" rules:"required,max=255"`

	// A sentence about it. At most 4096 characters.
	Description *string `api:"description" rules:"max=4096"`
}

// String describes the parameters that are set, without secrets.
func (p CreateAffinityGroupParams) String() string {
	return describe(p)
}

var opCreateAffinityGroup = operation{name: "createAffinityGroup", method: "POST", params: (*CreateAffinityGroupParams)(nil)}

// CreateAffinityGroup creates an affinity group.
func (s *AffinityGroupService) CreateAffinityGroup(ctx context.Context, params *CreateAffinityGroupParams) (*Job[*AffinityGroup], error) {
	return startJob[*AffinityGroup](ctx, s.core, &opCreateAffinityGroup, params)
}

// DeleteAffinityGroupParams are the parameters of DeleteAffinityGroup.
type DeleteAffinityGroupParams struct {
	// The group. Mutually exclusive with name.
	ID *string `api:"id"`

	// Its name. Mutually exclusive with id. At most 255 characters.
	Name *string `api:"name" rules:"max=255"`
}

// String describes the parameters that are set, without secrets.
func (p DeleteAffinityGroupParams) String() string {
	return describe(p)
}

var opDeleteAffinityGroup = operation{name: "deleteAffinityGroup", method: "POST", params: (*DeleteAffinityGroupParams)(nil), flat: true, excludes: [][2]string{{"id", "name"}, {"name", "id"}}}

// DeleteAffinityGroup deletes an affinity group.
func (s *AffinityGroupService) DeleteAffinityGroup(ctx context.Context, params *DeleteAffinityGroupParams) (*Job[*Success], error) {
	return startJob[*Success](ctx, s.core, &opDeleteAffinityGroup, params)
}

// ListAffinityGroupsParams are the parameters of ListAffinityGroups.
type ListAffinityGroupsParams struct {
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
func (p ListAffinityGroupsParams) String() string {
	return describe(p)
}

var opListAffinityGroups = operation{name: "listAffinityGroups", method: "GET", params: (*ListAffinityGroupsParams)(nil), requires: [][2]string{{"page", "pagesize"}}}

// ListAffinityGroups lists affinity groups.
func (s *AffinityGroupService) ListAffinityGroups(ctx context.Context, params *ListAffinityGroupsParams) *Pages[*AffinityGroup] {
	return list[*AffinityGroup](ctx, s.core, &opListAffinityGroups, params)
}
