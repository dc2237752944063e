package tallowmere

import (
	"errors"
	"strings"
	"time"
)

// Kinds of errors, for errors.Is. Those that servers report are in api_errors.go.
var (
	// ErrConfiguration: the client's options are not valid; nothing was sent.
	ErrConfiguration = errors.New("the configuration is not valid")
	// ErrArgument: arguments cannot be sent; nothing was sent.
	ErrArgument = errors.New("an argument cannot be sent")
	// ErrTransport: no response of the API arrived. What changes something may have been run.
	ErrTransport = errors.New("no response of the API arrived")
	// ErrConnection: the server cannot be reached, or closed the connection.
	ErrConnection = errors.New("the connection failed")
	// ErrTimeout: the server took longer than allowed.
	ErrTimeout = errors.New("the request timed out")
	// ErrTLS: the server's certificate is not trusted, or encryption could not be negotiated.
	ErrTLS = errors.New("the connection is not secure")
	// ErrRedirect: the server redirects. It is not followed, since credentials would be sent there.
	ErrRedirect = errors.New("the server redirects")
	// ErrNotJSON: something other than the API responded, the error page of a proxy for example.
	ErrNotJSON = errors.New("the response is not the API's")
	// ErrUnexpected: the response of the API has a shape that cannot be read.
	ErrUnexpected = errors.New("the response cannot be read")
	// ErrNotOne: exactly one object was asked for, and there is none, or more than one.
	ErrNotOne = errors.New("not exactly one object")
)

// ConfigurationError says which options of a client are not valid.
type ConfigurationError struct{ message string }

func (e *ConfigurationError) Error() string { return e.message }

// Is reports whether target is ErrConfiguration.
func (e *ConfigurationError) Is(target error) bool { return target == ErrConfiguration }

func invalid(message string) error { return &ConfigurationError{message} }

// ArgumentError says which arguments of a command cannot be sent.
type ArgumentError struct {
	// Command is the command's name.
	Command string
	// Parameters are the names of the parameters in the API.
	Parameters []string
	reasons    []string
}

func (e *ArgumentError) Error() string {
	if len(e.reasons) == 1 {
		return e.Command + ": " + e.reasons[0]
	}
	return e.Command + ": several arguments are refused:\n- " + strings.Join(e.reasons, "\n- ")
}

// Is reports whether target is ErrArgument.
func (e *ArgumentError) Is(target error) bool { return target == ErrArgument }

func (e *ArgumentError) refuse(parameter, reason string) {
	e.Parameters = append(e.Parameters, parameter)
	e.reasons = append(e.reasons, "`"+parameter+"` "+reason)
}

// TransportError says that no response of the API arrived. Its message contains neither the URL nor a secret.
type TransportError struct {
	// Command is the command's name.
	Command string
	// Status is the HTTP status of what did arrive, if anything did.
	Status int
	// RetryAfter is how long the server asks to wait, if it does.
	RetryAfter time.Duration
	kind       error
	message    string
	cause      error
}

func (e *TransportError) Error() string { return e.Command + ": " + e.message }

// Is reports whether target is ErrTransport or the kind of the error.
func (e *TransportError) Is(target error) bool { return target == ErrTransport || target == e.kind }

// Unwrap returns the error of the connection, if there is one.
func (e *TransportError) Unwrap() error { return e.cause }

func (e *TransportError) isTransient() bool { return e.kind == ErrConnection || e.kind == ErrTimeout }

func (e *TransportError) retryAfter() time.Duration { return e.RetryAfter }

// ResponseError says that the response of the API cannot be read.
type ResponseError struct {
	// Command is the command's name.
	Command string
	// Body is the response without secrets.
	Body    []byte
	message string
}

func (e *ResponseError) Error() string { return e.Command + ": " + e.message }

// Is reports whether target is ErrUnexpected.
func (e *ResponseError) Is(target error) bool { return target == ErrUnexpected }

// unexpected is the error for a response that has another shape; it shows how the response begins.
func unexpected(command string, body []byte, why string) error {
	shown := redactBody(body)
	return &ResponseError{command, shown, why + start(": ", string(shown))}
}

// CountError says how many objects there are where exactly one is due.
type CountError struct {
	// Command is the command's name.
	Command string
	// Found is 0, or 2 if there is more than one.
	Found int
}

func (e *CountError) Error() string {
	if e.Found == 0 {
		return e.Command + ": no object was found"
	}
	return e.Command + ": more than one object was found"
}

// Is reports whether target is ErrNotOne.
func (e *CountError) Is(target error) bool { return target == ErrNotOne }

// transient is an error after which the same request may succeed a moment later.
type transient interface {
	error
	isTransient() bool
	retryAfter() time.Duration
}
