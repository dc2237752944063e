package fernhill

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Kinds of errors that servers report, for errors.Is.
var (
	// ErrAuthentication: 401, 411: the keys, the signature or the session are not accepted.
	ErrAuthentication = errors.New("authentication failed")
	// ErrTwoFactor: 411: the account asks for a second factor.
	ErrTwoFactor = errors.New("a second factor is needed")
	// ErrPermission: 403, 531: the account may not do this.
	ErrPermission = errors.New("permission denied")
	// ErrMethod: 405: the server wants another HTTP method.
	ErrMethod = errors.New("the method is not allowed")
	// ErrRateLimit: 429: too many requests.
	ErrRateLimit = errors.New("too many requests")
	// ErrParameter: 430, 431: a parameter is missing, malformed or wrong.
	ErrParameter = errors.New("a parameter is not valid")
	// ErrNotFound: 404, or 431 for an id that the server does not know. It is an ErrParameter, too.
	ErrNotFound = errors.New("not found")
	// ErrUnsupported: 432: the server does not have the command, or not for this account.
	ErrUnsupported = errors.New("the command is not supported")
	// ErrServer: 500, 530, and those of ErrUnavailable: the server failed.
	ErrServer = errors.New("the server failed")
	// ErrUnavailable: 502, 503, 504, 534: the server or the resource is out of service for now.
	ErrUnavailable = errors.New("unavailable")
	// ErrLimit: 532: the account's limit of resources is reached.
	ErrLimit = errors.New("the account's limit is reached")
	// ErrInsufficientCapacity: 533: the cloud has no capacity left.
	ErrInsufficientCapacity = errors.New("insufficient capacity")
	// ErrAllocation: 535: the resource could not be allocated.
	ErrAllocation = errors.New("the allocation failed")
	// ErrInUse: 536: the resource is used by something else.
	ErrInUse = errors.New("the resource is in use")
	// ErrConflict: 537: the network rule conflicts with another one.
	ErrConflict = errors.New("the rule conflicts with another one")
	// ErrJobFailed: an asynchronous job failed. Errors of jobs are of the kind of their code, too.
	ErrJobFailed = errors.New("the job failed")
)

// kindsByCode are the kinds of the codes of servers, the most special one first.
var kindsByCode = map[int][]error{
	401: {ErrAuthentication}, 411: {ErrTwoFactor, ErrAuthentication}, 403: {ErrPermission}, 531: {ErrPermission},
	404: {ErrNotFound, ErrParameter}, 405: {ErrMethod}, 429: {ErrRateLimit}, 430: {ErrParameter}, 431: {ErrParameter},
	432: {ErrUnsupported}, 500: {ErrServer}, 530: {ErrServer}, 502: {ErrUnavailable, ErrServer},
	503: {ErrUnavailable, ErrServer}, 504: {ErrUnavailable, ErrServer}, 534: {ErrUnavailable, ErrServer}, 532: {ErrLimit},
	533: {ErrInsufficientCapacity}, 535: {ErrAllocation}, 536: {ErrInUse}, 537: {ErrConflict},
}

// APIError says that the API refused a command, or failed at it, or that a job failed. It contains no secret.
type APIError struct {
	// Command is the command's name.
	Command string
	// Status is the HTTP status.
	Status int
	// ErrorCode and CSErrorCode are the server's codes; 0 if there is none.
	ErrorCode, CSErrorCode int
	// Text is the server's message.
	Text string
	// UUIDs are the objects that the server names.
	UUIDs []string
	// RequestID identifies the request in the server's logs, if the server says so.
	RequestID string
	// RetryAfter is how long the server asks to wait, if it does.
	RetryAfter time.Duration
	// JobID and ObjectID are those of a job that failed.
	JobID, ObjectID string

	code    int
	message string
}

func (e *APIError) Error() string { return e.Command + ": " + e.message }

// Is reports whether the error is of a kind.
func (e *APIError) Is(target error) bool {
	return target == ErrJobFailed && e.JobID != "" || slices.Contains(e.kinds(), target)
}

func (e *APIError) kinds() []error {
	// The server has no code of its own for an unknown id, only this sentence.
	if e.code == 431 && strings.Contains(e.Text, "entity does not exist") {
		return kindsByCode[404]
	}
	return kindsByCode[e.code]
}

func (e *APIError) isTransient() bool {
	return e.JobID == "" && (e.code == 429 || slices.Contains([]int{502, 503, 504}, e.Status) && errors.Is(e, ErrUnavailable))
}

func (e *APIError) retryAfter() time.Duration { return e.RetryAfter }

// apiError is the error that the fields of a response, or of a job's result, describe.
func apiError(command string, fields []member, got *response, job *startedJob) *APIError {
	problem := &APIError{Command: command, Status: got.status, RequestID: got.requestID(), RetryAfter: got.retryAfter()}
	value := func(name string) json.RawMessage { raw, _ := lookup(fields, name); return raw }
	problem.code = got.status
	if code, ok := integerOf(value("errorcode")); ok {
		problem.code = int(code)
	}
	problem.ErrorCode = problem.code
	if code, ok := integerOf(value("cserrorcode")); ok {
		problem.CSErrorCode = int(code)
	}
	text, _ := scalarText(value("errortext"))
	problem.Text = got.redacted(text)
	for _, item := range splitArray(value("uuidList")) {
		if isObject(item) {
			item, _ = lookup(splitObject(item), "uuid")
		}
		if uuid, ok := scalarText(item); ok {
			problem.UUIDs = append(problem.UUIDs, uuid)
		}
	}
	problem.message = strings.TrimRight(fmt.Sprintf("%d %s", problem.code, problem.Text), " ")
	if job != nil {
		problem.JobID, problem.ObjectID = job.id, job.object
		problem.message = fmt.Sprintf("%s failed: %s", job, problem.message)
	}
	return problem
}
