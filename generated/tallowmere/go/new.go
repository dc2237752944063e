package tallowmere

import (
	"context"
	"io"
	"net/url"
	"strings"
)

// protocolSettings are the settings of this API.
type protocolSettings struct {
	auth auth
	// isMade says that a client has these settings already.
	isMade     bool
	extraQuery []pair
	extraBody  []field
}

// server is a base URL and what the docs call it.
type server struct{ url, name string }

// New returns a client. Without WithEndpoint, requests are sent to the server that the docs name first; WithEndpoint may
// have the name of another one in the docs as well.
func New(options ...Option) (*Client, error) { return makeClient(defaultSettings(), options) }

func makeClient(given settings, options []Option) (*Client, error) {
	if given.endpoint == "" {
		given.endpoint = defaultEndpoint
	}
	given.apply(append(options[:len(options):len(options)], useServer))
	if given.endpoint == "" {
		return nil, invalid("the docs do not say where the API is: use WithEndpoint")
	}
	if strings.Contains(given.endpoint, "{") {
		return nil, invalid("the endpoint has variables: use WithEndpoint with their values")
	}
	core, err := newCore(given)
	if err != nil {
		return nil, err
	}
	return newClient(core), nil
}

// WithExtraQuery sends a parameter in the query that the docs do not know.
func WithExtraQuery(name string, value any) Option {
	return func(s *settings) {
		pairs, err := pairsOf(name, "repeat", value)
		s.extraQuery = append(s.extraQuery[:len(s.extraQuery):len(s.extraQuery)], pairs...)
		s.require(err == nil, "the extra parameter "+name+" cannot be sent")
	}
}

// WithExtraBody sends a field in bodies of JSON that the docs do not know, or another value of one that they know.
func WithExtraBody(name string, value any) Option {
	return func(s *settings) {
		text, err := appendJSON(nil, value)
		s.extraBody = append(s.extraBody[:len(s.extraBody):len(s.extraBody)], field{name: name, json: text})
		s.require(err == nil, "the extra field "+name+" cannot be sent")
	}
}

// With returns a client with other options and the same credentials. Options that are not valid are the error of each call.
func (c *Client) With(options ...Option) *Client {
	return newClient(c.core.with(append(options[:len(options):len(options)], useServer)))
}

// Close closes the client's connections. Neither it nor clients with other options can be used any more.
func (c *Client) Close() error {
	c.core.isClosed.Store(true)
	c.core.closeConnections()
	return nil
}

// useServer replaces the name of a server in the docs by its URL.
func useServer(s *settings) {
	for _, one := range servers {
		if one.name != "" && strings.EqualFold(one.name, s.endpoint) {
			s.endpoint = one.url
		}
	}
}

// Call sends any request, documented or not, such as "GET /v1/things/{id}". Arguments that are not in the path are sent in
// the query of requests that only read or delete, else in the body as JSON.
func (c *Client) Call(ctx context.Context, request string, arguments map[string]any) (*Content, error) {
	op, args, err := undocumentedCall(request, arguments)
	if err != nil {
		return nil, err
	}
	return c.core.content(ctx, op, args)
}

// Download sends any request like Call, and writes what is answered to a writer as it arrives. It may last longer than the
// timeout, as long as the server is never silent for that time.
func (c *Client) Download(ctx context.Context, request string, arguments map[string]any, to io.Writer) error {
	op, args, err := undocumentedCall(request, arguments)
	if err != nil {
		return err
	}
	return c.core.download(ctx, op, args, to)
}

func undocumentedCall(request string, given map[string]any) (*operation, *arguments, error) {
	method, path, _ := strings.Cut(request, " ")
	if !isMethod(method) || !strings.HasPrefix(path, "/") || !isPrintable(path) {
		refused := &ArgumentError{Command: request}
		refused.refuse("request", "must be a method and a path, such as GET /v1/things")
		return nil, nil, refused
	}
	op := &operation{name: request, method: strings.ToUpper(method), path: path}
	args, err := serializeValues(op, op.undocumented(given))
	return op, args, err
}

func isMethod(text string) bool {
	return len(text) > 2 && len(text) <= 10 && !strings.ContainsFunc(text, func(letter rune) bool {
		return (letter < 'A' || letter > 'Z') && (letter < 'a' || letter > 'z')
	})
}

// tokenURL is where tokens are fetched: the URL of the docs, on the server that is chosen if it is on the default one.
// Secrets for one server, such as a sandbox, are not sent to another.
func (c *core) tokenURL(given string) (string, error) {
	target := given
	if target == "" {
		target = movedURL(documentedTokenURL, strings.TrimRight(defaultEndpoint, "/"), strings.TrimRight(c.endpoint, "/"))
	}
	if target == "" {
		return "", invalid("client credentials need the URL of tokens")
	}
	bare, _, _ := strings.Cut(target, "?")
	return target, checkEndpoint(bare, c.allowHTTP)
}

func movedURL(documented, from, to string) string {
	if rest, ok := strings.CutPrefix(documented, from+"/"); ok {
		return to + "/" + rest
	}
	target, err := url.Parse(documented)
	usual, other := url.Parse(from)
	chosen, wrong := url.Parse(to)
	if err == nil && other == nil && wrong == nil && target.Scheme == usual.Scheme && target.Host == usual.Host {
		target.Scheme, target.Host = chosen.Scheme, chosen.Host
		return target.String()
	}
	return documented
}
