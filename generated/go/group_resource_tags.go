package fernhill

import (
	"context"
	"log/slog"
)

// ResourceTagsService has the commands of the group Resource tags.
type ResourceTagsService struct{ core *core }

// CreateTagsParams are the parameters of CreateTags.
type CreateTagsParams struct {
	// What to put them on.
	Resourceids []string `api:"resourceids" rules:"required"`

	// The kind of what they are put on. At most 255 characters.
	Resourcetype string `api:"resourcetype" rules:"required,max=255"`

	// Keys and values.
	Tags Entries `api:"tags" rules:"required"`
}

// String describes the parameters that are set, without secrets.
func (p CreateTagsParams) String() string {
	return describe(p)
}

// GoString returns the same, for %#v.
func (p CreateTagsParams) GoString() string {
	return describe(p)
}

// LogValue returns the same, for log/slog.
func (p CreateTagsParams) LogValue() slog.Value {
	return slog.StringValue(describe(p))
}

var opCreateTags = operation{name: "createTags", method: "POST", params: (*CreateTagsParams)(nil), flat: true}

// CreateTags puts tags on resources.
func (s *ResourceTagsService) CreateTags(ctx context.Context, params *CreateTagsParams) (*Job[*Success], error) {
	return startJob[*Success](ctx, s.core, &opCreateTags, params)
}

// ListTagsParams are the parameters of ListTags.
type ListTagsParams struct {
	// Only tags with this key. At most 255 characters.
	Key *string `api:"key" rules:"max=255"`

	// Words to look for. At most 255 characters.
	Keyword *string `api:"keyword" rules:"max=255"`

	// Which page, from 1; must be used with pagesize. At most 255 characters.
	Page *string `api:"page" rules:"max=255"`

	// How many on a page, 500 at most.
	Pagesize *int64 `api:"pagesize"`
}

// String describes the parameters that are set, without secrets.
func (p ListTagsParams) String() string {
	return describe(p)
}

var opListTags = operation{name: "listTags", method: "GET", params: (*ListTagsParams)(nil), requires: [][2]string{{"page", "pagesize"}}}

// ListTags lists tags.
func (s *ResourceTagsService) ListTags(ctx context.Context, params *ListTagsParams) *Pages[*Tag] {
	return list[*Tag](ctx, s.core, &opListTags, params)
}
