package runtime

import (
	"cmp"
	"encoding/json"
	"errors"
	"regexp"
	"strconv"
	"strings"
)

// defaultPageSize is the server's own: none is sent.
const defaultPageSize = 0

// pageRequest is a page to request, after earlier other ones.
type pageRequest struct {
	op      *operation
	filters *arguments
	size    int
	// position is a number, an offset or a cursor.
	position string
	// isSingle is a page that no other follows: it was asked for by its number, or the operation knows no pages.
	isSingle bool
	// earlier and received are the pages and the objects before it, length is that of the first page.
	earlier, received, length int
}

// newPageRequest is the first page to request; arguments of the caller come before the size.
func newPageRequest(op *operation, args *arguments, size int) *pageRequest {
	paging := op.paging
	if paging == nil {
		return &pageRequest{op: op, filters: args, isSingle: true}
	}
	request := &pageRequest{op: op, filters: args, size: size}
	if given, err := strconv.Atoi(args.queryText(paging.size)); err == nil {
		request.size = given
	}
	switch paging.kind {
	case pagingByNumber:
		request.position = cmp.Or(paging.first, "1")
	case pagingByOffset:
		request.position = "0"
	}
	if given := args.queryText(paging.position()); given != "" {
		// Who asks for a page by its number wants that one; an offset or a cursor is where to begin.
		request.position, request.isSingle = given, paging.kind == pagingByNumber
	}
	return request
}

// arguments are all parts of the request.
func (r *pageRequest) arguments() *arguments {
	paging, args := r.op.paging, r.filters
	if paging == nil || args.url != "" {
		return args
	}
	if r.size > 0 && paging.size != "" {
		args = args.withQuery(paging.size, strconv.Itoa(r.size))
	}
	if name := paging.position(); name != "" && r.position != "" && (r.earlier > 0 || r.isSingle) {
		args = args.withQuery(name, r.position)
	}
	return args
}

// numbered is a page by its number; nil if there cannot be one.
func (r *pageRequest) numbered(number int) *pageRequest {
	single := *r
	single.isSingle = true
	paging := r.op.paging
	switch {
	case paging != nil && paging.kind == pagingByNumber:
		single.position = strconv.Itoa(number)
	case paging != nil && paging.kind == pagingByOffset && (r.size > 0 || number == 1):
		single.position = strconv.Itoa((number - 1) * r.size)
	case number != 1:
		return nil
	}
	return &single
}

// next is the page to request after a page, or nil: the list ends here.
//
// Without a total, a list that is read by numbers or offsets ends with an empty page, or one that is shorter than the
// first: servers give smaller pages than requested without saying so, and a first page may be any part of the list.
func (r *pageRequest) next(found *page) *pageRequest {
	paging := r.op.paging
	if paging == nil || r.isSingle {
		return nil
	}
	following := *r
	following.earlier++
	following.received += len(found.items)
	if following.length == 0 {
		following.length = len(found.items)
	}
	switch {
	case paging.kind == pagingByLink || paging.next != "" && paging.cursor == "":
		return following.linked(found)
	case paging.kind == pagingByCursor:
		cursor := nextCursor(paging, found)
		if cursor == "" || cursor == r.position {
			return nil
		}
		following.position = cursor
		return &following
	}
	return following.counted(found)
}

// counted is the next page of a list that is read by numbers or offsets.
func (r *pageRequest) counted(found *page) *pageRequest {
	at, err := strconv.Atoi(r.position)
	if err != nil || len(found.items) == 0 {
		return nil
	}
	step, end := 1, r.received
	if r.op.paging.kind == pagingByOffset {
		step, end = len(found.items), at+len(found.items)
	}
	isLast := len(found.items) < r.length
	if found.total >= 0 {
		isLast = int64(end) >= found.total
	}
	if isLast {
		return nil
	}
	r.position = strconv.Itoa(at + step)
	return r
}

// linked is the page of the URL in the response.
func (r *pageRequest) linked(found *page) *pageRequest {
	target := nextLink(found.header.Values("Link"))
	if r.op.paging.next != "" {
		target = ""
		if value, ok := valueAt(jsonText(found.body), r.op.paging.next); ok && isText(value) {
			target = textOf(value)
		}
	}
	if target == "" || target == r.filters.url {
		return nil
	}
	filters := *r.filters
	filters.url = target
	r.filters = &filters
	return r
}

// nextCursor is the cursor of the page after a page; empty if there is none.
func nextCursor(paging *paging, found *page) string {
	body := jsonText(found.body)
	if paging.cursorField != "" && paging.more != "" {
		if more, _ := valueAt(body, paging.more); string(more) != "true" || len(found.items) == 0 {
			return ""
		}
		last, _ := valueAt(found.items[len(found.items)-1], paging.cursorField)
		return cursorText(last)
	}
	if paging.next == "" {
		return ""
	}
	value, _ := valueAt(body, paging.next)
	return cursorText(value)
}

// cursorText is a cursor, which is a text or a number other than 0.
func cursorText(value json.RawMessage) string {
	text, ok := scalarText(value)
	if !ok || text == "0" && !isText(value) || text == "true" || text == "false" {
		return ""
	}
	return text
}

// RFC 8288: <URL>; rel="next". A comma ends a link, but not in the URL or in quotes.
var (
	linkValue = regexp.MustCompile(`<([^<>]*)>((?:[^,"<]|"(?:[^"\\]|\\.)*")*)`)
	linkRel   = regexp.MustCompile(`(?i);\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))`)
)

// nextLink is the URL of the next page in Link headers; empty if there is none.
func nextLink(headers []string) string {
	for _, link := range linkValue.FindAllStringSubmatch(strings.Join(headers, ", "), -1) {
		rel := linkRel.FindStringSubmatch(link[2])
		if rel == nil {
			continue
		}
		for _, kind := range strings.Fields(rel[1] + rel[2]) {
			if strings.EqualFold(kind, "next") {
				return link[1]
			}
		}
	}
	return ""
}

// place is what leads to the page: a number, an offset, a cursor or a URL.
func (r *pageRequest) place() string { return r.position + " " + r.filters.url }

// isBeyondEnd reports whether an error stands for an empty page: after the last page, some servers find none.
func (r *pageRequest) isBeyondEnd(refusal *APIError) bool {
	return r.earlier > 0 && errors.Is(refusal, ErrNotFound)
}

// smaller is nil: servers say nothing about the size that they allow which all of them mean alike.
func (r *pageRequest) smaller(*APIError) *pageRequest { return nil }

// trustedTotal is the server's count of all objects; negative if there is none.
func (r *pageRequest) trustedTotal(found *page) int64 {
	isWhole := r.earlier == 0 && !r.isSingle && (r.position == "" || r.position == "0" || r.position == "1")
	if !isWhole {
		return -1
	}
	return found.total
}

// parsePage is the page in a response.
func parsePage(op *operation, got *response) (*page, error) {
	body, err := parse(op, got)
	if err != nil {
		return nil, err
	}
	items, err := rawItems(op, body)
	if err != nil {
		return nil, err
	}
	found := &page{items: items, total: -1, body: got.body, header: got.header}
	if op.paging == nil {
		return found, nil
	}
	if op.paging.total != "" {
		if raw, ok := valueAt(body.raw, op.paging.total); ok {
			if total, ok := integerOf(raw); ok && total >= 0 {
				found.total = total
			}
		}
	}
	return found, requireCursor(op, body, found)
}

// requireCursor is the error of a page after which there are more objects, without one to go on from.
func requireCursor(op *operation, body *payload, found *page) error {
	if op.paging.cursorField == "" || op.paging.more == "" {
		return nil
	}
	if more, _ := valueAt(body.raw, op.paging.more); string(more) == "true" && nextCursor(op.paging, found) == "" {
		return body.unclear(op, "there are more objects, but the last one has no "+op.paging.cursorField+" to go on from")
	}
	return nil
}
