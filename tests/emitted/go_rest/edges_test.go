package tallowmere_test

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"example.com/tallowmere"
)

// answering is a client of a server of one's own.
func answering(t *testing.T, answer http.HandlerFunc, options ...tallowmere.Option) *tallowmere.Client {
	t.Helper()
	server := httptest.NewServer(answer)
	t.Cleanup(server.Close)
	client, err := tallowmere.New(append(options, tallowmere.WithEndpoint(server.URL))...)
	check(t, err)
	return client
}

// Files without content and times that are nil are refused before anything is sent.
func TestEmptyArguments(t *testing.T) {
	ctx, client := context.Background(), newClient(t)
	for _, photo := range []*tallowmere.File{{}, nil} {
		_, err := client.Tools.AttachPhoto(ctx, &tallowmere.AttachPhotoParams{ToolID: "811", Photo: photo})
		same(t, errors.Is(err, tallowmere.ErrArgument), true)
	}
	for _, value := range []any{(*tallowmere.Time)(nil), (*string)(nil), []*tallowmere.Time{nil}} {
		_, err := client.Call(ctx, "GET /v1/tools", map[string]any{"since": value})
		same(t, errors.Is(err, tallowmere.ErrArgument), true)
	}
}

// A token is fetched again when the server is not available, also for a request that changes something: it was not sent yet.
func TestTokenIsFetchedAgain(t *testing.T) {
	var sent []string

	server := httptest.NewServer(http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) {
		if sent = append(sent, request.URL.Path); len(sent) == 1 {
			response.WriteHeader(http.StatusServiceUnavailable)
		}
		_, _ = io.WriteString(response, `{"access_token": "t", "id": 1}`)
	}))
	defer server.Close()
	client, err := tallowmere.New(
		tallowmere.WithEndpoint(server.URL), tallowmere.WithClientCredentials(server.URL+"/token", "id", "s3cret"),
	)
	check(t, err)
	_, err = client.Tools.AddTool(context.Background(), &tallowmere.AddToolParams{Name: "Drill", BranchID: 3})
	check(t, err)
	same(t, sent, []string{"/token", "/token", "/v1/tools"})
}

// A closed client sends nothing.
func TestClosed(t *testing.T) {
	client := answering(t, func(http.ResponseWriter, *http.Request) { t.Error("a request was sent") })
	check(t, client.Close())
	_, err := client.Call(context.Background(), "GET /v1/tools", nil)
	same(t, errors.Is(err, tallowmere.ErrConfiguration), true)
}

// The first of many is not the only one, however small the server's pages are; each page is requested once.
func TestTheOnlyOneInSmallPages(t *testing.T) {
	for last, wanted := range map[string]error{"1": nil, "2": tallowmere.ErrNotOne} {
		for _, options := range [][]tallowmere.Option{nil, {tallowmere.WithPageSize(1)}} {
			var asked []string
			client := answering(t, func(response http.ResponseWriter, request *http.Request) {
				page := cmp.Or(request.URL.Query().Get("page"), "1")
				if asked = append(asked, page); page <= last {
					_, _ = io.WriteString(response, `[{"loan_id": `+page+`}]`)
				} else {
					_, _ = io.WriteString(response, `[]`)
				}
			}, options...)
			_, err := client.Loans.ListLoans(context.Background(), nil).One()
			same(t, errors.Is(err, wanted), true)
			same(t, asked, []string{"1", "2"})
		}
	}
}

// A download may last longer than the timeout. It is given up when nothing arrives for that time, and says how far it came.
func TestSlowDownloads(t *testing.T) {
	send := func(response http.ResponseWriter, text string) {
		_, _ = io.WriteString(response, text)
		response.(http.Flusher).Flush()
	}
	client := answering(t, func(response http.ResponseWriter, request *http.Request) {
		switch request.URL.Path {
		case "/slow":
			for range 8 {
				send(response, "0123456789")
				time.Sleep(150 * time.Millisecond)
			}
		case "/stopped":
			send(response, "0123456789")
			<-request.Context().Done()
		case "/silent":
			<-request.Context().Done()
		case "/cut":
			response.Header().Set("Content-Length", "20")
			send(response, "0123456789")
		}
	}, tallowmere.WithTimeout(time.Second), tallowmere.WithRetries(0))
	for path, wanted := range map[string]struct {
		kind    error
		written int
	}{"/slow": {nil, 80}, "/stopped": {tallowmere.ErrTimeout, 10}, "/silent": {tallowmere.ErrTimeout, 0}, "/cut": {tallowmere.ErrConnection, 10}} {
		var saved bytes.Buffer
		err := client.Download(context.Background(), "GET "+path, nil, &saved)
		same(t, saved.Len(), wanted.written)
		if !errors.Is(err, wanted.kind) || err != nil && !errors.Is(err, tallowmere.ErrTransport) {
			t.Errorf("%s: unexpected error %v", path, err)
		}
	}
}

// Where the docs do not say what a response contains, any type is accepted.
func TestAcceptedTypes(t *testing.T) {
	ctx, accepted := context.Background(), ""
	client := answering(t, func(response http.ResponseWriter, request *http.Request) {
		accepted = request.Header.Get("Accept")
		_, _ = io.WriteString(response, `{"id": 1}`)
	})
	_, err := client.Tools.FetchPhoto(ctx, &tallowmere.FetchPhotoParams{PhotoID: "a"})
	check(t, err)
	same(t, accepted, "application/json, */*;q=0.1")
	_, err = client.Tools.GetTool(ctx, &tallowmere.GetToolParams{ToolID: "811"})
	check(t, err)
	same(t, accepted, "application/json")
}
