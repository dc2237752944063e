package tallowmere

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// download is a request whose response is written to a writer as it arrives.
func download(ctx context.Context, c *core, op *operation, params any, to io.Writer) error {
	args, err := serialize(op, params)
	if err != nil {
		return err
	}
	return c.download(ctx, op, args, to)
}

func (c *core) download(ctx context.Context, op *operation, args *arguments, to io.Writer) error {
	args.sink = &sink{to: to}
	client := *c.http
	client.Transport = sinkTransport{client.Transport}
	receiving := *c
	receiving.http = &client
	return receiving.send(ctx, op, args, func(got *response) error {
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
	return &DownloadError{command, s.written, s.failure}
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

// sinkTransport writes the bodies of successful responses to the sinks of their requests.
type sinkTransport struct{ base http.RoundTripper }

// RoundTrip sends a request.
func (t sinkTransport) RoundTrip(request *http.Request) (*http.Response, error) {
	base := t.base
	if base == nil {
		base = http.DefaultTransport
	}
	got, err := base.RoundTrip(request)
	to, ok := request.Context().Value(sinkKey{}).(*sink)
	if err != nil || !ok || got.StatusCode >= 300 {
		return got, err
	}
	defer got.Body.Close()
	to.failure = to.receive(got)
	got.Body = http.NoBody
	got.Header.Del("Content-Encoding")
	return got, nil
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
	return fmt.Sprintf("%s: the download ended after %d bytes: %v", e.Command, e.Written, e.cause)
}

// Unwrap returns the error of the connection or of the writer.
func (e *DownloadError) Unwrap() error { return e.cause }
