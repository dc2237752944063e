package fernhill

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// maxBody is what a response may contain; without a limit a server could fill the memory.
const maxBody = 256 << 20

// response is a response that has been read; secrets are what was sent and must not be shown.
type response struct {
	status  int
	header  http.Header
	body    []byte
	secrets []string
}

func readResponse(ctx context.Context, command string, got *http.Response) (*response, error) {
	compressed, err := readAll(got.Body)
	if err != nil {
		return nil, transportError(ctx, command, err)
	}
	body, isWhole := compressed, true
	if strings.EqualFold(got.Header.Get("Content-Encoding"), "gzip") && len(compressed) > 0 {
		body, isWhole = decompressed(compressed)
	}
	if len(body) > maxBody {
		return nil, &ResponseError{command, nil, fmt.Sprintf("the response has more than %d bytes", maxBody)}
	}
	if !isWhole {
		return nil, &ResponseError{command, nil, "the response cannot be decompressed"}
	}
	return &response{status: got.StatusCode, header: got.Header, body: body}, nil
}

func readAll(from io.Reader) ([]byte, error) { return io.ReadAll(io.LimitReader(from, maxBody+1)) }

func decompressed(body []byte) ([]byte, bool) {
	reader, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		return nil, false
	}
	plain, err := readAll(reader)
	return plain, err == nil
}

// contentType returns the media type without its parameters.
func (r *response) contentType() string {
	kind, _, _ := strings.Cut(r.header.Get("Content-Type"), ";")
	return strings.TrimSpace(kind)
}

// retryAfter returns how long the server asks to wait, as a number or a date.
func (r *response) retryAfter() time.Duration {
	text := strings.TrimSpace(r.header.Get("Retry-After"))
	if seconds, err := strconv.ParseUint(text, 10, 31); err == nil {
		return time.Duration(seconds) * time.Second
	}
	if moment, err := http.ParseTime(text); err == nil {
		return max(0, time.Until(moment))
	}
	return 0
}

// requestID returns what identifies the request in the server's logs, if the server says so.
func (r *response) requestID() string {
	for name, values := range r.header {
		if strings.HasSuffix(strings.ToLower(name), "request-id") {
			return values[0]
		}
	}
	return ""
}

// redacted returns a text of the server without secrets.
func (r *response) redacted(text string) string { return mask(redactText(text), r.secrets) }

// redirectError is the error for a redirect. It names the target without its query, which may repeat credentials.
func redirectError(command string, got *response) error {
	target, _, _ := strings.Cut(got.header.Get("Location"), "?")
	if scheme, rest, ok := strings.Cut(target, "//"); ok {
		host, path, _ := strings.Cut(rest, "/")
		target = scheme + "//" + host[strings.LastIndexByte(host, '@')+1:] + "/" + path
	}
	message := fmt.Sprintf("the server redirects (HTTP %d)%s; it is not followed, since credentials would be sent there",
		got.status, start(" to ", target))
	return &TransportError{Command: command, Status: got.status, kind: ErrRedirect, message: message}
}

// notJSON is the error for a response that is not the API's. It shows how the page begins.
func notJSON(command string, got *response, what string) error {
	return &TransportError{
		Command: command, Status: got.status, RetryAfter: got.retryAfter(), kind: ErrNotJSON,
		message: what + start(": ", got.excerpt()),
	}
}

// excerpt returns how the text of a page begins.
func (r *response) excerpt() string {
	text := r.redacted(string(r.body[:min(len(r.body), 8192)]))
	if strings.Contains(r.contentType(), "html") {
		return withoutMarkup(text)
	}
	return text
}

const shownLength = 200

// start returns how a text begins, in one line and after a prefix; nothing if there is no text.
func start(prefix, text string) string {
	line := strings.Join(strings.FieldsFunc(text, func(letter rune) bool { return !unicode.IsGraphic(letter) || letter == ' ' }), " ")
	letters := []rune(line[:min(len(line), 4*shownLength)])
	switch {
	case line == "":
		return ""
	case len(letters) > shownLength:
		return prefix + string(letters[:shownLength]) + "..."
	}
	return prefix + line
}

func withoutMarkup(page string) string {
	var text strings.Builder
	for {
		before, tag, found := strings.Cut(page, "<")
		text.WriteString(before)
		_, after, isClosed := strings.Cut(tag, ">")
		if !found || !isClosed {
			return text.String()
		}
		text.WriteByte(' ')
		page = after
	}
}
