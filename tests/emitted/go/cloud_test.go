package fernhill_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"example.com/fernhill"
)

const offering = "7f3c1d5e-0000-4000-8000-000000000001"

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func withKeys(t *testing.T, options ...fernhill.Option) *fernhill.Client {
	t.Helper()
	client, err := fernhill.FromConfig("", options...)
	check(t, err)
	return client
}

func withLogin(t *testing.T) *fernhill.Client {
	t.Helper()
	client, err := fernhill.NewLogin(os.Getenv("CLOUDSTACK_ENDPOINT"), os.Getenv("MOCK_USERNAME"), os.Getenv("MOCK_PASSWORD"))
	check(t, err)
	t.Cleanup(func() { check(t, client.Close(context.Background())) })
	return client
}

func deploy(t *testing.T, cloud *fernhill.Client, name string) *fernhill.Job[*fernhill.VirtualMachine] {
	t.Helper()
	ctx := context.Background()
	template, ok, err := cloud.Template.ListTemplates(ctx, &fernhill.ListTemplatesParams{Templatefilter: "all"}).First()
	check(t, err)
	zone, isZone, err := cloud.Zone.ListZones(ctx, nil).First()
	check(t, err)
	if !ok || !isZone {
		t.Fatal("no template or no zone")
	}
	job, err := cloud.VirtualMachine.DeployVirtualMachine(ctx, &fernhill.DeployVirtualMachineParams{
		Serviceofferingid: offering, Templateid: template.ID, Zoneid: zone.ID, Name: &name,
	})
	check(t, err)
	return job
}

// The life of a machine with keys and with a session: each job is waited for; a destroyed machine is not found.
func TestMachine(t *testing.T) {
	for way, cloud := range map[string]*fernhill.Client{"keys": withKeys(t), "session": withLogin(t)} {
		t.Run(way, func(t *testing.T) {
			ctx := context.Background()
			job := deploy(t, cloud, "web-"+way)
			machine, err := job.Wait(ctx)
			check(t, err)
			if machine.ID != job.ObjectID || machine.Name != "web-"+way || machine.Created.IsZero() {
				t.Errorf("unexpected machine %v of job %s (%s)", machine, job.ID, job.ObjectID)
			}
			found, err := cloud.VirtualMachine.ListVirtualMachines(ctx, &fernhill.ListVirtualMachinesParams{ID: &machine.ID}).One()
			check(t, err)
			if found.Name != machine.Name || !found.Has("zoneid") || found.Has("nonsense") {
				t.Errorf("unexpected machine %v", found)
			}
			again, err := fernhill.JobByID[*fernhill.VirtualMachine](cloud, job.ID).Wait(ctx)
			check(t, err)
			if again.ID != machine.ID {
				t.Errorf("another machine %v", again)
			}
			destroy := &fernhill.DestroyVirtualMachineParams{ID: machine.ID}
			ended, err := cloud.VirtualMachine.DestroyVirtualMachine(ctx, destroy)
			check(t, err)
			_, err = ended.Wait(ctx)
			check(t, err)
			none, err := cloud.VirtualMachine.ListVirtualMachines(ctx, &fernhill.ListVirtualMachinesParams{ID: &machine.ID}).Collect()
			check(t, err)
			if len(none) > 0 {
				t.Errorf("the machine is still there: %v", none)
			}
			_, err = cloud.VirtualMachine.DestroyVirtualMachine(ctx, destroy)
			var refusal *fernhill.APIError
			if !errors.Is(err, fernhill.ErrParameter) || !errors.As(err, &refusal) || !strings.Contains(refusal.Text, machine.ID) {
				t.Errorf("unexpected error %v", err)
			}
		})
	}
}

// Goroutines share a client; several jobs are waited for at once.
func TestManyAtOnce(t *testing.T) {
	cloud := withLogin(t)
	var group sync.WaitGroup
	jobs := make([]*fernhill.Job[*fernhill.VirtualMachine], 6)
	for at := range jobs {
		group.Add(1)
		go func() {
			defer group.Done()
			jobs[at] = deploy(t, cloud, fmt.Sprintf("node-%d", at))
		}()
	}
	group.Wait()
	machines, err := fernhill.WaitAll(context.Background(), jobs...)
	check(t, err)
	for at, machine := range machines {
		if machine.Name != fmt.Sprintf("node-%d", at) {
			t.Errorf("machine %d is %v", at, machine)
		}
	}
	keyword := fernhill.Ptr("node-")
	list := cloud.With(fernhill.WithPageSize(2)).VirtualMachine.ListVirtualMachines(
		context.Background(), &fernhill.ListVirtualMachinesParams{Keyword: keyword})
	seen := 0
	for _, err := range list.All() {
		check(t, err)
		seen++
	}
	count, err := list.Count()
	check(t, err)
	if seen != 6 || count != 6 {
		t.Errorf("%d objects of %d", seen, count)
	}
}

// A context ends what waits, and the error says so.
func TestContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cloud := withKeys(t)
	job := deploy(t, cloud, "slow")
	cancel()
	_, err := job.Wait(ctx)
	var unfinished *fernhill.JobError
	if !errors.As(err, &unfinished) || !errors.Is(err, context.Canceled) || unfinished.JobID != job.ID {
		t.Errorf("unexpected error %v", err)
	}
	_, err = cloud.Zone.ListZones(ctx, nil).Collect()
	if !errors.Is(err, context.Canceled) || !errors.Is(err, fernhill.ErrTransport) {
		t.Errorf("unexpected error %v", err)
	}
	state, err := job.Status(context.Background())
	check(t, err)
	if state != fernhill.JobPending && state != fernhill.JobDone {
		t.Errorf("unexpected state %s", state)
	}
}

// Arguments that no server accepts are refused before anything is sent, all at once.
func TestArguments(t *testing.T) {
	_, err := withKeys(t).VirtualMachine.DeployVirtualMachine(context.Background(), nil)
	var refused *fernhill.ArgumentError
	if !errors.As(err, &refused) || len(refused.Parameters) != 3 || !errors.Is(err, fernhill.ErrArgument) {
		t.Errorf("unexpected error %v", err)
	}
}

// Neither errors nor what is printed contains a secret.
func TestSecrets(t *testing.T) {
	const secret = "s3cret-and-long"
	cloud, err := fernhill.New(os.Getenv("CLOUDSTACK_ENDPOINT"), secret, secret, fernhill.WithTimeout(5*time.Second))
	check(t, err)
	_, err = cloud.Zone.ListZones(context.Background(), nil).Collect()
	if !errors.Is(err, fernhill.ErrAuthentication) || strings.Contains(err.Error(), secret) {
		t.Errorf("unexpected error %v", err)
	}
	nowhere := cloud.With(fernhill.WithEndpoint("http://127.0.0.1:1/client/api"), fernhill.WithRetries(0))
	_, err = nowhere.Zone.ListZones(context.Background(), nil).Collect()
	if !errors.Is(err, fernhill.ErrConnection) || strings.Contains(err.Error(), secret) || strings.Contains(err.Error(), "client/api") {
		t.Errorf("unexpected error %v", err)
	}
	odd := httptest.NewServer(http.HandlerFunc(func(answer http.ResponseWriter, _ *http.Request) {
		answer.Header().Set("Content-Type", "application/json")
		fmt.Fprintf(answer, `["you sent %s"]`, secret)
	}))
	defer odd.Close()
	account := &fernhill.CreateAccountParams{Email: "a", Username: "a", Password: secret}
	_, err = cloud.With(fernhill.WithEndpoint(odd.URL)).Account.CreateAccount(context.Background(), account)
	if !errors.Is(err, fernhill.ErrUnexpected) || strings.Contains(err.Error(), secret) {
		t.Errorf("unexpected error %v", err)
	}
	printed := fmt.Sprintf("%v %+v", &fernhill.CreateAccountParams{Password: secret}, cloud)
	if strings.Contains(printed, secret) {
		t.Errorf("printed: %s", printed)
	}
	const elsewhere = "http://cloud.example/client/api"
	_, err = fernhill.New(elsewhere, secret, secret)
	_, later := cloud.With(fernhill.WithEndpoint(elsewhere)).Zone.ListZones(context.Background(), nil).Collect()
	for _, err := range []error{err, later} {
		if !errors.Is(err, fernhill.ErrConfiguration) || strings.Contains(err.Error(), secret) {
			t.Errorf("unexpected error %v", err)
		}
	}
}

type countingTransport struct{ requests []*http.Request }

func (c *countingTransport) RoundTrip(request *http.Request) (*http.Response, error) {
	c.requests = append(c.requests, request)
	return http.DefaultTransport.RoundTrip(request)
}

// Failures of the connection are of a kind, whatever the HTTP client is.
func TestTransport(t *testing.T) {
	ctx := context.Background()
	silent := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, request *http.Request) { <-request.Context().Done() }))
	defer silent.Close()
	secure := httptest.NewTLSServer(http.NotFoundHandler())
	defer secure.Close()
	moved := httptest.NewServer(http.RedirectHandler("/elsewhere?apiKey=K1", http.StatusFound))
	defer moved.Close()
	cases := map[string]struct {
		endpoint string
		kind     error
		timeout  time.Duration
	}{
		"silent":   {silent.URL, fernhill.ErrTimeout, 200 * time.Millisecond},
		"insecure": {secure.URL, fernhill.ErrTLS, time.Minute},
		"moved":    {moved.URL, fernhill.ErrRedirect, time.Minute},
	}
	for name, one := range cases {
		t.Run(name, func(t *testing.T) {
			counting := &countingTransport{}
			cloud, err := fernhill.New(one.endpoint, "K1", "s3cret", fernhill.WithTimeout(one.timeout),
				fernhill.WithHTTPClient(&http.Client{Transport: counting}), fernhill.WithHeader("X-Trace", "yes"))
			check(t, err)
			_, err = cloud.Zone.ListZones(ctx, nil).Collect()
			if !errors.Is(err, one.kind) || !errors.Is(err, fernhill.ErrTransport) || strings.Contains(err.Error(), "K1") {
				t.Errorf("unexpected error %v", err)
			}
			if len(counting.requests) != 1 || counting.requests[0].Header.Get("X-Trace") != "yes" {
				t.Errorf("%d requests", len(counting.requests))
			}
		})
	}
}

// Options that are not valid are an error of the client, or of each call that has them.
func TestOptions(t *testing.T) {
	_, err := fernhill.New("https://cloud.example/client/api", "k", "s", fernhill.WithRetries(-1), fernhill.WithTimeout(0))
	if !errors.Is(err, fernhill.ErrConfiguration) || !strings.Contains(err.Error(), "retries") || !strings.Contains(err.Error(), "timeout") {
		t.Errorf("unexpected error %v", err)
	}
	_, err = withKeys(t).With(fernhill.WithHeader("X", "a\nb")).Zone.ListZones(context.Background(), nil).Collect()
	if !errors.Is(err, fernhill.ErrConfiguration) {
		t.Errorf("unexpected error %v", err)
	}
}

// Fields that are not as documented are left to Extra; 64 bits are exact.
func TestModels(t *testing.T) {
	const size = 9223372036854775807
	body := `{"r":{"zone":[{"id":7,"name":["a","b"],"big":9223372036854775807,"password":"p","zone":{"x":1.5}}]}}`
	server := httptest.NewServer(http.HandlerFunc(func(answer http.ResponseWriter, _ *http.Request) {
		answer.Header().Set("Content-Type", "application/json")
		fmt.Fprint(answer, body)
	}))
	defer server.Close()
	cloud, err := fernhill.New(server.URL, "k", "s")
	check(t, err)
	zone, err := cloud.Zone.ListZones(context.Background(), nil).One()
	check(t, err)
	extra := zone.Extra()
	if zone.ID != "7" || zone.Name != "" || !zone.Has("name") || len(extra["name"].([]any)) != 2 || extra["big"] != int64(size) {
		t.Errorf("%v with %v", zone, extra)
	}
	if string(zone.JSON()) != body[len(`{"r":{"zone":[`):len(body)-len("]}}")] || strings.Contains(fmt.Sprint(zone), "name") {
		t.Errorf("%s, shown as %v", zone.JSON(), zone)
	}
}
