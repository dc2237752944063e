package fernhill

import (
	"context"
	"log/slog"
)

// ProjectService has the commands of the group Project.
type ProjectService struct{ core *core }

// CreateProjectParams are the parameters of CreateProject.
type CreateProjectParams struct {
	// Its name. At most 255 characters.
	Name string `api:"name" rules:"required,max=255"`

	// A sentence about it. At most 255 characters.
	Displaytext string `api:"displaytext" rules:"required,max=255"`
}

// String describes the parameters that are set, without secrets.
func (p CreateProjectParams) String() string {
	return describe(p)
}

var opCreateProject = operation{name: "createProject", method: "POST", params: (*CreateProjectParams)(nil)}

// CreateProject creates a project.
func (s *ProjectService) CreateProject(ctx context.Context, params *CreateProjectParams) (*Job[*Project], error) {
	return startJob[*Project](ctx, s.core, &opCreateProject, params)
}

// ListProjectsParams are the parameters of ListProjects.
type ListProjectsParams struct {
	// Only this project.
	ID *string `api:"id"`

	// Only projects with these tags.
	Tags Entries `api:"tags"`

	// Words to look for. At most 255 characters.
	Keyword *string `api:"keyword" rules:"max=255"`

	// Which page, from 1; must be used with pagesize.
	Page *int64 `api:"page"`

	// How many on a page, 500 at most.
	Pagesize *int64 `api:"pagesize"`
}

// String describes the parameters that are set, without secrets.
func (p ListProjectsParams) String() string {
	return describe(p)
}

// GoString returns the same, for %#v.
func (p ListProjectsParams) GoString() string {
	return describe(p)
}

// LogValue returns the same, for log/slog.
func (p ListProjectsParams) LogValue() slog.Value {
	return slog.StringValue(describe(p))
}

var opListProjects = operation{name: "listProjects", method: "GET", params: (*ListProjectsParams)(nil), requires: [][2]string{{"page", "pagesize"}}}

// ListProjects lists projects.
func (s *ProjectService) ListProjects(ctx context.Context, params *ListProjectsParams) *Pages[*Project] {
	return list[*Project](ctx, s.core, &opListProjects, params)
}

// DeleteProjectParams are the parameters of DeleteProject.
type DeleteProjectParams struct {
	// The project.
	ID string `api:"id" rules:"required"`
}

// String describes the parameters that are set, without secrets.
func (p DeleteProjectParams) String() string {
	return describe(p)
}

var opDeleteProject = operation{name: "deleteProject", method: "POST", params: (*DeleteProjectParams)(nil), flat: true}

// DeleteProject deletes a project.
func (s *ProjectService) DeleteProject(ctx context.Context, params *DeleteProjectParams) (*Job[*Success], error) {
	return startJob[*Success](ctx, s.core, &opDeleteProject, params)
}
