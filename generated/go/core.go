package fernhill

import (
	"context"
	"net"
	"net/http"
	"net/url"
	"sync/atomic"
	"time"
)

// core is what the services of a client share. Goroutines may use it.
type core struct {
	settings
	*state
	http *http.Client
}

// state is what clients with other options have in common.
type state struct {
	auth   auth
	budget *retryBudget
	// maxPageSize is the largest page that the server gives, once it has refused a larger one.
	maxPageSize atomic.Int64
	// isClosed says that the client and those with other options are not used any more.
	isClosed atomic.Bool
	// pause waits, unless the context ends before.
	pause func(ctx context.Context, duration time.Duration) error
}

func defaultSettings() settings {
	return settings{timeout: time.Minute, retries: 3, headers: http.Header{"User-Agent": {userAgent}}}
}

func newCore(given settings) (*core, error) {
	if err := given.err(); err != nil {
		return nil, err
	}
	if err := checkEndpoint(given.endpoint, given.allowHTTP); err != nil {
		return nil, err
	}
	auth, err := newAuth(&given)
	if err != nil {
		return nil, err
	}
	return &core{given, &state{auth: auth, budget: newRetryBudget(), pause: sleep}, newHTTPClient(&given)}, nil
}

// with returns a core with other options and the same state. Options that are not valid are the error of each call.
func (c *core) with(options []Option) *core {
	changed := &core{c.settings, c.state, c.http}
	changed.apply(options)
	if changed.endpoint != c.endpoint {
		if err := checkEndpoint(changed.endpoint, changed.allowHTTP); err != nil {
			changed.problems = append(changed.problems, err.Error())
		}
	}
	if changed.client != c.client || changed.tls != c.tls || changed.proxy != c.proxy {
		changed.http = newHTTPClient(&changed.settings)
	}
	return changed
}

// usable is why no request can be sent.
func (c *core) usable() error {
	if c.isClosed.Load() {
		return invalid("the client is closed")
	}
	return c.err()
}

// closeConnections closes those that are idle, unless the HTTP client is one of the program's own.
func (c *core) closeConnections() {
	if c.client == nil && c.http.Transport != nil {
		c.http.CloseIdleConnections()
	}
}

func checkEndpoint(endpoint string, allowHTTP bool) error {
	if endpoint == "" {
		return invalid("an endpoint is needed")
	}
	parsed, err := url.Parse(endpoint)
	switch {
	case err != nil || parsed.Hostname() == "" || parsed.Scheme != "http" && parsed.Scheme != "https":
		return invalid("the endpoint is not an http or https URL")
	case parsed.RawQuery != "" || parsed.Fragment != "" || parsed.User != nil:
		return invalid("an endpoint cannot have a query, a fragment or a user name")
	case parsed.Scheme == "http" && !allowHTTP && !isLoopback(parsed.Hostname()):
		return invalid("credentials over plain http to " + parsed.Hostname() + " are refused; WithInsecureHTTP sends them anyway")
	}
	return nil
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// newHTTPClient returns the client that sends requests. It follows no redirects: credentials would be sent there.
func newHTTPClient(given *settings) *http.Client {
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	if given.client != nil {
		client := *given.client
		client.CheckRedirect = stay
		return &client
	}
	usual, isUsual := http.DefaultTransport.(*http.Transport)
	switch {
	case isUsual:
		usual = usual.Clone()
	case given.tls == nil && given.proxy == nil && given.readTimeout == 0:
		return &http.Client{CheckRedirect: stay} // the program's own, as it is
	default:
		usual = &http.Transport{Proxy: http.ProxyFromEnvironment, ForceAttemptHTTP2: true}
	}
	return &http.Client{Transport: configured(usual, given), CheckRedirect: stay}
}

func configured(transport *http.Transport, given *settings) *http.Transport {
	if given.tls != nil {
		transport.TLSClientConfig = given.tls
	}
	if given.proxy != nil {
		transport.Proxy = http.ProxyURL(given.proxy)
	}
	transport.ResponseHeaderTimeout = given.readTimeout
	return transport
}

func sleep(ctx context.Context, duration time.Duration) error {
	timer := time.NewTimer(duration)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
