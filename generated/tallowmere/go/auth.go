package tallowmere

import (
	"context"
	"encoding/base64"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// auth is how a client authenticates its requests.
type auth interface {
	// authenticate gives the credentials of the next request for an operation.
	authenticate(ctx context.Context, c *core, op *operation) (credentials, error)
	// discard reports whether others may be accepted in place of those that were refused.
	discard(refused credentials) bool
}

// credentials are what a request is authenticated with. Each token has its own.
type credentials = *accessKeys

type accessKeys struct {
	headers map[string]string
	query   []pair
	// sign changes a request before it is sent.
	sign func(*http.Request) error
	// secrets are what a server may quote of them.
	secrets []string
}

func (k *accessKeys) authenticate(context.Context, *core, *operation) (credentials, error) {
	return k, nil
}

func (k *accessKeys) discard(credentials) bool { return false }

// noCredentials are those of operations that are sent without any.
var noCredentials = &accessKeys{}

// apply adds the credentials and then the headers of the call to a request, but no parameters that a server has put there
// already.
func (k *accessKeys) apply(request *http.Request, headers http.Header) error {
	for name, text := range k.headers {
		request.Header.Set(name, text)
	}
	maps.Copy(request.Header, headers)
	present := request.URL.Query()
	for _, one := range k.query {
		if !present.Has(one.name) {
			request.URL.RawQuery = strings.TrimPrefix(request.URL.RawQuery+"&"+encodeQuery([]pair{one}), "&")
		}
	}
	if k.sign == nil {
		return nil
	}
	return k.sign(request)
}

var tokenText = regexp.MustCompile(`^[!-~]+$`)

// WithToken authenticates with a bearer token, RFC 6750.
func WithToken(token string) Option {
	if !tokenText.MatchString(token) {
		return invalidOption("the token has characters that none can have")
	}
	return withHeader("Authorization", "Bearer "+token, token)
}

// WithBasicAuth authenticates with a user name and a password, RFC 7617.
func WithBasicAuth(username, password string) Option {
	if strings.Contains(username, ":") {
		return invalidOption("a user name cannot contain a colon")
	}
	text := base64.StdEncoding.EncodeToString([]byte(username + ":" + password))
	return withHeader("Authorization", "Basic "+text, password, text)
}

// WithKey authenticates with a key where the docs say that it is sent.
func WithKey(key string) Option {
	switch {
	case keyHeader != "":
		return WithHeaderKey(keyHeader, key, keyPrefix)
	case keyParameter != "":
		return WithQueryKey(keyParameter, key)
	case documentedBearer:
		return WithToken(key)
	}
	return invalidOption("the docs do not say where a key is sent: use WithHeaderKey or WithQueryKey")
}

// WithHeaderKey authenticates with a key in a header, behind a prefix such as Token if there is one.
func WithHeaderKey(name, key, prefix string) Option {
	text := key
	if prefix != "" {
		key = strings.TrimPrefix(key, prefix+" ")
		text = prefix + " " + key
		if strings.HasSuffix(prefix, "=") {
			text = prefix + key
		}
	}
	switch {
	case !headerName.MatchString(name):
		return invalidOption("a key needs the name of a header")
	case key == "" || !isPrintable(text):
		return invalidOption("the key is empty, or has characters that no header can contain")
	}
	return withHeader(name, text, key)
}

// WithQueryKey authenticates with a key in the query of each request.
func WithQueryKey(name, key string) Option {
	if name == "" || key == "" {
		return invalidOption("a key in a query needs a name and a value")
	}
	return withAuth(&accessKeys{query: []pair{{name, []string{key}}}, secrets: []string{key, escapeSegment(key)}})
}

// WithKeys authenticates with several keys that are sent together, by the names of their headers, or of their parameters
// if the docs say so.
func WithKeys(keys map[string]string) Option {
	names := make([]string, 0, len(keys))
	for name := range keys {
		names = append(names, name)
	}
	slices.Sort(names)
	all := &accessKeys{headers: map[string]string{}}
	for _, name := range names {
		key := keys[name]
		if name == "" || key == "" || !isPrintable(key) {
			return invalidOption("a key is empty, or has characters that no header can contain")
		}
		if keyHeader == "" && keyParameter != "" {
			all.query = append(all.query, pair{name, []string{key}})
		} else if !headerName.MatchString(name) {
			return invalidOption("a key needs the name of a header")
		} else {
			all.headers[name] = key
		}
		all.secrets = append(all.secrets, key, escapeSegment(key))
	}
	return withAuth(all)
}

// WithSigner authenticates with a function that gets each request as it will be sent, and adds a signature to it. GetBody of the
// request gives the body to sign.
func WithSigner(sign func(*http.Request) error) Option {
	if sign == nil {
		return invalidOption("a signer is a function")
	}
	return withAuth(&accessKeys{sign: sign})
}

func withAuth(chosen auth) Option {
	return func(s *settings) {
		s.require(!s.isMade, "credentials are an option of New")
		s.auth = chosen
	}
}

func invalidOption(problem string) Option {
	return func(s *settings) { s.require(false, problem) }
}

// newAuth is how a client with these settings authenticates; without credentials, none are sent.
func newAuth(s *settings) (auth, error) {
	s.isMade = true
	if s.auth == nil {
		return noCredentials, nil
	}
	return s.auth, nil
}

func withHeader(name, text string, secrets ...string) Option {
	for _, secret := range secrets {
		secrets = append(secrets, url.QueryEscape(secret))
	}
	return withAuth(&accessKeys{headers: map[string]string{name: text}, secrets: append(secrets, text)})
}
