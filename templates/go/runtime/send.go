package runtime

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
)

// send sends a request until it succeeds, is refused or given up; read reads a response, or returns its error.
func (c *core) send(ctx context.Context, op *operation, args *arguments, read func(*response) error) error {
	if err := c.usable(); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, c.timeout)
	defer cancel()
	return c.sendUntil(ctx, op, args, read)
}

// sendUntil does so until the context ends.
func (c *core) sendUntil(ctx context.Context, op *operation, args *arguments, read func(*response) error) error {
	hasAuthenticatedAgain := false
	for attempt := 1; ; {
		credentials, err := c.auth.authenticate(ctx, c, op)
		mayBeRepeated := err != nil || op.isSafe() // without credentials, nothing was sent
		if err == nil {
			err = c.try(ctx, op, args, credentials, read)
		}
		if err == nil {
			c.budget.refund()
			return nil
		}
		if credentials != nil && !hasAuthenticatedAgain && errors.Is(err, ErrAuthentication) && c.auth.discard(credentials) {
			hasAuthenticatedAgain = true // nothing was run: the server checks credentials before anything else
			continue
		}
		if !mayBeRepeated {
			return err
		}
		pause, again := c.pauseBeforeRetry(ctx, err, attempt)
		if !again {
			return err
		}
		if ended := c.pause(ctx, pause); ended != nil {
			return transportError(ctx, op.name, ended)
		}
		attempt++
	}
}

func (c *core) try(ctx context.Context, op *operation, args *arguments, with credentials, read func(*response) error) error {
	request, err := c.newRequest(ctx, op, args, with)
	if err != nil {
		return err
	}
	got, err := c.exchange(request, op.name)
	if err != nil {
		return err
	}
	got.secrets = secretsOf(request, args, with)
	return masked(read(got), got.secrets)
}

// exchange sends a request and reads the whole response.
func (c *core) exchange(request *http.Request, command string) (*response, error) {
	got, err := c.http.Do(request)
	if err != nil {
		return nil, transportError(request.Context(), command, err)
	}
	defer got.Body.Close()
	return readResponse(request.Context(), command, got)
}

// transportError is the error for a request that got no response. The error of net/http quotes the URL, which may contain
// credentials.
func transportError(ctx context.Context, command string, err error) error {
	var outer *url.Error
	for errors.As(err, &outer) {
		err = outer.Err
	}
	kind, what := ErrConnection, "the connection failed"
	var timeout net.Error
	var certificate *tls.CertificateVerificationError
	var record tls.RecordHeaderError
	var authority x509.UnknownAuthorityError
	switch {
	case errors.Is(ctx.Err(), context.Canceled):
		kind, what = context.Canceled, "the call was cancelled"
	case errors.Is(ctx.Err(), context.DeadlineExceeded) || errors.As(err, &timeout) && timeout.Timeout():
		kind, what = ErrTimeout, "the server took longer than allowed"
	case errors.As(err, &certificate) || errors.As(err, &record) || errors.As(err, &authority):
		kind, what = ErrTLS, "the connection is not secure"
	}
	return &TransportError{Command: command, kind: kind, message: fmt.Sprintf("%s: %v", what, err), cause: err}
}
