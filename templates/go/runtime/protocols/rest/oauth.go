package runtime

import (
	"context"
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

// renewalTime is how long before its end a token is renewed, or after half of its time if that is shorter.
const renewalTime = 30 * time.Second

// WithClientCredentials authenticates with tokens that the client fetches for itself: the client credentials of OAuth 2,
// RFC 6749. The URL is that of the docs if it is empty.
func WithClientCredentials(tokenURL, clientID, clientSecret string, scopes ...string) Option {
	if clientID == "" || clientSecret == "" {
		return invalidOption("client credentials are an id and a secret")
	}
	// RFC 6749, section 2.3.1: both are encoded as in a form first.
	id, secret := url.QueryEscape(clientID), url.QueryEscape(clientSecret)
	basic := base64.StdEncoding.EncodeToString([]byte(id + ":" + secret))
	return withAuth(&clientAuth{
		url:     tokenURL,
		basic:   "Basic " + basic,
		scope:   strings.Join(scopes, " "),
		secrets: []string{clientSecret, secret, basic},
	})
}

// clientAuth fetches a token when it is first needed, and another one when it ends or is refused.
type clientAuth struct {
	url, basic, scope string
	secrets           []string

	mutex   sync.Mutex
	current credentials
	endsAt  time.Time
	// fetching is closed when the call that fetches a token is done.
	fetching chan struct{}
}

func (a *clientAuth) authenticate(ctx context.Context, c *core, op *operation) (credentials, error) {
	if server, err := c.serverOf(op); err != nil || !c.isAuthenticated(op, server) {
		return noCredentials, nil
	}
	for {
		a.mutex.Lock()
		if a.current != nil && (a.endsAt.IsZero() || time.Now().Before(a.endsAt)) {
			defer a.mutex.Unlock()
			return a.current, nil
		}
		if fetching := a.fetching; fetching != nil {
			// The first call fetches it for all others.
			a.mutex.Unlock()
			select {
			case <-fetching:
				continue
			case <-ctx.Done():
				return nil, transportError(ctx, tokenOperation.name, ctx.Err())
			}
		}
		a.fetching = make(chan struct{})
		a.mutex.Unlock()
		found, endsAt, err := a.fetch(ctx, c)
		a.mutex.Lock()
		a.current, a.endsAt = found, endsAt
		close(a.fetching)
		a.fetching = nil
		a.mutex.Unlock()
		return found, err
	}
}

func (a *clientAuth) discard(refused credentials) bool {
	if refused == noCredentials {
		return false
	}
	a.mutex.Lock()
	defer a.mutex.Unlock()
	// Another call may have fetched one meanwhile: it stays.
	if a.current == refused {
		a.current = nil
	}
	return true
}

var tokenOperation = &operation{name: "token", method: http.MethodPost, body: "form"}

// fetch asks for a token. Its end is zero if the server does not say when that is.
func (a *clientAuth) fetch(ctx context.Context, c *core) (credentials, time.Time, error) {
	var none time.Time
	target, err := c.tokenURL(a.url)
	if err != nil {
		return nil, none, err
	}
	fields := []field{{name: "grant_type", texts: []string{"client_credentials"}}}
	if a.scope != "" {
		fields = append(fields, field{name: "scope", texts: []string{a.scope}})
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, target, strings.NewReader(encodeForm(fields)))
	if err != nil {
		return nil, none, invalid("the URL of tokens is not a URL")
	}
	request.Header = c.headers.Clone()
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Authorization", a.basic)
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	found, err := c.exchange(request, tokenOperation.name)
	if err != nil {
		return nil, none, err
	}
	found.secrets = a.secrets
	body, err := parse(tokenOperation, found)
	if err != nil {
		return nil, none, err
	}
	members := splitObject(body.raw)
	text, _ := lookup(members, "access_token")
	if !isText(text) || textOf(text) == "" {
		return nil, none, &ResponseError{Command: tokenOperation.name, message: "the response contains no access token"}
	}
	token := textOf(text)
	made := &accessKeys{headers: map[string]string{"Authorization": "Bearer " + token}, secrets: []string{token}}
	seconds, _ := lookup(members, "expires_in")
	if lasts, ok := integerOf(seconds); ok {
		whole := time.Duration(min(max(lasts, 0), 1<<31)) * time.Second
		return made, time.Now().Add(max(whole-renewalTime, whole/2)), nil
	}
	return made, none, nil
}
