package runtime

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Kinds of refusals by their HTTP statuses, for errors.Is.
var (
	// ErrParameter: the request is not as the server wants it (400, 422).
	ErrParameter = errors.New("the request is not as the server wants it")
	// ErrAuthentication: the credentials are missing or not accepted (401).
	ErrAuthentication = errors.New("the credentials are not accepted")
	// ErrPermission: the credentials do not allow this (403).
	ErrPermission = errors.New("the credentials do not allow this")
	// ErrNotFound: there is no such object, or not any more (404, 410).
	ErrNotFound = errors.New("there is no such object")
	// ErrMethod: the server wants another HTTP method (405).
	ErrMethod = errors.New("the server wants another HTTP method")
	// ErrConflict: the state of the object does not allow this, or it exists already (409).
	ErrConflict = errors.New("the state of the object does not allow this")
	// ErrRateLimit: there are too many requests (429).
	ErrRateLimit = errors.New("there are too many requests")
	// ErrServer: the server failed (500 and above).
	ErrServer = errors.New("the server failed")
	// ErrUnavailable: the server is out of service for now (502, 503, 504).
	ErrUnavailable = errors.New("the server is out of service for now")
)

var kindsByStatus = map[int]error{
	400: ErrParameter, 401: ErrAuthentication, 403: ErrPermission, 404: ErrNotFound, 405: ErrMethod, 409: ErrConflict,
	410: ErrNotFound, 422: ErrParameter, 429: ErrRateLimit, 502: ErrUnavailable, 503: ErrUnavailable, 504: ErrUnavailable,
}

// APIError is a request that the API refused, or failed at.
type APIError struct {
	// Command is the name of the operation.
	Command string
	// Status is the HTTP status.
	Status int
	// Text is the server's message.
	Text string
	// Data is what the server sent about it if that is JSON, without secrets.
	Data json.RawMessage
	// RequestID identifies the request in the server's logs, if the server sent one.
	RequestID string
	// RetryAfter is how long the server asks to wait, if it does.
	RetryAfter time.Duration

	message string
}

// Error says what the server refused, and why.
func (e *APIError) Error() string { return e.message }

// Is reports whether the error is of a kind.
func (e *APIError) Is(target error) bool {
	kind, known := kindsByStatus[e.Status]
	return known && target == kind || target == ErrServer && e.Status >= 500
}

// isTransient reports whether the same request may succeed a moment later.
func (e *APIError) isTransient() bool { return e.Is(ErrRateLimit) || e.Is(ErrUnavailable) }

func (e *APIError) retryAfter() time.Duration { return e.RetryAfter }

// Where servers say what is wrong, the most telling first; RFC 6749, RFC 9457 and others.
var textKeys = [...]string{
	"message", "error_description", "detail", "error", "errors", "title", "msg", "reason", "description",
}

const (
	maxErrorText  = 500
	maxErrorDepth = 5
)

// refusalError is the error that a response of another status than success describes.
func refusalError(op *operation, found *response) *APIError {
	var data []byte
	if text := jsonText(found.body); isJSON(text) {
		data = []byte(found.redacted(string(text)))
	}
	made := &APIError{
		Command:    op.name,
		Status:     found.status,
		Text:       cut(found.redacted(errorText(data, 0)), maxErrorText),
		Data:       data,
		RequestID:  found.requestID(),
		RetryAfter: found.retryAfter(),
	}
	message := fmt.Sprintf("%s: HTTP %d", op.name, found.status)
	if made.Text != "" {
		message += ": " + made.Text
	} else if data == nil {
		message += start(": ", found.excerpt())
	}
	if known := op.statuses[found.status]; known != "" {
		message += " (" + known + ")"
	}
	made.message = message
	return made
}

// errorText is the message in what a server says about an error: a text, or one in an object or a list.
func errorText(raw []byte, depth int) string {
	switch {
	case isText(raw):
		return strings.Join(strings.Fields(textOf(raw)), " ")
	case depth > maxErrorDepth:
		return ""
	}
	for _, item := range splitArray(raw) {
		if text := errorText(item, depth+1); text != "" {
			return text
		}
	}
	members := splitObject(raw)
	for _, key := range textKeys {
		value, _ := lookup(members, key)
		if text := errorText(value, depth+1); text != "" {
			return text
		}
	}
	if depth == 0 {
		return ""
	}
	// {"errors": {"name": ["is taken"]}}: the field is a part of the message.
	for _, one := range members {
		if text := errorText(one.value, depth+1); text != "" {
			return one.name + ": " + text
		}
	}
	return ""
}

func cut(text string, length int) string {
	found := []rune(text)
	return string(found[:min(length, len(found))])
}
