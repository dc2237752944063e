package fernhill

import (
	"context"
	"time"
)

// protocolSettings are the settings of this API.
type protocolSettings struct {
	key, secret                string
	username, password, domain string
	expiration                 time.Duration
	alwaysPost                 bool
	// isMade says that a client has these settings already.
	isMade bool
}

// New returns a client that signs its requests with a key and its secret.
func New(endpoint, key, secret string, options ...Option) (*Client, error) {
	given := defaultSettings()
	given.endpoint, given.key, given.secret = endpoint, key, secret
	return makeClient(given, options)
}

// NewLogin returns a client that logs in as a user when it is first used. Close logs out.
func NewLogin(endpoint, username, password string, options ...Option) (*Client, error) {
	given := defaultSettings()
	given.endpoint, given.username, given.password = endpoint, username, password
	return makeClient(given, options)
}

func makeClient(given settings, options []Option) (*Client, error) {
	given.apply(options)
	if given.expiration == 0 {
		given.expiration = 10 * time.Minute
	}
	core, err := newCore(given)
	if err != nil {
		return nil, err
	}
	return newClient(core), nil
}

// WithKeys sets the key and the secret that sign requests, instead of those of a configuration.
func WithKeys(key, secret string) Option {
	return credentialOption(func(s *settings) { s.key, s.secret = key, secret })
}

// WithLogin sets the user who logs in, instead of that of a configuration.
func WithLogin(username, password string) Option {
	return credentialOption(func(s *settings) { s.username, s.password = username, password })
}

// WithDomain sets the domain in which a user logs in.
func WithDomain(domain string) Option {
	return credentialOption(func(s *settings) { s.domain = domain })
}

// WithExpiration sets how long a signature holds, at most 15 minutes; ten by default.
func WithExpiration(expiration time.Duration) Option {
	return credentialOption(func(s *settings) { s.expiration = expiration })
}

func credentialOption(apply Option) Option {
	return func(s *settings) {
		s.require(!s.isMade, "credentials are an option of New")
		apply(s)
	}
}

// WithPost sends everything as a POST, commands that only read as well.
func WithPost() Option {
	return func(s *settings) { s.alwaysPost = true }
}

// With returns a client with other options and the same credentials and session. Options that are not valid are the error
// of each call.
func (c *Client) With(options ...Option) *Client { return newClient(c.core.with(options)) }

// Close logs out, if the client has logged in, and closes its connections. Neither it nor clients with other options can be
// used any more.
func (c *Client) Close(ctx context.Context) error {
	c.core.isClosed.Store(true)
	defer c.core.closeConnections()
	return c.core.auth.close(ctx, c.core)
}
