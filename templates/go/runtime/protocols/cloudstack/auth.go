package runtime

import (
	"context"
	"net/http"
	"sync"
	"time"
)

// credentials are what a request is authenticated with.
type credentials interface {
	sign(args *arguments) *arguments
	addHeaders(header http.Header)
}

// auth is how a client authenticates its requests.
type auth interface {
	// authenticate returns the credentials of the next request.
	authenticate(ctx context.Context, c *core, op *operation) (credentials, error)
	// discard reports whether other credentials may be accepted after these were refused.
	discard(refused credentials) bool
	// close ends what the client has begun on the server.
	close(ctx context.Context, c *core) error
}

func newAuth(given *settings) (auth, error) {
	given.isMade = true
	switch {
	case given.expiration <= 0 || given.expiration > 15*time.Minute:
		return nil, invalid("signatures must hold for some time, at most 15 minutes")
	case given.key != "" && given.secret != "":
		return &keyAuth{given.key, given.secret, given.expiration}, nil
	case given.username != "" && given.password != "":
		return &loginAuth{username: given.username, password: given.password, domain: given.domain, turn: make(chan struct{}, 1)}, nil
	}
	return nil, invalid("a key and its secret are needed, or a user name and a password")
}

// keyAuth signs each request, with signature version 3.
type keyAuth struct {
	key, secret string
	expiration  time.Duration
}

func (a *keyAuth) authenticate(context.Context, *core, *operation) (credentials, error) {
	return a, nil
}

// discard: keys do not change.
func (a *keyAuth) discard(credentials) bool { return false }

func (a *keyAuth) close(context.Context, *core) error { return nil }

func (a *keyAuth) addHeaders(http.Header) {}

func (a *keyAuth) sign(args *arguments) *arguments {
	expires := time.Now().UTC().Add(a.expiration).Format("2006-01-02T15:04:05+0000")
	signed := args.with([2]string{"apiKey", a.key}, [2]string{"signatureVersion", "3"}, [2]string{"expires", expires})
	signed.pairs = append(signed.pairs, [2]string{"signature", signature(signed.pairs, a.secret)})
	return signed
}

// String keeps the secret out of messages.
func (a *keyAuth) String() string { return "keyAuth(" + hidden + ")" }

// loginAuth logs in when first needed, and again when the server has ended the session.
type loginAuth struct {
	username, password, domain string

	// turn is full while a call logs in or out: others wait for it, each as long as its own context lasts.
	turn    chan struct{}
	mutex   sync.Mutex
	session *session
}

// takeTurn waits until no other call logs in or out.
func (a *loginAuth) takeTurn(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case a.turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (a *loginAuth) current() *session {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	return a.session
}

func (a *loginAuth) replace(session *session) {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	a.session = session
}

// session is a session after a login: its key and its cookies.
type session struct {
	key     string
	cookies []*http.Cookie
}

func (s *session) sign(args *arguments) *arguments { return args.with([2]string{"sessionkey", s.key}) }

func (s *session) addHeaders(header http.Header) {
	request := http.Request{Header: header}
	for _, cookie := range s.cookies {
		request.AddCookie(&http.Cookie{Name: cookie.Name, Value: cookie.Value})
	}
}

var (
	opLogin  = operation{name: "login", method: http.MethodPost}
	opLogout = operation{name: "logout", method: http.MethodPost}
)

// unsigned sends a login, which has no credentials yet.
type unsigned struct{}

func (unsigned) sign(args *arguments) *arguments { return args }
func (unsigned) addHeaders(http.Header)          {}

// authenticate returns the session; the first call logs in for all others.
func (a *loginAuth) authenticate(ctx context.Context, c *core, _ *operation) (credentials, error) {
	if err := a.takeTurn(ctx); err != nil {
		return nil, transportError(ctx, opLogin.name, err)
	}
	defer func() { <-a.turn }()
	if known := a.current(); known != nil {
		return known, nil
	}
	if err := c.usable(); err != nil {
		return nil, err
	}
	made := &session{}
	err := c.try(ctx, &opLogin, a.loginArguments(), unsigned{}, func(got *response) error {
		content, err := parse(&opLogin, got)
		if err != nil {
			return err
		}
		key, _ := lookup(splitObject(content), "sessionkey")
		if made.key, _ = scalarText(key); made.key == "" {
			return unexpected(opLogin.name, nil, "the response contains no session key")
		}
		made.cookies = (&http.Response{Header: got.header}).Cookies()
		return nil
	})
	if err != nil {
		return nil, err
	}
	a.replace(made)
	return made, nil
}

func (a *loginAuth) loginArguments() *arguments {
	args := &arguments{pairs: [][2]string{
		{"command", opLogin.name}, {"response", "json"}, {"username", a.username}, {"password", a.password},
	}}
	if a.domain != "" {
		return args.with([2]string{"domain", a.domain})
	}
	return args
}

// discard forgets a session that the server no longer accepts, unless another call has logged in again meanwhile.
func (a *loginAuth) discard(refused credentials) bool {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	if ended, ok := refused.(*session); ok && ended == a.session {
		a.session = nil
	}
	return true
}

const logoutTimeout = 5 * time.Second

// close logs out. That a session could not be ended does no harm: the server ends it.
func (a *loginAuth) close(ctx context.Context, c *core) error {
	ctx, cancel := context.WithTimeout(ctx, logoutTimeout)
	defer cancel()
	if err := a.takeTurn(ctx); err != nil {
		return transportError(ctx, opLogout.name, err)
	}
	defer func() { <-a.turn }()
	known := a.current()
	if known == nil {
		return nil
	}
	args := &arguments{pairs: [][2]string{{"command", opLogout.name}, {"response", "json"}}}
	a.replace(nil)
	return c.try(ctx, &opLogout, args, known, func(*response) error { return nil })
}

// String keeps the password out of messages.
func (a *loginAuth) String() string { return "loginAuth(" + hidden + ")" }
