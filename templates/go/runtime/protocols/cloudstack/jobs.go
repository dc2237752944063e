package runtime

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"time"
)

// JobState is what is known of a job.
type JobState string

// The states of a job.
const (
	JobPending JobState = "pending"
	JobDone    JobState = "done"
	JobFailed  JobState = "failed"
)

// Job is a job that a command started. It runs on the server, waited for or not.
type Job[T any] struct {
	// ID identifies the job, so that it can be found again later.
	ID string
	// ObjectID is the id of the object that the job works on, if the server says so.
	ObjectID string

	core *core
	op   *operation
	// secrets are those of the command, which an error of the job may quote; behind a pointer, they are not printed.
	secrets *[]string
}

var errNoClient = invalid("a job needs its client: JobByID makes one of an id")

// Wait asks the server, with growing pauses, until the job has ended, and returns its result. If ctx ends before, the error
// is a JobError, and the job continues.
func (j *Job[T]) Wait(ctx context.Context) (result T, err error) {
	if j.core == nil {
		return result, errNoClient
	}
	report, err := j.core.waitForJob(ctx, j.op, started(j))
	if err == nil {
		err = report.read(j.op, started(j), &result)
	}
	return result, err
}

// Status returns the state of the job now.
func (j *Job[T]) Status(ctx context.Context) (JobState, error) {
	if j.core == nil {
		return "", errNoClient
	}
	report, err := j.core.queryJob(ctx, started(j))
	if err != nil {
		return "", err
	}
	return report.state, nil
}

func started[T any](j *Job[T]) *startedJob { return &startedJob{j.ID, j.ObjectID, j.secrets} }

// WaitAll waits for several jobs and returns their results in order. The error joins those of all jobs that failed, whose
// results are the zero value.
func WaitAll[T any](ctx context.Context, jobs ...*Job[T]) ([]T, error) {
	results := make([]T, len(jobs))
	problems := make([]error, len(jobs))
	for at, job := range jobs {
		results[at], problems[at] = job.Wait(ctx)
	}
	return results, errors.Join(problems...)
}

// JobError says that a job was not waited for until its end. It continues on the server.
type JobError struct {
	// Command is the command that started the job.
	Command string
	// JobID identifies the job, ObjectID the object that it works on, if it is known.
	JobID, ObjectID string
	cause           error
}

func (e *JobError) Error() string {
	return fmt.Sprintf("%s: %s has not ended: %v", e.Command, &startedJob{id: e.JobID, object: e.ObjectID}, e.cause)
}

// Unwrap returns the error of the context.
func (e *JobError) Unwrap() error { return e.cause }

// startedJob is the job that a command started, and the object that it works on, if that is known.
type startedJob struct {
	id, object string
	secrets    *[]string
}

func (j *startedJob) String() string {
	if j.object == "" {
		return "job " + j.id
	}
	return "job " + j.id + " (object " + j.object + ")"
}

var opQueryJob = operation{name: "queryAsyncJobResult", method: http.MethodGet}

const (
	firstPoll     = 500 * time.Millisecond
	maxPoll       = 10 * time.Second
	maxFailures   = 5
	maxRetryAfter = time.Minute
)

// startJob is a command that starts a job.
//
//lint:ignore U1000 Not every API has jobs.
func startJob[T any](ctx context.Context, c *core, op *operation, params any) (*Job[T], error) {
	job, err := c.startJob(ctx, op, params)
	if err != nil {
		return nil, err
	}
	return &Job[T]{ID: job.id, ObjectID: job.object, core: c, op: op, secrets: job.secrets}, nil
}

func (c *core) startJob(ctx context.Context, op *operation, params any) (*startedJob, error) {
	args, err := serialize(op, params)
	if err != nil {
		return nil, err
	}
	job := &startedJob{}
	err = c.send(ctx, op, args, func(got *response) error {
		content, err := parse(op, got)
		if err != nil {
			return err
		}
		fields := splitObject(content)
		id, _ := lookup(fields, "jobid")
		object, _ := lookup(fields, "id")
		secrets := got.secrets
		job.secrets = &secrets
		job.id, _ = scalarText(id)
		job.object, _ = scalarText(object)
		if job.id == "" {
			return unexpected(op.name, content, "no job in the response")
		}
		return nil
	})
	return job, err
}

// jobReport is what the server says about a job.
type jobReport struct {
	state  JobState
	result json.RawMessage
	// code is that of the result.
	code int
	got  *response
}

func (c *core) queryJob(ctx context.Context, job *startedJob) (*jobReport, error) {
	args := &arguments{pairs: [][2]string{{"command", opQueryJob.name}, {"response", "json"}, {"jobid", job.id}}}
	var report *jobReport
	err := c.send(ctx, &opQueryJob, args, func(got *response) error {
		content, err := parse(&opQueryJob, got)
		if err != nil {
			return err
		}
		fields := splitObject(content)
		status, _ := lookup(fields, "jobstatus")
		code, _ := lookup(fields, "jobresultcode")
		result, _ := lookup(fields, "jobresult")
		report = &jobReport{JobPending, result, 0, got}
		if found, ok := integerOf(code); ok {
			report.code = int(found)
		}
		switch number, _ := integerOf(status); number {
		case 1:
			report.state = JobDone
		case 2:
			report.state = JobFailed
		}
		return nil
	})
	return report, err
}

func (c *core) waitForJob(ctx context.Context, op *operation, job *startedJob) (*jobReport, error) {
	pause, failures := firstPoll, 0
	for {
		report, err := c.queryJob(ctx, job)
		var requested time.Duration
		switch {
		case err == nil && report.state != JobPending:
			return report, nil
		case err == nil:
			failures = 0
		case ctx.Err() != nil:
			return nil, &JobError{op.name, job.id, job.object, ctx.Err()}
		default:
			// The job continues while the network is down, and asking for it does no harm.
			if failures++; !mayPass(err) || failures >= maxFailures {
				return nil, err
			}
			var passing transient
			if errors.As(err, &passing) {
				requested = min(passing.retryAfter(), maxRetryAfter)
			}
		}
		if err := c.pause(ctx, max(pause, requested)); err != nil {
			return nil, &JobError{op.name, job.id, job.object, err}
		}
		pause = min(pause*3/2, maxPoll)
	}
}

// mayPass reports whether a later request for a job may succeed.
func mayPass(err error) bool {
	var passing transient
	return errors.As(err, &passing) && passing.isTransient() || errors.Is(err, ErrTransport) || errors.Is(err, ErrUnavailable)
}

// generalFailure is the code of a job that failed without one.
const generalFailure = 530

// read reads the result of a job that has ended, or returns the error of one that failed.
func (r *jobReport) read(op *operation, job *startedJob, into any) error {
	secrets := r.got.secrets
	if job.secrets != nil {
		secrets = slices.Concat(secrets, *job.secrets)
	}
	if r.state == JobFailed {
		failed := *r.got
		failed.secrets = secrets
		if failed.status = r.code; r.code == 0 {
			failed.status = generalFailure
		}
		fields := splitObject(r.result)
		if !isObject(r.result) {
			fields = []member{{"errortext", r.result}}
		}
		return apiError(op.name, fields, &failed, job)
	}
	if _, hasNone := into.(*struct{}); hasNone {
		return nil
	}
	if !isObject(r.result) {
		return masked(unexpected(op.name, r.result, job.String()+" has no result"), secrets)
	}
	return masked(readObject(op, r.result, into), secrets)
}
