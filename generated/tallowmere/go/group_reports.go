package tallowmere

import "context"

// ReportsService has the operations of the group Reports.
type ReportsService struct{ core *core }

// UsageReportParams are the parameters of UsageReport.
type UsageReportParams struct {
	// As `YYYY-MM`.
	Month string `api:"month" in:"query" rules:"required"`

	// Only this branch.
	BranchID *int64 `api:"branch_id" in:"query"`

	// Known values: usage.
	Kind *string `api:"kind" in:"query" fixed:"usage"`
}

// String describes the parameters that are set, without secrets.
func (p UsageReportParams) String() string {
	return describe(p)
}

var opUsageReport = operation{name: "usage_report", method: "GET", path: "/v1/reports", result: result{key: "tools"}}

// UsageReport sends GET /v1/reports.
//
// Usage report.
func (s *ReportsService) UsageReport(ctx context.Context, params *UsageReportParams) *Pages[*Report] {
	return list[*Report](ctx, s.core, &opUsageReport, params)
}

// WearReportParams are the parameters of WearReport.
type WearReportParams struct {
	// Four digits.
	Year int64 `api:"year" in:"query" rules:"required"`

	// Known values: wear.
	Kind *string `api:"kind" in:"query" fixed:"wear"`
}

// String describes the parameters that are set, without secrets.
func (p WearReportParams) String() string {
	return describe(p)
}

var opWearReport = operation{name: "wear_report", method: "GET", path: "/v1/reports", result: result{isEmpty: true}}

// WearReport sends GET /v1/reports.
//
// Wear report.
func (s *ReportsService) WearReport(ctx context.Context, params *WearReportParams) (*Content, error) {
	return getContent(ctx, s.core, &opWearReport, params)
}

// DownloadExportParams are the parameters of DownloadExport.
type DownloadExportParams struct {
	ExportID string `api:"export_id" in:"path" rules:"required"`
}

// String describes the parameters that are set, without secrets.
func (p DownloadExportParams) String() string {
	return describe(p)
}

var opDownloadExport = operation{name: "download_export", method: "GET", path: "/v1/exports/{export_id}", result: result{isEmpty: true}}

// DownloadExport sends GET /v1/exports/{export_id}.
//
// Download an export.
//
// Lists that are too long for pages. Exports that are not fetched within a week are deleted.
func (s *ReportsService) DownloadExport(ctx context.Context, params *DownloadExportParams) (*Content, error) {
	return getContent(ctx, s.core, &opDownloadExport, params)
}
