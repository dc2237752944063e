package tallowmere

import (
	"net/http"
	"regexp"
	"strings"
)

// operation is what the docs say about a request and its response. All calls of it share one.
type operation struct {
	name   string
	method string
	// path has its variables as {name}.
	path string
	// server is where it is sent if that is not the client's server.
	server string
	// access is what the docs say about credentials.
	access access
	// body is how fields of the body are sent: form, multipart or raw; as JSON if empty.
	body string
	// repeatable requests have a key by which the server recognizes the second one.
	repeatable bool
	result     result
	paging     *paging
	// excludes and requires are pairs of parameters that cannot, or have to, be sent together.
	excludes, requires [][2]string
	statuses           map[int]string
}

// access says whether requests are sent with credentials.
type access int

const (
	// accessByServer sends credentials to the API's own servers.
	accessByServer access = iota
	accessPublic
	accessAuthenticated
)

// result is where the content of a response is.
type result struct {
	// key is a path of keys such as data.tree.
	key string
	// isSingle is an object that arrives in a list of one.
	isSingle bool
	// contentType is that of what is not JSON.
	contentType string
	// isEmpty is a response of which the docs say nothing, or that it has no content.
	isEmpty bool
}

// paging is how a list is read page by page. The first five are names: the kind, then those of parameters. The others are
// paths of keys in a response; cursorField is one in an object: that of the last one is the cursor of the next page.
type paging struct {
	kind, number, first, size, offset, cursor string
	items, total, next, cursorField, more     string
}

// Kinds of paging.
const (
	pagingByNumber = "page"
	pagingByOffset = "offset"
	pagingByCursor = "cursor"
	pagingByLink   = "link"
)

// position is the parameter that says which page.
func (p *paging) position() string {
	switch p.kind {
	case pagingByNumber:
		return p.number
	case pagingByOffset:
		return p.offset
	case pagingByCursor:
		return p.cursor
	}
	return ""
}

// isSafe reports whether sending it twice does no harm: it only reads, or the server recognizes the second request.
func (o *operation) isSafe() bool {
	switch o.method {
	case http.MethodGet, http.MethodHead, http.MethodOptions:
		return true
	}
	return o.repeatable
}

// idempotencyKey is the header by which a server recognizes a request that is sent again.
const idempotencyKey = "Idempotency-Key"

var pathVariable = regexp.MustCompile(`\{([^{}]+)\}`)

// expandPath replaces the variables of a path. Values are segments already.
func expandPath(path string, segments map[string]string) string {
	return pathVariable.ReplaceAllStringFunc(path, func(variable string) string {
		return segments[strings.Trim(variable, "{}")]
	})
}

// substitutes are what servers send instead of numbers: nothing that all of them mean alike.
var substitutes map[string]string
