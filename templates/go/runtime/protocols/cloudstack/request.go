package runtime

import (
	"context"
	"io"
	"net/http"
	"strings"
)

// maxURL is the length of the longest URL that is sent: servers and proxies cut longer request lines off.
const maxURL = 2000

// newRequest returns the request for a command, with its parameters in the query or in a form; long ones are posted.
func (c *core) newRequest(ctx context.Context, op *operation, args *arguments, with credentials) (*http.Request, error) {
	form := with.sign(args).encode()
	method, target, body := http.MethodGet, c.endpoint+"?"+form, io.Reader(nil)
	if !op.isSafe() || c.alwaysPost || len(target) > maxURL {
		method, target, body = http.MethodPost, c.endpoint, strings.NewReader(form)
	}
	request, err := http.NewRequestWithContext(ctx, method, target, body)
	if err != nil {
		return nil, invalid("the endpoint is not a URL")
	}
	request.Header = c.headers.Clone()
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Accept-Encoding", "gzip")
	if method == http.MethodPost {
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	with.addHeaders(request.Header)
	return request, nil
}

// secretsOf returns what was sent and must not be shown.
func secretsOf(_ *http.Request, args *arguments, _ credentials) []string { return args.secrets() }
