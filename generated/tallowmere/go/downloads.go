package tallowmere

import (
	"cmp"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

// download is a request whose response is written to a writer as it arrives.
//
//lint:ignore U1000 Not every API has such operations.
func download(ctx context.Context, c *core, op *operation, params any, to io.Writer) error {
	args, err := serialize(op, params)
	if err != nil {
		return err
	}
	return c.download(ctx, op, args, to)
}

func (c *core) download(ctx context.Context, op *operation, args *arguments, to io.Writer) error {
	if err := c.usable(); err != nil {
		return err
	}
	args.sink, args.acceptsAny = &sink{to: to}, true
	client := *c.http
	client.Transport = sinkTransport{client.Transport, c.timeout}
	receiving := *c
	receiving.http = &client
	return receiving.sendUntil(ctx, op, args, func(got *response) error {
		if err := requireSuccess(op, got); err != nil {
			return err
		}
		return args.sink.err(ctx, op.name)
	})
}

// sink is where the body of a successful response is written.
type sink struct {
	to      io.Writer
	written int64
	failure error
}

type sinkKey struct{}

func withSink(ctx context.Context, to *sink) context.Context {
	return context.WithValue(ctx, sinkKey{}, to)
}

// err is why the body was not written as a whole. Only if nothing of it was, the request may be sent again.
func (s *sink) err(ctx context.Context, command string) error {
	switch {
	case s.failure == nil:
		return nil
	case s.written == 0 && !errors.As(s.failure, new(writeError)):
		return transportError(ctx, command, s.failure)
	}
	failure := s.failure
	if !errors.As(failure, new(writeError)) {
		failure = transportError(ctx, command, failure)
	}
	return &DownloadError{command, s.written, failure}
}

// Write writes the next part.
func (s *sink) Write(part []byte) (int, error) {
	count, err := s.to.Write(part)
	s.written += int64(count)
	if err != nil {
		return count, writeError{err}
	}
	return count, nil
}

// writeError is an error of the writer, not of the connection.
type writeError struct{ error }

// Unwrap returns the error of the writer.
func (e writeError) Unwrap() error { return e.error }

// errSilent is why a request is given up whose server sends nothing for too long.
var errSilent = &silentError{}

type silentError struct{}

// Error says what is wrong.
func (*silentError) Error() string { return "the server sends nothing" }

// Timeout is true, as net.Error has it.
func (*silentError) Timeout() bool { return true }

// Temporary is true, as net.Error has it.
func (*silentError) Temporary() bool { return true }

// sinkTransport writes the bodies of successful responses to the sinks of their requests. A request may last as long as the
// server is never silent for longer than the time that is allowed.
type sinkTransport struct {
	base    http.RoundTripper
	allowed time.Duration
}

// RoundTrip sends a request.
func (t sinkTransport) RoundTrip(request *http.Request) (*http.Response, error) {
	base := t.base
	if base == nil {
		base = http.DefaultTransport
	}
	ctx, cancel := context.WithCancelCause(request.Context())
	watch := time.AfterFunc(t.allowed, func() { cancel(errSilent) })
	got, err := base.RoundTrip(request.WithContext(ctx))
	watch.Stop()
	if err != nil {
		defer cancel(nil)
		return got, cmp.Or(silence(ctx), err)
	}
	got.Body = &watchedBody{got.Body, watch, t.allowed, ctx, cancel}
	to, ok := ctx.Value(sinkKey{}).(*sink)
	if !ok || got.StatusCode >= 300 {
		return got, nil
	}
	defer got.Body.Close()
	to.failure = to.receive(got)
	got.Body = http.NoBody
	got.Header.Del("Content-Encoding")
	return got, nil
}

// silence is errSilent if the server was silent for too long.
func silence(ctx context.Context) error {
	if cause := context.Cause(ctx); errors.Is(cause, errSilent) {
		return cause
	}
	return nil
}

// watchedBody gives up reading when nothing arrives for too long.
type watchedBody struct {
	io.ReadCloser
	watch   *time.Timer
	allowed time.Duration
	ctx     context.Context
	cancel  context.CancelCauseFunc
}

// Read reads what has arrived.
func (b *watchedBody) Read(into []byte) (int, error) {
	b.watch.Reset(b.allowed)
	defer b.watch.Stop()
	count, err := b.ReadCloser.Read(into)
	if err != nil && err != io.EOF {
		err = cmp.Or(silence(b.ctx), err)
	}
	return count, err
}

// Close ends the request.
func (b *watchedBody) Close() error {
	defer b.cancel(nil)
	return b.ReadCloser.Close()
}

func (s *sink) receive(got *http.Response) error {
	body := io.Reader(got.Body)
	if strings.EqualFold(got.Header.Get("Content-Encoding"), "gzip") {
		unzipped, err := gzip.NewReader(got.Body)
		if err != nil {
			return err
		}
		body = unzipped
	}
	_, err := io.Copy(s, body)
	return err
}

// DownloadError says that only a part of a response was received or could be written.
type DownloadError struct {
	// Command is the name of the operation.
	Command string
	// Written is the number of bytes that were written.
	Written int64
	cause   error
}

// Error says how much was written.
func (e *DownloadError) Error() string {
	why := e.cause.Error()
	if failed, ok := e.cause.(*TransportError); ok {
		why = failed.message
	}
	return fmt.Sprintf("%s: the download ended after %d bytes: %s", e.Command, e.Written, why)
}

// Unwrap returns the TransportError of the connection, or the error of the writer.
func (e *DownloadError) Unwrap() error { return e.cause }
