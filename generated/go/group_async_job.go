package fernhill

import "context"

// AsyncJobService has the commands of the group Async job.
type AsyncJobService struct{ core *core }

// ListAsyncJobsParams are the parameters of ListAsyncJobs.
type ListAsyncJobsParams struct {
	// Only jobs started since then.
	Startdate *Time `api:"startdate" rules:"moment"`

	// Words to look for. At most 255 characters.
	Keyword *string `api:"keyword" rules:"max=255"`

	// Which page, from 1; must be used with pagesize.
	Page *int64 `api:"page"`

	// How many on a page, 500 at most.
	Pagesize *int64 `api:"pagesize"`
}

// String describes the parameters that are set, without secrets.
func (p ListAsyncJobsParams) String() string {
	return describe(p)
}

var opListAsyncJobs = operation{name: "listAsyncJobs", method: "GET", params: (*ListAsyncJobsParams)(nil), key: "asyncjobs", requires: [][2]string{{"page", "pagesize"}}}

// ListAsyncJobs lists jobs that are not done.
func (s *AsyncJobService) ListAsyncJobs(ctx context.Context, params *ListAsyncJobsParams) *Pages[*AsyncJob] {
	return list[*AsyncJob](ctx, s.core, &opListAsyncJobs, params)
}

// QueryAsyncJobResultParams are the parameters of QueryAsyncJobResult.
type QueryAsyncJobResultParams struct {
	// The job.
	Jobid string `api:"jobid" rules:"required"`
}

// String describes the parameters that are set, without secrets.
func (p QueryAsyncJobResultParams) String() string {
	return describe(p)
}

var opQueryAsyncJobResult = operation{name: "queryAsyncJobResult", method: "GET", params: (*QueryAsyncJobResultParams)(nil)}

// QueryAsyncJobResult tells how far a job has come.
func (s *AsyncJobService) QueryAsyncJobResult(ctx context.Context, params *QueryAsyncJobResultParams) (*AsyncJob, error) {
	return get[*AsyncJob](ctx, s.core, &opQueryAsyncJobResult, params)
}
