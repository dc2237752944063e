package fernhill

import (
	"crypto/tls"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// settings are what a client is made with, and what its calls need to know.
type settings struct {
	protocolSettings

	endpoint  string
	timeout   time.Duration
	retries   int
	pageSize  int
	headers   http.Header
	client    *http.Client
	tls       *tls.Config
	proxy     *url.URL
	allowHTTP bool
	// readTimeout is how long the server may be silent before it responds; without one, as long as the call may last.
	readTimeout time.Duration
	problems    []string
}

// Option changes how a client works.
type Option func(*settings)

// WithHTTPClient sends requests through another client. Redirects are never followed.
func WithHTTPClient(client *http.Client) Option {
	return func(s *settings) {
		s.client = client
		s.require(client != nil, "the HTTP client is nil")
	}
}

// WithEndpoint sets the URL of the server.
func WithEndpoint(endpoint string) Option {
	return func(s *settings) { s.endpoint = endpoint }
}

// WithTimeout sets how long one call may last, retries included; a minute by default. An earlier deadline of its context
// holds as well.
func WithTimeout(timeout time.Duration) Option {
	return func(s *settings) {
		s.timeout = timeout
		s.require(timeout > 0, "the timeout must be positive")
	}
}

// WithRetries sets how often a request that only reads is sent again; three times by default.
func WithRetries(retries int) Option {
	return func(s *settings) {
		s.retries = retries
		s.require(retries >= 0, "the number of retries must not be negative")
	}
}

// WithPageSize sets how many objects are requested at a time when a list is iterated.
func WithPageSize(size int) Option {
	return func(s *settings) {
		s.pageSize = size
		s.require(size > 0, "the page size must be positive")
	}
}

// headerName is what RFC 9110 calls a token.
var headerName = regexp.MustCompile("^[!#$%&'*+.^_`|~0-9A-Za-z-]+$")

// WithHeader sends a header with each request.
func WithHeader(name, value string) Option {
	return func(s *settings) {
		s.headers = s.headers.Clone()
		s.headers.Set(name, value)
		isText := !strings.ContainsFunc(value, func(letter rune) bool { return letter < ' ' || letter > '~' })
		s.require(headerName.MatchString(name), "the name of a header has letters, digits and hyphens")
		s.require(isText, "the value of a header has printable ASCII characters alone")
	}
}

// WithTLS sets which certificates are trusted and presented, unless there is an HTTP client of one's own.
func WithTLS(config *tls.Config) Option {
	return func(s *settings) { s.tls = config }
}

// WithProxy sends requests through a proxy, unless there is an HTTP client of one's own. By default it is the
// environment's.
func WithProxy(proxy string) Option {
	return func(s *settings) {
		if !strings.Contains(proxy, "://") {
			proxy = "http://" + proxy
		}
		found, err := url.Parse(proxy)
		s.proxy = found
		s.require(err == nil && found.Host != "", "the proxy is not a URL")
	}
}

// WithInsecureHTTP sends credentials over plain http to other machines.
func WithInsecureHTTP() Option {
	return func(s *settings) { s.allowHTTP = true }
}

func (s *settings) require(holds bool, otherwise string) {
	if !holds {
		s.problems = append(s.problems, otherwise)
	}
}

func (s *settings) apply(options []Option) {
	for _, option := range options {
		option(s)
	}
}

// err is the error for options that are not valid.
func (s *settings) err() error {
	if len(s.problems) == 0 {
		return nil
	}
	return invalid(strings.Join(s.problems, "; "))
}
