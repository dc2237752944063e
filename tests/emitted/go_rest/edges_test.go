package tallowmere_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"

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
