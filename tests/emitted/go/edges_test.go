package fernhill_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
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

const userdata = "c2VjcmV0dXNlcmRhdGE="

func deployWithSecret(t *testing.T, cloud *fernhill.Client) *fernhill.Job[*fernhill.VirtualMachine] {
	t.Helper()
	job, err := cloud.VirtualMachine.DeployVirtualMachine(context.Background(), &fernhill.DeployVirtualMachineParams{
		Serviceofferingid: "a", Templateid: "b", Zoneid: "c", Userdata: fernhill.Ptr(userdata),
	})
	check(t, err)
	return job
}

// The error of a job hides what was secret in the command that started it.
func TestSecretsOfJobs(t *testing.T) {
	for _, result := range []string{
		`{"jobstatus":2,"jobresult":{"errorcode":530,"errortext":"cannot use ` + userdata + `"}}`,
		`{"jobstatus":1,"jobresult":["` + userdata + `"]}`,
	} {
		cloud := newClient(t, answering(t, func(request *http.Request) (int, string) {
			if request.Form.Get("command") == "queryAsyncJobResult" {
				return http.StatusOK, `{"r":` + result + `}`
			}
			return http.StatusOK, `{"r":{"jobid":"1"}}`
		}))
		job := deployWithSecret(t, cloud)
		_, err := job.Wait(context.Background())
		if err == nil || strings.Contains(fmt.Sprintf("%v %+v %#v", err, job, job), userdata) {
			t.Errorf("unexpected error %v", err)
		}
	}
}

// However parameters are printed or logged, passwords are not shown.
func TestPrintedParameters(t *testing.T) {
	params := fernhill.CreateAccountParams{Username: "ann", Password: "s3cret-and-long"}
	var logged strings.Builder
	slog.New(slog.NewJSONHandler(&logged, nil)).Info("made", "value", params, "pointer", &params)
	slog.New(slog.NewTextHandler(&logged, nil)).Info("made", "value", params, "pointer", &params)
	printed := fmt.Sprintf("%v %+v %#v %v %+v %#v", params, params, params, &params, &params, &params) + logged.String()
	if strings.Contains(printed, "s3cret") || strings.Count(printed, "ann") != 10 {
		t.Errorf("printed %s", printed)
	}
}

func newUser(t *testing.T, endpoint string, options ...fernhill.Option) *fernhill.Client {
	t.Helper()
	cloud, err := fernhill.NewLogin(endpoint, "ann", "s3cret", options...)
	check(t, err)
	return cloud
}

// Who waits for the login of another call does so only as long as its own context lasts.
func TestWaitingForALogin(t *testing.T) {
	started, release := make(chan struct{}), make(chan struct{})
	cloud := newUser(t, answering(t, func(*http.Request) (int, string) {
		close(started)
		<-release
		return http.StatusOK, `{"r":{"sessionkey":"k"}}`
	}))
	go func() { _, _ = cloud.Zone.ListZones(context.Background(), nil).Collect() }()
	<-started
	defer close(release)
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	_, err := cloud.Zone.ListZones(ctx, nil).Collect()
	if !errors.Is(err, fernhill.ErrTimeout) {
		t.Errorf("unexpected error %v", err)
	}
}

// A login is sent again when the server is not available, also for a command that changes something: it was not sent yet.
func TestLoginIsSentAgain(t *testing.T) {
	commands := ""
	cloud := newUser(t, answering(t, func(request *http.Request) (int, string) {
		if commands += request.Form.Get("command") + " "; commands == "login " {
			return http.StatusServiceUnavailable, ""
		}
		return http.StatusOK, `{"r":{"sessionkey":"k","jobid":"1"}}`
	}))
	deployWithSecret(t, cloud)
	if commands != "login login deployVirtualMachine " {
		t.Errorf("sent %s", commands)
	}
}

// A closed client has closed its connections, and neither it nor one made from it logs in again.
func TestClosed(t *testing.T) {
	commands := ""
	connections := make(chan http.ConnState, 10)
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) {
		_ = request.ParseForm()
		commands += request.Form.Get("command") + " "
		if request.Form.Get("command") == "login" {
			fmt.Fprint(response, `{"r":{"sessionkey":"k"}}`)
		} else {
			fmt.Fprint(response, `{"r":{}}`)
		}
	}))
	server.Config.ConnState = func(_ net.Conn, state http.ConnState) { connections <- state }
	server.Start()
	defer server.Close()
	cloud := newUser(t, server.URL)
	other := cloud.With(fernhill.WithRetries(0))
	_, err := cloud.Zone.ListZones(context.Background(), nil).Collect()
	check(t, err)
	check(t, cloud.Close(context.Background()))
	for isClosed := false; !isClosed; {
		select {
		case state := <-connections:
			isClosed = state == http.StateClosed
		case <-time.After(10 * time.Second):
			t.Fatal("the connection is still open")
		}
	}
	for _, one := range []*fernhill.Client{cloud, other} {
		_, err = one.Zone.ListZones(context.Background(), nil).Collect()
		if !errors.Is(err, fernhill.ErrConfiguration) {
			t.Errorf("unexpected error %v", err)
		}
	}
	if commands != "login listZones logout " {
		t.Errorf("sent %s", commands)
	}
}

// A header that cannot be sent is refused when the client is made.
func TestHeaders(t *testing.T) {
	for name, value := range map[string]string{"X A": "v", "": "v", "X:": "v", "X-A": "a\r\nb", "X-B": "é"} {
		_, err := fernhill.New("https://cloud.example/client/api", "k", "s", fernhill.WithHeader(name, value))
		if !errors.Is(err, fernhill.ErrConfiguration) {
			t.Errorf("%q: unexpected error %v", name, err)
		}
	}
}

// With a page size of one, the first of many is not the only one; a list of one is.
func TestTheOnlyOneInSmallPages(t *testing.T) {
	for last, wanted := range map[string]error{"1": nil, "2": fernhill.ErrNotOne} {
		cloud := newClient(t, answering(t, func(request *http.Request) (int, string) {
			if page := request.Form.Get("page"); page <= last {
				return http.StatusOK, `{"r":{"zone":[{"id":"` + page + `"}]}}`
			}
			return http.StatusOK, `{"r":{}}`
		}), fernhill.WithPageSize(1))
		_, err := cloud.Zone.ListZones(context.Background(), nil).One()
		if !errors.Is(err, wanted) {
			t.Errorf("unexpected error %v", err)
		}
	}
}

// An object that is kept does not keep the page it came with.
func TestKeptObjects(t *testing.T) {
	const size = 8 << 20
	cloud := newClient(t, answering(t, func(*http.Request) (int, string) {
		return http.StatusOK, `{"r":{"count":2,"zone":[{"id":"a"},{"id":"b","name":"` + strings.Repeat("x", size) + `"}]}}`
	}))
	before := allocated()
	zones, err := cloud.Zone.ListZones(context.Background(), nil).Collect()
	check(t, err)
	kept := zones[0]
	clear(zones)
	if more := allocated() - before; more > size/2 || kept.ID != "a" {
		t.Errorf("%d bytes are kept with %v", more, kept)
	}
}

// allocated returns how many bytes are in use.
func allocated() int64 {
	runtime.GC()
	runtime.GC()
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	return int64(memory.HeapAlloc)
}

// Lists without a server, for tests of programs; lists and jobs that were not made by a client do not panic.
func TestFakes(t *testing.T) {
	list := fernhill.PagesOf(&fernhill.Zone{ID: "a"}, &fernhill.Zone{ID: "b"})
	all, err := list.Collect()
	check(t, err)
	first, ok, err := list.First()
	check(t, err)
	count, err := list.Count()
	check(t, err)
	page, err := list.Page(2)
	check(t, err)
	seen := ""
	for zone, err := range list.All() {
		check(t, err)
		seen += zone.ID
	}
	if len(all) != 2 || !ok || first.ID != "a" || count != 2 || len(page) != 0 || seen != "ab" {
		t.Errorf("%v, %v, %d, %v, %s", all, first, count, page, seen)
	}
	_, err = list.One()
	var none fernhill.Pages[*fernhill.Zone]
	_, noneErr := none.One()
	if !errors.Is(err, fernhill.ErrNotOne) || !errors.Is(noneErr, fernhill.ErrNotOne) {
		t.Errorf("unexpected errors %v, %v", err, noneErr)
	}
	var job fernhill.Job[*fernhill.Zone]
	_, err = job.Wait(context.Background())
	_, statusErr := job.Status(context.Background())
	if !errors.Is(err, fernhill.ErrConfiguration) || !errors.Is(statusErr, fernhill.ErrConfiguration) {
		t.Errorf("unexpected errors %v, %v", err, statusErr)
	}
}
