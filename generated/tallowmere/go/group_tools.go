package tallowmere

import (
	"context"
	"log/slog"
)

// ToolsService has the operations of the group Tools.
type ToolsService struct{ core *core }

// ListToolsParams are the parameters of ListTools.
type ListToolsParams struct {
	// The page, from 1.
	Page *int64 `api:"page" in:"query"`

	// Tools on a page.
	PerPage *int64 `api:"per_page" in:"query"`

	// Only tools of this branch.
	BranchID *int64 `api:"branch_id" in:"query"`

	// One of `available`, `lent`, `in_repair`.
	State *string `api:"state" in:"query"`
}

// String describes the parameters that are set, without secrets.
func (p ListToolsParams) String() string {
	return describe(p)
}

var opListTools = operation{name: "list_tools", method: "GET", path: "/v1/tools", result: result{key: "data"}, paging: &paging{kind: "page", number: "page", size: "per_page", total: "total"}}

// ListTools sends GET /v1/tools.
//
// List all tools.
//
// This endpoint lists the tools of all branches.
func (s *ToolsService) ListTools(ctx context.Context, params *ListToolsParams) *Pages[*Tool] {
	return list[*Tool](ctx, s.core, &opListTools, params)
}

// GetToolParams are the parameters of GetTool.
type GetToolParams struct {
	// The number on the tool.
	ToolID string `api:"tool_id" in:"path" rules:"required"`
}

// String describes the parameters that are set, without secrets.
func (p GetToolParams) String() string {
	return describe(p)
}

var opGetTool = operation{name: "get_tool", method: "GET", path: "/v1/tools/{tool_id}"}

// GetTool sends GET /v1/tools/{tool_id}.
//
// Get a tool.
func (s *ToolsService) GetTool(ctx context.Context, params *GetToolParams) (*Tool, error) {
	return get[*Tool](ctx, s.core, &opGetTool, params)
}

// AddToolParams are the parameters of AddTool.
type AddToolParams struct {
	// What it is called on the shelf.
	Name string `api:"name" in:"body" rules:"required"`

	// The branch.
	BranchID int64 `api:"branch_id" in:"body" rules:"required"`

	// What a member leaves for it.
	Deposit *float64 `api:"deposit" in:"body"`

	// For searching.
	Labels []string `api:"labels" in:"body"`

	Purchase *ToolPurchase `api:"purchase" in:"body"`
}

// String describes the parameters that are set, without secrets.
func (p AddToolParams) String() string {
	return describe(p)
}

// GoString returns the same, for %#v.
func (p AddToolParams) GoString() string {
	return describe(p)
}

// LogValue returns the same, for log/slog.
func (p AddToolParams) LogValue() slog.Value {
	return slog.StringValue(describe(p))
}

var opAddTool = operation{name: "add_tool", method: "POST", path: "/v1/tools", statuses: map[int]string{
	201: "The tool is on its shelf.",
	404: "There is no such branch.",
	422: "A value is missing or wrong.",
}}

// AddTool sends POST /v1/tools.
//
// Add a tool.
//
// Puts a tool on a shelf. It can be lent at once.
//
// Errors:
//   - [ErrNotFound]: There is no such branch.
//   - [ErrParameter]: A value is missing or wrong.
func (s *ToolsService) AddTool(ctx context.Context, params *AddToolParams) (*Tool, error) {
	return get[*Tool](ctx, s.core, &opAddTool, params)
}

// ChangeToolParams are the parameters of ChangeTool.
type ChangeToolParams struct {
	// The number on the tool.
	ToolID int64 `api:"tool_id" in:"path" rules:"required"`

	// What it is called on the shelf.
	Name *string `api:"name" in:"body"`

	// `null` for none.
	Deposit Nullable[float64] `api:"deposit" in:"body"`

	// One of `available`, `in_repair`.
	State *string `api:"state" in:"body"`
}

// String describes the parameters that are set, without secrets.
func (p ChangeToolParams) String() string {
	return describe(p)
}

var opChangeTool = operation{name: "change_tool", method: "PATCH", path: "/v1/tools/{tool_id}"}

// ChangeTool sends PATCH /v1/tools/{tool_id}.
//
// Change a tool.
//
// Changes what is sent, and nothing else.
func (s *ToolsService) ChangeTool(ctx context.Context, params *ChangeToolParams) (*Tool, error) {
	return get[*Tool](ctx, s.core, &opChangeTool, params)
}

// RemoveToolParams are the parameters of RemoveTool.
type RemoveToolParams struct {
	ToolID string `api:"tool_id" in:"path" rules:"required"`
}

// String describes the parameters that are set, without secrets.
func (p RemoveToolParams) String() string {
	return describe(p)
}

var opRemoveTool = operation{name: "remove_tool", method: "DELETE", path: "/v1/tools/{tool_id}", result: result{isEmpty: true}, statuses: map[int]string{
	204: "The tool is gone.",
	409: "The tool is lent.",
}}

// RemoveTool sends DELETE /v1/tools/{tool_id}.
//
// Remove a tool.
//
// Takes a tool off its shelf for good.
//
// Errors:
//   - [ErrConflict]: The tool is lent.
func (s *ToolsService) RemoveTool(ctx context.Context, params *RemoveToolParams) error {
	return run(ctx, s.core, &opRemoveTool, params)
}

// AttachPhotoParams are the parameters of AttachPhoto.
type AttachPhotoParams struct {
	// A JPEG of up to 5 MB.
	Photo *File `api:"photo" in:"body" rules:"required"`

	ToolID string `api:"tool_id" in:"path" rules:"required"`

	// Shown below the photo.
	Caption *string `api:"caption" in:"body"`
}

// String describes the parameters that are set, without secrets.
func (p AttachPhotoParams) String() string {
	return describe(p)
}

var opAttachPhoto = operation{name: "attach_photo", method: "POST", path: "/v1/tools/{tool_id}/photos", server: "https://files.tallowmere.example", access: accessAuthenticated, body: "multipart"}

// AttachPhoto sends POST /v1/tools/{tool_id}/photos.
//
// Attach a photo.
func (s *ToolsService) AttachPhoto(ctx context.Context, params *AttachPhotoParams) (*Photo, error) {
	return get[*Photo](ctx, s.core, &opAttachPhoto, params)
}

// FetchPhotoParams are the parameters of FetchPhoto.
type FetchPhotoParams struct {
	PhotoID string `api:"photo_id" in:"path" rules:"required"`

	// In pixels; as it was sent if not given.
	Width *int64 `api:"width" in:"query"`
}

// String describes the parameters that are set, without secrets.
func (p FetchPhotoParams) String() string {
	return describe(p)
}

var opFetchPhoto = operation{name: "fetch_photo", method: "GET", path: "/v1/photos/{photo_id}", server: "https://files.tallowmere.example", access: accessAuthenticated, result: result{isEmpty: true}}

// FetchPhoto sends GET /v1/photos/{photo_id}.
//
// Fetch a photo.
func (s *ToolsService) FetchPhoto(ctx context.Context, params *FetchPhotoParams) (*Content, error) {
	return getContent(ctx, s.core, &opFetchPhoto, params)
}
