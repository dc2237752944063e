package fernhill

import (
	"context"
	"log/slog"
)

// TemplateService has the commands of the group Template.
type TemplateService struct{ core *core }

// ListTemplatesParams are the parameters of ListTemplates.
type ListTemplatesParams struct {
	// Featured, self, selfexecutable, executable or community. At most 255 characters.
	Templatefilter string `api:"templatefilter" rules:"required,max=255"`

	// Only templates of this zone.
	Zoneid *string `api:"zoneid"`

	// Words to look for. At most 255 characters.
	Keyword *string `api:"keyword" rules:"max=255"`

	// Which page, from 1; must be used with pagesize.
	Page *int64 `api:"page"`

	// How many on a page, 500 at most.
	Pagesize *int64 `api:"pagesize"`
}

// String describes the parameters that are set, without secrets.
func (p ListTemplatesParams) String() string {
	return describe(p)
}

var opListTemplates = operation{name: "listTemplates", method: "GET", params: (*ListTemplatesParams)(nil), requires: [][2]string{{"page", "pagesize"}}}

// ListTemplates lists templates.
func (s *TemplateService) ListTemplates(ctx context.Context, params *ListTemplatesParams) *Pages[*Template] {
	return list[*Template](ctx, s.core, &opListTemplates, params)
}

// RegisterTemplateParams are the parameters of RegisterTemplate.
type RegisterTemplateParams struct {
	// Its name. At most 255 characters.
	Name string `api:"name" rules:"required,max=255"`

	// A sentence about it. At most 255 characters.
	Displaytext string `api:"displaytext" rules:"required,max=255"`

	// Where to fetch it. At most 2048 characters.
	URL string `api:"url" rules:"required,max=2048"`

	// How it is stored: QCOW2, RAW, VHD or OVA. At most 255 characters.
	Format string `api:"format" rules:"required,max=255"`

	// What runs it. At most 255 characters.
	Hypervisor string `api:"hypervisor" rules:"required,max=255"`

	// The operating system in it.
	Ostypeid string `api:"ostypeid" rules:"required"`

	// Settings of machines made from it.
	Details Entries `api:"details" rules:"zero"`
}

// String describes the parameters that are set, without secrets.
func (p RegisterTemplateParams) String() string {
	return describe(p)
}

// GoString returns the same, for %#v.
func (p RegisterTemplateParams) GoString() string {
	return describe(p)
}

// LogValue returns the same, for log/slog.
func (p RegisterTemplateParams) LogValue() slog.Value {
	return slog.StringValue(describe(p))
}

var opRegisterTemplate = operation{name: "registerTemplate", method: "POST", params: (*RegisterTemplateParams)(nil), key: "template"}

// RegisterTemplate registers a template.
func (s *TemplateService) RegisterTemplate(ctx context.Context, params *RegisterTemplateParams) (*Template, error) {
	return get[*Template](ctx, s.core, &opRegisterTemplate, params)
}
