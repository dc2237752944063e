package fernhill_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"example.com/fernhill"
)

// answering is a server that answers a request with what a function returns: a status and a body.
func answering(t *testing.T, answer func(request *http.Request) (int, string)) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) {
		_ = request.ParseForm()
		status, body := answer(request)
		response.Header().Set("Content-Type", "application/json")
		response.WriteHeader(status)
		fmt.Fprint(response, body)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

func newClient(t *testing.T, endpoint string, options ...fernhill.Option) *fernhill.Client {
	t.Helper()
	cloud, err := fernhill.New(endpoint, "key", "s3cret", options...)
	check(t, err)
	return cloud
}

// Nil pointers stand for no argument; lists that contain nil, and bytes, are refused.
func TestArgumentsByName(t *testing.T) {
	sent := ""
	cloud := newClient(t, answering(t, func(request *http.Request) (int, string) {
		sent += request.Form.Get("name") + ";"
		return http.StatusOK, `{"r":{}}`
	}))
	name, none := fernhill.Ptr("a"), (*string)(nil)
	for _, given := range []any{none, &none, name, &name, []*string{name}} {
		_, err := cloud.Call(context.Background(), "listZones", map[string]any{"name": given})
		if given != any(&none) {
			check(t, err)
		}
	}
	if sent != ";a;a;a;" {
		t.Errorf("sent %s", sent)
	}
	for _, given := range []any{&none, []any{nil}, []*string{nil}, []byte("abc"), map[string]string{"a": "b"}} {
		_, err := cloud.Call(context.Background(), "listZones", map[string]any{"name": given})
		if !errors.Is(err, fernhill.ErrArgument) {
			t.Errorf("%T: unexpected error %v", given, err)
		}
	}
}

type failing struct{}

var errMine = errors.New("mine")

func (failing) RoundTrip(*http.Request) (*http.Response, error) { return nil, errMine }

// A program that has replaced the usual transport of net/http has its own used, unless the client needs another one.
func TestReplacedTransport(t *testing.T) {
	usual := http.DefaultTransport
	defer func() { http.DefaultTransport = usual }()
	http.DefaultTransport = failing{}
	endpoint := answering(t, func(*http.Request) (int, string) { return http.StatusOK, `{"r":{}}` })
	_, err := newClient(t, endpoint, fernhill.WithRetries(0)).Zone.ListZones(context.Background(), nil).Collect()
	if !errors.Is(err, errMine) {
		t.Errorf("unexpected error %v", err)
	}
	_, err = newClient(t, endpoint, fernhill.WithProxy(endpoint)).Zone.ListZones(context.Background(), nil).Collect()
	check(t, err)
}

// Whoever cancels while the client waits to send a request again gets that as the error, at once.
func TestCancelBetweenRetries(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cloud := newClient(t, answering(t, func(*http.Request) (int, string) {
		time.AfterFunc(50*time.Millisecond, cancel)
		return http.StatusTooManyRequests, `{"r":{"errorcode":429,"errortext":"slow"}}`
	}))
	_, err := cloud.Zone.ListZones(ctx, nil).Collect()
	if !errors.Is(err, context.Canceled) || !errors.Is(err, fernhill.ErrTransport) {
		t.Errorf("unexpected error %v", err)
	}
}

// Clients with other options have the same credentials: options that would change them are refused.
func TestCredentialsOfClientsWithOtherOptions(t *testing.T) {
	cloud := newClient(t, answering(t, func(*http.Request) (int, string) { return http.StatusOK, `{"r":{}}` }))
	for _, option := range []fernhill.Option{
		fernhill.WithKeys("a", "b"), fernhill.WithLogin("a", "b"), fernhill.WithDomain("a"), fernhill.WithExpiration(time.Minute),
	} {
		_, err := cloud.With(option).Zone.ListZones(context.Background(), nil).Collect()
		if !errors.Is(err, fernhill.ErrConfiguration) || !strings.Contains(err.Error(), "New") {
			t.Errorf("unexpected error %v", err)
		}
	}
}
