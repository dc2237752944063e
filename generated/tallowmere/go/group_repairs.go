package tallowmere

import (
	"context"
	"log/slog"
)

// RepairsService has the operations of the group Repairs.
type RepairsService struct{ core *core }

// ListOpenRepairsParams are the parameters of ListOpenRepairs.
type ListOpenRepairsParams struct {
	// The page, from 1.
	Page *int64 `api:"page" in:"query"`

	// Repairs on a page.
	PerPage *int64 `api:"per_page" in:"query"`

	// Only those that this key has opened.
	Mine *bool `api:"mine" in:"query"`
}

// String describes the parameters that are set, without secrets.
func (p ListOpenRepairsParams) String() string {
	return describe(p)
}

var opListOpenRepairs = operation{name: "list_open_repairs", method: "GET", path: "/v1/repairs", result: result{isEmpty: true}}

// ListOpenRepairs sends GET /v1/repairs.
//
// List open repairs.
func (s *RepairsService) ListOpenRepairs(ctx context.Context, params *ListOpenRepairsParams) (*Content, error) {
	return getContent(ctx, s.core, &opListOpenRepairs, params)
}

// OpenRepairParams are the parameters of OpenRepair.
type OpenRepairParams struct {
	// The number on the tool.
	ToolID int64 `api:"tool_id" in:"body" rules:"required"`

	// What is wrong.
	Fault *RepairFault `api:"fault" in:"body" rules:"required"`

	// What is needed, see below.
	Parts []*Part `api:"parts" in:"body"`
}

// String describes the parameters that are set, without secrets.
func (p OpenRepairParams) String() string {
	return describe(p)
}

// GoString returns the same, for %#v.
func (p OpenRepairParams) GoString() string {
	return describe(p)
}

// LogValue returns the same, for log/slog.
func (p OpenRepairParams) LogValue() slog.Value {
	return slog.StringValue(describe(p))
}

var opOpenRepair = operation{name: "open_repair", method: "POST", path: "/v1/repairs", result: result{isEmpty: true}}

// OpenRepair sends POST /v1/repairs.
//
// Open a repair.
func (s *RepairsService) OpenRepair(ctx context.Context, params *OpenRepairParams) (*Content, error) {
	return getContent(ctx, s.core, &opOpenRepair, params)
}

// CloseRepairParams are the parameters of CloseRepair.
type CloseRepairParams struct {
	// One of: `fixed`, `given_up`.
	Outcome string `api:"outcome" in:"body" rules:"required"`

	RepairID string `api:"repair_id" in:"path" rules:"required"`

	// What it cost, see below.
	Cost *RepairCost `api:"cost" in:"body"`
}

// String describes the parameters that are set, without secrets.
func (p CloseRepairParams) String() string {
	return describe(p)
}

// GoString returns the same, for %#v.
func (p CloseRepairParams) GoString() string {
	return describe(p)
}

// LogValue returns the same, for log/slog.
func (p CloseRepairParams) LogValue() slog.Value {
	return slog.StringValue(describe(p))
}

var opCloseRepair = operation{name: "close_repair", method: "PUT", path: "/v1/repairs/{repair_id}/closing", body: "form", result: result{isEmpty: true}}

// CloseRepair sends PUT /v1/repairs/{repair_id}/closing.
//
// Close a repair.
func (s *RepairsService) CloseRepair(ctx context.Context, params *CloseRepairParams) (*Content, error) {
	return getContent(ctx, s.core, &opCloseRepair, params)
}

// RecordSparePartParams are the parameters of RecordSparePart.
type RecordSparePartParams struct {
	Part *Part `api:"part" in:"body" rules:"required"`

	RepairID string `api:"repair_id" in:"path" rules:"required"`

	// A request that is repeated with the same value counts once.
	XRequestID *string `api:"X-Request-Id" in:"header"`
}

// String describes the parameters that are set, without secrets.
func (p RecordSparePartParams) String() string {
	return describe(p)
}

// GoString returns the same, for %#v.
func (p RecordSparePartParams) GoString() string {
	return describe(p)
}

// LogValue returns the same, for log/slog.
func (p RecordSparePartParams) LogValue() slog.Value {
	return slog.StringValue(describe(p))
}

var opRecordSparePart = operation{name: "record_spare_part", method: "POST", path: "/v1/repairs/{repair_id}/parts", result: result{isEmpty: true}}

// RecordSparePart sends POST /v1/repairs/{repair_id}/parts.
//
// Record a spare part.
func (s *RepairsService) RecordSparePart(ctx context.Context, params *RecordSparePartParams) (*Content, error) {
	return getContent(ctx, s.core, &opRecordSparePart, params)
}
