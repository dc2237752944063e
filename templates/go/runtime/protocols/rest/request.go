package runtime

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// newRequest returns the request for an operation.
func (c *core) newRequest(ctx context.Context, op *operation, args *arguments, with credentials) (*http.Request, error) {
	server, err := c.serverOf(op)
	if err != nil {
		return nil, err
	}
	target, err := c.urlOf(server, op, args)
	if err != nil {
		return nil, err
	}
	if args.sink != nil {
		ctx = withSink(ctx, args.sink)
	}
	request, err := http.NewRequestWithContext(ctx, op.method, target, nil)
	if err != nil {
		return nil, invalid("the endpoint is not a URL")
	}
	request.Header = c.headers.Clone()
	request.Header.Set("Accept", "application/json")
	switch {
	case op.result.contentType != "":
		request.Header.Set("Accept", op.result.contentType+", */*;q=0.1")
	case args.acceptsAny:
		request.Header.Set("Accept", "application/json, */*;q=0.1")
	}
	request.Header.Set("Accept-Encoding", "gzip")
	if err := c.setBody(request, op, args); err != nil {
		return nil, err
	}
	if !c.isAuthenticated(op, server) {
		with = noCredentials
	}
	return request, with.apply(request, args.headers)
}

// secretsOf returns what was sent and must not be shown: what is secret by its name, credentials, and what a signer added.
func secretsOf(request *http.Request, args *arguments, with credentials) []string {
	secrets := append(with.secrets[:len(with.secrets):len(with.secrets)], args.hidden...)
	for name, values := range request.Header {
		if isSecret(name) {
			secrets = append(secrets, values...)
		}
	}
	if with.sign != nil {
		for name, values := range request.URL.Query() {
			if args.queryText(name) == "" {
				secrets = append(secrets, values...)
			}
		}
		for name, values := range request.Header {
			if !slices.Contains(plainHeaders, name) && args.headers.Get(name) == "" {
				secrets = append(secrets, values...)
			}
		}
	}
	return secrets
}

// plainHeaders are those that a signer need not have added.
var plainHeaders = []string{"Accept", "Accept-Encoding", "Content-Type", "User-Agent", "Date", "Host"}

// setBody adds the body, which can be read again if the request is sent again.
func (c *core) setBody(request *http.Request, op *operation, args *arguments) error {
	body, contentType := args.withFields(c.extraBody).encodeBody(op.body)
	if body == nil {
		return nil
	}
	request.Header.Set("Content-Type", contentType)
	request.ContentLength = body.length()
	request.GetBody = body.reader
	var err error
	request.Body, err = body.reader()
	if request.ContentLength == 0 {
		request.Body, request.GetBody = http.NoBody, func() (io.ReadCloser, error) { return http.NoBody, nil }
	}
	return err
}

// urlOf returns the server with path and query. No value adds a segment or a parameter.
//
// The URL of a next page is only followed on the same server: credentials are sent there.
func (c *core) urlOf(server string, op *operation, args *arguments) (string, error) {
	target := strings.TrimRight(server, "/") + expandPath(op.path, args.path)
	if args.url != "" {
		return followed(target, op, args.url)
	}
	query := encodeQuery(append(args.query[:len(args.query):len(args.query)], c.extraQuery...))
	switch {
	case query == "":
		return target, nil
	case strings.Contains(target, "?"):
		return target + "&" + query, nil
	}
	return target + "?" + query, nil
}

func followed(from string, op *operation, link string) (string, error) {
	base, err := url.Parse(from)
	if err != nil {
		return "", invalid("the endpoint is not a URL")
	}
	found, err := base.Parse(link)
	if err != nil || !isPrintable(link) || found.Scheme != base.Scheme || !strings.EqualFold(found.Host, base.Host) || found.User != nil {
		return "", &ResponseError{Command: op.name, message: "the next page is on another server"}
	}
	return found.String(), nil
}

// serverOf returns where an operation is sent: to a server of its own only if the endpoint is that of the docs.
//
// Who uses another endpoint, that of a test system, does not mean the real servers.
func (c *core) serverOf(op *operation) (string, error) {
	if op.server == "" || strings.TrimRight(c.endpoint, "/") != strings.TrimRight(defaultEndpoint, "/") {
		return c.endpoint, nil
	}
	return op.server, checkEndpoint(op.server, c.allowHTTP)
}

// isAuthenticated reports whether a request is sent with credentials: as the docs say, else to servers of the API only.
func (c *core) isAuthenticated(op *operation, server string) bool {
	switch op.access {
	case accessPublic:
		return false
	case accessAuthenticated:
		return true
	}
	if server == c.endpoint {
		return true
	}
	for _, own := range servers {
		if strings.TrimRight(server, "/") == strings.TrimRight(own.url, "/") {
			return true
		}
	}
	return false
}
